package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the VDB of an environment, and whatever else was left behind while it was made. Where somebody builds on one, by
 * provisioning from it or by bookmarking it, all are kept.
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

    private final String name;
    private final EnvironmentVdbs made;
    private final boolean evenBookmarked;

    /**
     * @param name for people
     * @param evenBookmarked its bookmarks go with it
     */
    public RemoveEnvironment(String name, EnvironmentVdbs made, boolean evenBookmarked) {
        this.name = name;
        this.made = made;
        this.evenBookmarked = evenBookmarked;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdb", name);
        List<Dataset> left = made.left(state, context);
        if (left.isEmpty()) {
            Result gone = notFound(result, context);
            return state.isUnderWay() ? new Next.Done(gone) : DeletePhase.absent(name, gone, context);
        }
        Optional<Result> kept = new BuiltUpon(left, context).keeping(result, evenBookmarked);
        return kept.<Next>map(Next.Done::new).orElseGet(() -> EnvironmentVdbs.delete(left.get(0)));
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
