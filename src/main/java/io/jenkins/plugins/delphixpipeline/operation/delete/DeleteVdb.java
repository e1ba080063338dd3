package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Deletes a VDB; never a dSource. */
public final class DeleteVdb implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String vdb;
    private final boolean force;

    /** @param force also when its host cannot be reached */
    public DeleteVdb(String vdb, boolean force) {
        this.vdb = vdb;
        this.force = force;
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public void check(OperationContext context) {
        DeletePhase.ifThere(() -> context.catalog().dataset(vdb)).ifPresent(RefreshPhase::requireVdb);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdb", vdb);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        Optional<Dataset> present = DeletePhase.ifThere(() -> known == null
                ? context.catalog().dataset(vdb)
                : context.catalog().datasetByReference(known));
        if (present.isEmpty()) {
            return DeletePhase.absent(vdb, result, context);
        }
        Dataset target = RefreshPhase.requireVdb(present.get());
        return DeletePhase.submit(new Submission.DeleteVdb(target.reference(), force), List.of(target.reference()));
    }
}
