package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all deletions share: what is not there needs not be deleted, and what was begun goes on by reference. */
public final class DeletePhase {
    public static final String DELETE = "DELETE";
    public static final String TARGET = "target";

    private DeletePhase() {}

    /** What would be lost with a VDB; a licence that covers no bookmarks forbids to look for them, too. */
    public static List<Bookmark> bookmarks(Dataset vdb, OperationContext context) {
        try {
            return context.catalog().bookmarks(vdb);
        } catch (PlatformException e) {
            if (e.problem() == Problem.NOT_LICENSED) {
                return List.of();
            }
            throw e;
        }
    }

    /** The same for a name, which may be missing only in a list that is some seconds old. */
    public static <T> Optional<T> ifThere(Supplier<T> lookUp, OperationContext context) {
        return Lookup.ifThere(lookUp).or(() -> {
            context.platform().forget();
            return Lookup.ifThere(lookUp);
        });
    }

    /**
     * Deletes a bookmark where it is there.
     *
     * @param owner reference of what it marks
     */
    public static Next bookmark(
            Optional<Bookmark> present, String owner, String name, Result result, OperationContext context) {
        return present.map(Bookmark::reference)
                .<Next>map(reference -> submit(new Submission.DeleteBookmark(reference), List.of(reference, owner)))
                .orElseGet(() -> absent(name, result, context));
    }

    public static Next absent(String name, Result result, OperationContext context) {
        context.note(Note.ABSENT, name);
        return new Next.Done(result.with("absent", true));
    }

    public static Next submit(Submission submission, List<String> guards) {
        return Next.Submit.of(DELETE, submission)
                .remembering(Map.of(TARGET, submission.target()))
                .guardedBy(guards);
    }
}
