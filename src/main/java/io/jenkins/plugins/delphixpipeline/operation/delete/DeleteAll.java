package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence.Part;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several deletions, one after the other, all of which are checked before the first. */
public final class DeleteAll {
    private DeleteAll() {}

    /** @param key under which the names are part of the result */
    public static OperationSequence of(String key, List<? extends Deletion> deletions) {
        List<String> names = deletions.stream().map(Deletion::subject).toList();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("check the names", new Check(deletions)));
        deletions.forEach(each -> parts.add(new Part("delete " + each.subject(), each)));
        return new OperationSequence("delete", String.join(", ", names), parts, Map.of(key, new ArrayList<>(names)));
    }

    /** Deletes nothing. */
    private static final class Check implements DataOperation {
        @Serial
        private static final long serialVersionUID = 1L;

        private final ArrayList<Deletion> deletions;

        Check(List<? extends Deletion> deletions) {
            this.deletions = new ArrayList<>(deletions);
        }

        @Override
        public String verb() {
            return "check";
        }

        @Override
        public String subject() {
            return String.join(", ", deletions.stream().map(Deletion::subject).toList());
        }

        @Override
        public Next next(OperationState state, OperationContext context) {
            deletions.forEach(each -> each.check(context));
            return new Next.Done(Result.empty());
        }
    }
}
