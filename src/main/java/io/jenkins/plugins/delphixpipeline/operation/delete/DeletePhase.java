package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * What is not there counts as deleted, and so would several names in one text, although each of them is there.
     *
     * @param parameter the one that takes a name; the one for several ends with an s
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED}
     */
    public static void requireOneName(String parameter, String name, Predicate<String> isThere) {
        List<String> parts = parts(name);
        if (parts.size() > 1 && parts.stream().anyMatch(isThere)) {
            String list = parts.stream().map(part -> "'" + part + "'").collect(Collectors.joining(", ", "[", "]"));
            throw severalNames(parameter, name, "write " + parameter + "s: " + list);
        }
    }

    /** The same of what is deleted one at a time. */
    public static void requireSingle(String parameter, String name, Predicate<String> isThere) {
        List<String> parts = parts(name);
        if (parts.size() > 1 && parts.stream().anyMatch(isThere)) {
            throw severalNames(parameter, name, "write a step for each");
        }
    }

    private static List<String> parts(String name) {
        return Stream.of(name.split(",")).map(String::strip).toList();
    }

    private static PlatformException severalNames(String parameter, String name, String remedy) {
        return new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, parameter)
                .withDetails("\"" + name + "\" is several names; " + remedy));
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
