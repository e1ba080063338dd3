package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the VDB of an environment by its reference, whatever it is called by now, or by the mark of the operation that made it
 * where nobody was told its reference. One that somebody builds on, by provisioning from it or by bookmarking it, is kept.
 */
public final class RemoveEnvironment implements DataOperation {
    /** In the result of one that was kept: the names of the VDBs that were provisioned from it. */
    public static final String CHILDREN = "children";

    /** The names of its bookmarks. */
    public static final String BOOKMARKS = "bookmarks";

    /** There when what was not found may still come into the lists. */
    public static final String LATE = "late";

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reference;
    private final String maker;
    private final String name;
    private final boolean evenBookmarked;

    /**
     * @param reference null where it is not known whether there is a VDB
     * @param maker the id of the operation that made it, or may have; null where the reference is known
     * @param name for people
     * @param evenBookmarked its bookmarks go with it
     */
    public RemoveEnvironment(String reference, String maker, String name, boolean evenBookmarked) {
        this.reference = reference;
        this.maker = maker;
        this.name = name;
        this.evenBookmarked = evenBookmarked;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdb", name);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        Optional<Dataset> present = reference(context)
                .flatMap(vdb -> DeletePhase.ifThere(() -> context.catalog().datasetByReference(vdb)));
        if (present.isEmpty()) {
            return DeletePhase.absent(name, notFound(result, context), context);
        }
        Optional<Result> kept = new BuiltUpon(List.of(present.get()), context).keeping(result, evenBookmarked);
        if (kept.isPresent()) {
            return new Next.Done(kept.get());
        }
        String found = present.get().reference();
        return DeletePhase.submit(new Submission.DeleteVdb(found, false), List.of(found));
    }

    private Optional<String> reference(OperationContext context) {
        return reference == null
                ? context.submissions().vdbsMadeBy(maker).stream().findFirst()
                : Optional.of(reference);
    }

    /** Where a back end is late with its lists, the result says that what was not found may still come. */
    static Result notFound(Result result, OperationContext context) {
        return context.catalog().showsAtOnce() ? result : result.with(LATE, true);
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return name;
    }
}
