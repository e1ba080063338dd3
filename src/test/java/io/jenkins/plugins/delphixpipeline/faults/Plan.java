package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.util.List;
import java.util.Map;

/** The operations of a data pipeline. */
final class Plan {
    static final String PRODUCTION = "Production/Patients Prod";
    static final String MASTER = "Masked/Patients Masked Master";
    static final String BILLING = "Finance Development/Billing Dev";
    static final String NEW_VDB = "Prep/Patients QA";

    static final String CHILD = "Prep/Patients prep6";

    private Plan() {}

    /** The VDB of a data pod. */
    static String vdbOf(String pod) {
        return "Prep/Patients " + pod;
    }

    static DataOperation refreshChild() {
        return new RefreshVdb(CHILD, PointChoice.latestSnapshot(), false);
    }

    static DataOperation manage(String pod, PodAction action, String bookmark) {
        return new ManagePod(new PodTarget(pod, "Patients", true, false), action, bookmark);
    }

    static DataOperation snapshot() {
        return new SnapshotDataset(PRODUCTION, Map.of());
    }

    static DataOperation snapshotOfMaster() {
        return new SnapshotDataset(MASTER, Map.of());
    }

    static DataOperation refreshMasked(boolean syncFirst) {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), syncFirst, MaskingGuard.job("Mask Patients"));
    }

    static DataOperation refreshScripted(boolean syncFirst) {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), syncFirst, MaskingGuard.hook(FaultyDct.SCRIPT));
    }

    static DataOperation refresh(String pod) {
        return new RefreshVdb(vdbOf(pod), PointChoice.latestSnapshot(), false);
    }

    /** @param bookmark null for the newest snapshots */
    static DataOperation refreshGroup(String group, String bookmark) {
        return new RefreshGroup(group, bookmark, false);
    }

    static DataOperation bookmarkGroup(String group) {
        BookmarkLabels labels = new BookmarkLabels(List.of("FULL", "build=17"), false, null, null);
        return new BookmarkGroup("of " + group, group, labels, IfExists.FAIL);
    }

    static DataOperation vdb(String vdb, VdbAction action) {
        return new ManageVdb(vdb, action, null, false);
    }

    static DataOperation delete() {
        return new DeleteVdb(NEW_VDB, false);
    }

    static DataOperation refreshPod(String pod) {
        return new ProvisionPod(new PodTarget(pod, "Patients", true, false), List.of(), List.of(), IfExists.REFRESH);
    }

    static DataOperation provision() {
        var placement = new Placement(null, null, null, null, Map.of());
        return new ProvisionVdb(
                NEW_VDB,
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                placement,
                IfExists.FAIL,
                false);
    }

    static DataOperation branch(String pod, BranchAction action, String name) {
        return new ManageBranch(new PodTarget(pod, "Patients", true, false), new BranchChange(action, name, null));
    }

    static DataOperation setHooks(String vdb) {
        VdbHooks.Script script = new VdbHooks.Script("clean up", VdbHooks.Shell.BASH, "true");
        return new SetHooks(vdb, new HookSettings().script(VdbHooks.Moment.POST_REFRESH, script), false);
    }

    static DataOperation refreshBilling() {
        return new RefreshVdb(BILLING, PointChoice.latestSnapshot(), true);
    }

    /** @param pod null for a bookmark of the template */
    static DataOperation bookmark(String name, String pod) {
        BookmarkLabels labels = new BookmarkLabels(List.of("FULL", "nightly"), true, null, null);
        return new BookmarkSelfService(name, pod, "Patients", labels, IfExists.FAIL);
    }

    static DataOperation bookmarkBilling() {
        return new BookmarkVdb("of billing", BILLING, IfExists.FAIL);
    }
}
