package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A way for data to reach a dataset, with what has to be there before the master gets into its state. */
enum DataRoad {
    REFRESH("delphixRefresh of a child", at -> new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false)),
    REFRESH_NEWEST(
            "delphixRefresh of a child from the newest snapshot by name",
            at -> new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(at.newestSnapshot()), false)),
    REFRESH_POINT(
            "delphixRefresh, LATEST_POINT", at -> new RefreshVdb(MasterWorld.CHILD, PointChoice.latestPoint(), false)),
    PROVISION(
            "delphixProvision vdb",
            at -> new ProvisionVdb(
                    "QA/fresh",
                    new ProvisionVdb.Source(MasterWorld.MASTER, PointChoice.latestSnapshot()),
                    new Placement(null, null, null, null, Map.of()),
                    IfExists.FAIL,
                    false)),
    PROVISION_POD(
            "delphixProvision dataPod",
            at -> new ProvisionPod(
                    new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false),
                    List.of(),
                    List.of(),
                    IfExists.REFRESH)),
    CREATE_POD(
            "delphixProvision dataPod with vdbs",
            at -> new ProvisionPod(
                    new PodTarget("fresh", MasterWorld.TEMPLATE, true, false),
                    List.of(MasterWorld.CHILD),
                    List.of(),
                    IfExists.FAIL)),
    REFRESH_POD(
            "delphixDataPod refresh",
            at -> new ManagePod(
                    new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false), PodAction.REFRESH, null)),
    BOOKMARK_TEMPLATE(
            "delphixBookmark of the template, restored by a person",
            at -> new BookmarkSelfService(
                    "marked",
                    null,
                    MasterWorld.TEMPLATE,
                    new BookmarkLabels(List.of(), true, null, null),
                    IfExists.FAIL)),
    RESTORE_LATEST(
            "delphixDataPod restore of a template's bookmark at its newest data",
            at -> new ManagePod(
                    new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false),
                    PodAction.RESTORE,
                    at.bookmarkedByPerson())),
    BRANCH_OF_LATEST(
            "delphixDataPod createBranch of a template's bookmark at its newest data",
            at -> new ManageBranch(
                    new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false),
                    new BranchChange(BranchAction.CREATE_BRANCH, "feature", at.bookmarkedByPerson()))),
    ENABLE_MASTER("delphixVdb enable of the master", at -> {
        at.disable(MasterWorld.MASTER);
        return new ManageVdb(MasterWorld.MASTER, VdbAction.ENABLE, null, false);
    }),
    START_MASTER("delphixVdb start of the master", at -> {
        at.stopQuietly(MasterWorld.MASTER);
        return new ManageVdb(MasterWorld.MASTER, VdbAction.START, null, false);
    }),
    UNDO_MASTER("delphixVdb undo of the master", at -> {
        at.stopQuietly(MasterWorld.MASTER);
        return new ManageVdb(MasterWorld.MASTER, VdbAction.UNDO, null, false);
    }),
    REWIND_MASTER("delphixVdb rewind of the master to its newest snapshot", at -> {
        at.stopQuietly(MasterWorld.MASTER);
        return new ManageVdb(MasterWorld.MASTER, VdbAction.REWIND, PointChoice.snapshot(at.newestSnapshot()), false);
    }),
    UNDO_POD("delphixDataPod undo, back to what a person's refresh brought", at -> {
        at.podRefreshedByPerson();
        at.restoredByPerson(MasterWorld.POD, MasterWorld.AT_FIRST);
        return new ManagePod(new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false), PodAction.UNDO, null);
    }),
    ACTIVATE_BRANCH("delphixDataPod activateBranch, to what a person's refresh brought", at -> {
        at.podRefreshedByPerson();
        at.branchedByPerson(MasterWorld.POD, MasterWorld.AT_FIRST);
        return new ManageBranch(
                new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false),
                new BranchChange(BranchAction.ACTIVATE_BRANCH, "default", null));
    }),
    YAML("delphix.yaml, datapod.create", at -> at.yaml("datapod.create")),
    YAML_REFRESH("delphix.yaml, datapod.refresh", at -> at.yaml("datapod.refresh")),
    START_POD("delphixDataPod start of a pod that a person refreshed", at -> {
        at.podRefreshedByPersonAndStopped();
        return new ManagePod(new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false), PodAction.START, null);
    });

    final String words;
    final Function<MasterWorld, DataOperation> operation;

    DataRoad(String words, Function<MasterWorld, DataOperation> operation) {
        this.words = words;
        this.operation = operation;
    }
}
