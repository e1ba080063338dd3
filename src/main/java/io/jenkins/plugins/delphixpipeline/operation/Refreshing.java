package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.Timeflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phase that every operation which refreshes a VDB shares: what is submitted, and what proves that it happened. */
final class Refreshing {
    static final String REFRESH = "REFRESH";
    static final String VDB = "vdb";
    private static final String BEFORE = "before";
    private static final String SNAPSHOT = "snapshot";
    private static final String LABEL = "label";
    private static final String PARENT = "parent";

    private static final String SNAPSHOT_JOB = "DB_SYNC";
    private static final String SNAPSHOT_AFTER = "SNAPSHOT_AFTER_REFRESH";

    private Refreshing() {}

    /**
     * A back end takes a snapshot of a refreshed VDB in a job of its own. Only with it others get the new data when they ask
     * for the latest snapshot; until then they would be given the old.
     *
     * @return the wait for that job; empty when none is running, or it has been waited for
     */
    static Optional<Next> snapshotAfter(OperationState state, OperationContext context) {
        return state.ended(SNAPSHOT_AFTER)
                ? Optional.empty()
                : context.jobs().unfinishedOn(state.fact(VDB)).stream()
                        .filter(job -> SNAPSHOT_JOB.equals(job.type()))
                        .findFirst()
                        .map(job -> new Next.Await(SNAPSHOT_AFTER, job.reference()));
    }

    /** @throws PlatformException {@link Problem#NOT_A_VDB}, {@link Problem#DATASET_UNKNOWN} … */
    static Dataset resolve(String name, OperationContext context) {
        Dataset vdb = context.catalog().dataset(name);
        if (!vdb.isVdb()) {
            throw PlatformException.of(Problem.NOT_A_VDB, vdb.path());
        }
        return vdb;
    }

    static Next.Submit submission(
            Dataset vdb, PointChoice choice, OperationContext context, Map<String, String> moreFacts) {
        Dataset parent = context.catalog().listed(vdb.parent());
        PointChoice.Resolved chosen = choice.resolve(parent, context);
        Map<String, String> facts = new HashMap<>(moreFacts);
        facts.put(VDB, vdb.reference());
        facts.put(BEFORE, vdb.currentTimeflow());
        facts.put(LABEL, chosen.label());
        facts.put(PARENT, parent.path());
        if (chosen.point() instanceof PointInTime.AtSnapshot at) {
            facts.put(SNAPSHOT, at.snapshot());
        }
        return Next.Submit.of(
                        REFRESH,
                        new Submission.Refresh(vdb.reference(), vdb.type(), chosen.point(), vdb.currentTimeflow()))
                .remembering(facts);
    }

    /**
     * The job's word is not taken for it: the VDB must be on a new timeflow, made by a refresh, from the snapshot that was
     * chosen.
     *
     * @throws PlatformException {@link Problem#UNPROVEN}
     */
    static Dataset prove(OperationState state, OperationContext context) {
        Dataset vdb = context.catalog().datasetByReference(state.fact(VDB));
        if (vdb.currentTimeflow().equals(state.fact(BEFORE))) {
            throw unproven(vdb, state, "it is still on timeflow " + vdb.currentTimeflow());
        }
        Timeflow timeflow = context.catalog().timeflow(vdb.currentTimeflow());
        if (timeflow.origin() != Timeflow.Origin.REFRESH) {
            throw unproven(vdb, state, "its timeflow was made by " + timeflow.origin() + ", not by a refresh");
        }
        String chosen = state.fact(SNAPSHOT);
        if (chosen != null && !chosen.equals(timeflow.parentSnapshot())) {
            throw unproven(
                    vdb, state, "it was refreshed from snapshot " + timeflow.parentSnapshot() + ", not from " + chosen);
        }
        return vdb;
    }

    static Result report(OperationState state, Dataset vdb) {
        return Result.empty()
                .with("vdb", vdb.path())
                .with("from", state.fact(PARENT))
                .with("point", state.fact(LABEL))
                .with("snapshotReference", state.fact(SNAPSHOT))
                .with("timeflow", vdb.currentTimeflow())
                .withFlow(state.fact(PARENT), state.fact(LABEL), vdb.path());
    }

    /** @param vdb as its user named it */
    static List<Result.Flow> intended(OperationState state, String vdb) {
        return state.fact(PARENT) == null
                ? List.of()
                : List.of(new Result.Flow(state.fact(PARENT), state.fact(LABEL), vdb));
    }

    static String label(OperationState state) {
        return state.fact(LABEL);
    }

    private static PlatformException unproven(Dataset vdb, OperationState state, String details) {
        return new PlatformException(
                Failure.of(Problem.UNPROVEN, vdb.path()).withDetails(details).withJob(state.job(REFRESH)));
    }
}
