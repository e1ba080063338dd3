package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all deletions share: what is not there needs not be deleted, and what was begun goes on by reference. */
final class Deleting {
    static final String DELETE = "DELETE";
    static final String TARGET = "target";

    private Deleting() {}

    /** @return empty when it is not there, under its name or, after a lost answer, under its reference */
    static <T> Optional<T> ifThere(Supplier<T> lookUp) {
        try {
            return Optional.of(lookUp.get());
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static Next absent(String name, Result result, OperationContext context) {
        context.note(Note.ABSENT, name);
        return new Next.Done(result.with("absent", true));
    }

    static Next submit(Submission.Delete submission, List<String> guards) {
        return Next.Submit.of(DELETE, submission)
                .remembering(Map.of(TARGET, submission.target()))
                .guardedBy(guards);
    }
}
