package io.jenkins.plugins.delphixpipeline.engine;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.MASTER;

import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of each change that an engine can be asked for. */
public enum Changes {
    SYNC_OF_A_DSOURCE("DB_SYNC", at -> sync(at.dataset(DSOURCE))),
    SNAPSHOT_OF_A_VDB("DB_SYNC", at -> sync(at.dataset(MASTER))),
    REFRESH("DB_REFRESH", Changes::refresh),
    PROVISION("DB_PROVISION", Changes::provision),
    ENABLE("SOURCE_ENABLE", Changes::enable),
    DISABLE("SOURCE_DISABLE", at -> new Submission.Disable(at.dataset(MASTER).reference())),
    REFRESH_POD("CONTAINER_REFRESH", at -> {
        DataPod pod = at.pod("prep2");
        return new Submission.RefreshPod(pod.reference(), pod.lastOperation());
    }),
    STOP_POD("CONTAINER_DISABLE", at -> podChange(at, Submission.ChangePod.Change.DISABLE)),
    RESET_POD("CONTAINER_RESET", at -> podChange(at, Submission.ChangePod.Change.RESET)),
    STOP("SOURCE_STOP", at -> new Submission.Run(at.dataset(MASTER).reference(), false)),
    SET_HOOKS(null, Changes::setHooks),
    REWIND("DB_ROLLBACK", Changes::rewind),
    CREATE_BRANCH("USER_BRANCH_CREATE", at -> {
        DataPod pod = at.pod("prep4");
        return new BranchSubmission.CreateBranch(pod.reference(), "feature", null, pod.lastOperation());
    }),
    ACTIVATE_BRANCH("BRANCH_ACTIVATE", at -> {
        String first = branchOff(at);
        DataPod pod = at.pod("prep4");
        return new BranchSubmission.ActivateBranch(pod.reference(), first, pod.lastOperation());
    }),
    DELETE_BRANCH(
            "BRANCH_DELETE",
            at -> new BranchSubmission.DeleteBranch(at.pod("prep4").reference(), branchOff(at))),
    CREATE_POD("CONTAINER_CREATE", Changes::createPod),
    BOOKMARK_OF_A_POD("BOOKMARK_CREATE", at -> {
        DataPod pod = at.pod("prep1");
        return new Submission.CreateBookmark(
                pod.reference(),
                true,
                pod.activeBranch(),
                null,
                "release 1",
                new Labels(List.of("one", "two"), true, null, null));
    }),
    BOOKMARK_OF_A_TEMPLATE("BOOKMARK_CREATE", at -> {
        DataTemplate template = at.template();
        return new Submission.CreateBookmark(
                template.reference(),
                false,
                template.activeBranch(),
                null,
                "release 1",
                new Labels(List.of(), true, null, "text"));
    }),
    BOOKMARK_OF_A_VDB(null, Changes::bookmarkVdb);

    public final String jobType;
    private final Function<Connected, Submission> made;

    Changes(String jobType, Function<Connected, Submission> made) {
        this.jobType = jobType;
        this.made = made;
    }

    /** Brings the engine into the state where the change makes sense, and describes the change. */
    public Submission prepare(Connected at) {
        return made.apply(at);
    }

    /** How often the engine carried it out. */
    public long carriedOut(Connected at) {
        if (this == SET_HOOKS) {
            return at.engine
                    .catalog()
                    .hooks(at.dataset(MASTER))
                    .of(Moment.PRE_REFRESH)
                    .size();
        }
        if (jobType == null) {
            return at.engine.catalog().bookmarks(at.dataset(MASTER)).size();
        }
        return at.simulated.books().jobs().stream()
                .filter(job -> job.actionType().endsWith(jobType) && job.parentAction() == null)
                .count();
    }

    private static Submission sync(Dataset dataset) {
        return new Submission.Sync(dataset.reference(), dataset.isVdb(), Map.of());
    }

    private static Submission podChange(Connected at, Submission.ChangePod.Change change) {
        DataPod pod = at.pod("prep3");
        return new Submission.ChangePod(pod.reference(), change, null, pod.lastOperation());
    }

    /** Leaves the pod's first branch for a new one, and tells the reference of the first. */
    private static String branchOff(Connected at) {
        DataPod pod = at.pod("prep4");
        at.finish(at.engine
                .submissions()
                .submit(
                        new BranchSubmission.CreateBranch(pod.reference(), "feature", null, pod.lastOperation()),
                        "before"));
        return pod.activeBranch();
    }

    private static Submission setHooks(Connected at) {
        Script script = new Script("before", Shell.BASH, "true");
        return new Submission.SetHooks(
                at.dataset(MASTER).reference(), new VdbHooks(Map.of(Moment.PRE_REFRESH, List.of(script))));
    }

    private static Submission rewind(Connected at) {
        Dataset master = at.dataset(MASTER);
        Snapshot snapshot = at.engine.catalog().latestSnapshot(master).orElseThrow();
        return new Submission.Rewind(
                master.reference(), new PointInTime.AtSnapshot(snapshot.reference()), master.currentTimeflow());
    }

    private static Submission refresh(Connected at) {
        Dataset master = at.dataset(MASTER);
        Snapshot snapshot =
                at.engine.catalog().latestSnapshot(at.dataset(DSOURCE)).orElseThrow();
        return new Submission.Refresh(
                master.reference(), new PointInTime.AtSnapshot(snapshot.reference()), master.currentTimeflow());
    }

    private static Submission provision(Connected at) {
        return provision(at, "new copy", Map.of());
    }

    public static Submission.Provision provision(Connected at, String name, Map<String, Object> parameters) {
        Dataset master = at.dataset(MASTER);
        PointInTime point = new PointInTime.Latest(master.reference());
        return new Submission.Provision(master.reference(), name, "Prep", point, null, null, null, parameters);
    }

    private static Submission enable(Connected at) {
        String master = at.dataset(MASTER).reference();
        at.finish(at.engine.submissions().submit(new Submission.Disable(master), "before"));
        return new Submission.Enable(master, false);
    }

    private static Submission createPod(Connected at) {
        at.finish(at.engine.submissions().submit(provision(at, "new copy", Map.of()), "before"));
        org.awaitility.Awaitility.await().until(() -> at.simulated.books().jobs().stream()
                .noneMatch(job -> job.state().equals("RUNNING")));
        Dataset vdb = at.dataset("Prep/new copy");
        return new Submission.CreatePod(
                at.template().reference(), "prep8", List.of(vdb.reference()), List.of("delphix_admin"));
    }

    private static Submission bookmarkVdb(Connected at) {
        Dataset master = at.dataset(MASTER);
        Snapshot snapshot = at.engine.catalog().latestSnapshot(master).orElseThrow();
        return new Submission.BookmarkVdb(master.reference(), "before", snapshot, false, Labels.NONE);
    }
}
