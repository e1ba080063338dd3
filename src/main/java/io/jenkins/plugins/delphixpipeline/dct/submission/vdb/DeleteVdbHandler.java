package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Map;

/** Deletes a VDB, for good: not into the recycle bin that newer releases have. */
final class DeleteVdbHandler extends Handler<Submission.DeleteVdb> {
    private final Inventory inventory;
    private final Traces traces;

    DeleteVdbHandler(Inventory inventory, Traces traces) {
        super(Submission.DeleteVdb.class, Submission.Kind.DELETE_VDB);
        this.inventory = inventory;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.DeleteVdb delete, String correlation) {
        return WebRequest.post("/vdbs/" + delete.target() + "/delete", Map.of("force", delete.force()));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return shows(intent, null) ? RecoveryResult.ours(null, null) : traces.onTargetUnlessFailed(intent, "DELETE");
    }

    /** What this account may no longer read looks as if it were gone: without a job of ours somebody's has to show. */
    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        String vdb = intent.target();
        return inventory.vdb(vdb).isEmpty()
                && (receipt != null || traces.showDeletion(vdb) || inventory.wasDeletedOnItsEngine(vdb));
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
