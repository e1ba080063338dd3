package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence.Part;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
            List<Dataset> vdbs = deletions.stream()
                    .filter(DeleteVdb.class::isInstance)
                    .flatMap(each -> ((DeleteVdb) each).present(context).stream())
                    .toList();
            if (vdbs.size() > 1) {
                requireOrder(vdbs, context);
            }
            return new Next.Done(Result.empty());
        }

        /** Back ends delete nothing that something else comes from. */
        private static void requireOrder(List<Dataset> vdbs, OperationContext context) {
            Map<String, Dataset> all = context.catalog().datasets().stream()
                    .collect(Collectors.toMap(Dataset::reference, each -> each, (one, other) -> one));
            for (Dataset vdb : vdbs) {
                List<Dataset> later = vdbs.subList(vdbs.indexOf(vdb) + 1, vdbs.size());
                later.stream()
                        .filter(each -> comesFrom(vdb, each, all))
                        .findFirst()
                        .ifPresent(child -> {
                            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "vdbs")
                                    .withDetails("\"" + child.path() + "\" comes from \"" + vdb.path()
                                            + "\", which cannot be deleted before it; write \"" + child.path()
                                            + "\" first"));
                        });
            }
        }

        private static boolean comesFrom(Dataset origin, Dataset vdb, Map<String, Dataset> all) {
            Dataset parent = vdb.parent() == null ? null : all.get(vdb.parent());
            return parent != null && (parent.reference().equals(origin.reference()) || comesFrom(origin, parent, all));
        }
    }
}
