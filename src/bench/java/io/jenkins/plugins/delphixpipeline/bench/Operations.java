package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import java.util.List;
import java.util.Map;

/** The operations of the data pipeline. */
final class Operations {
    static final String PRODUCTION = "Production/Patients Prod";

    private Operations() {}

    static DataOperation snapshot() {
        return new SnapshotDataset(PRODUCTION, Map.of());
    }

    static DataOperation refreshMasked(String vdb) {
        return new RefreshMasked(vdb, PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    static DataOperation refreshPod(String pod) {
        return new ProvisionPod(new PodTarget(pod, "Patients", true, false), List.of(), List.of(), IfExists.REFRESH);
    }

    static DataOperation bookmark(String name, String pod) {
        BookmarkLabels labels = new BookmarkLabels(List.of("FULL", "nightly"), true, null, null);
        return new BookmarkSelfService(name, pod, "Patients", labels, IfExists.FAIL);
    }
}
