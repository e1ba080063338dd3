package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.operation.LaterSnapshot;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterRemedy;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phase that every operation which refreshes a VDB shares: what is submitted, and what proves that it happened. */
public final class RefreshPhase {
    public static final String REFRESH = "REFRESH";
    public static final String VDB = "vdb";
    private static final String BEFORE = "before";
    private static final String SNAPSHOT = "snapshot";
    private static final String LABEL = "label";
    private static final String PARENT = "parent";
    private static final String SKIPPED = "skipped";
    private static final String SNAPSHOT_AFTER = "SNAPSHOT_AFTER_REFRESH";

    private RefreshPhase() {}

    /** @return the wait for the snapshot of the new data; empty when there is nothing to wait for */
    public static Optional<Next> snapshotAfter(OperationState state, OperationContext context) {
        return LaterSnapshot.of(SNAPSHOT_AFTER, state.fact(VDB), state.job(REFRESH), state, context);
    }

    /** @throws PlatformException {@link Problem#NOT_A_VDB}, {@link Problem#REPLICA_UNCHANGEABLE}, {@link Problem#DATASET_UNKNOWN} … */
    public static Dataset resolve(String name, OperationContext context) {
        return requireVdb(context.catalog().dataset(name));
    }

    /** @throws PlatformException {@link Problem#NOT_A_VDB}, {@link Problem#REPLICA_UNCHANGEABLE} */
    public static Dataset requireVdb(Dataset dataset) {
        if (dataset.isVdb()) {
            return dataset;
        }
        Problem problem = dataset.kind() == Dataset.Kind.DSOURCE ? Problem.NOT_A_VDB : Problem.REPLICA_UNCHANGEABLE;
        throw new PlatformException(Failure.of(problem, dataset.path()));
    }

    public static Dataset parent(Dataset vdb, OperationContext context) {
        return context.catalog().listed(vdb.parent());
    }

    /** The newest snapshots that were passed over, since nothing proves that they are masked; null for none. */
    private static List<String> skipped(OperationState state) {
        String skipped = state.fact(SKIPPED);
        return skipped == null || skipped.isEmpty() ? null : new ArrayList<>(List.of(skipped.split("\n")));
    }

    public static Next.Submit submission(
            Dataset vdb, UnmaskedDataPolicy.Choice chosen, OperationContext context, Map<String, String> moreFacts) {
        Dataset parent = parent(vdb, context);
        Map<String, String> facts = new HashMap<>(moreFacts);
        facts.putAll(taken(chosen, parent));
        facts.put(VDB, vdb.reference());
        facts.put(BEFORE, vdb.currentTimeflow());
        return Next.Submit.of(REFRESH, new Submission.Refresh(vdb.reference(), chosen.point(), vdb.currentTimeflow()))
                .remembering(facts);
    }

    /** What is remembered of the point that data is taken from. */
    public static Map<String, String> taken(UnmaskedDataPolicy.Choice chosen, Dataset parent) {
        Map<String, String> facts = new HashMap<>(Map.of(LABEL, chosen.label(), PARENT, parent.path()));
        facts.put(SKIPPED, String.join("\n", chosen.skipped()));
        chosen.point().pinned().ifPresent(snapshot -> facts.put(SNAPSHOT, snapshot));
        return facts;
    }

    /**
     * The job's word is not taken for it: the VDB must be on a new timeflow of its own, made from the snapshot that was chosen
     * and not from an earlier timeflow of its own, which would be a rewind. What the back end calls the making is no proof:
     * that depends on the VDB's flag and kind.
     *
     * @throws PlatformException {@link Problem#UNPROVEN}
     */
    public static Dataset prove(OperationState state, OperationContext context) {
        Dataset vdb = context.catalog().datasetByReference(state.fact(VDB));
        if (vdb.currentTimeflow().equals(state.fact(BEFORE))) {
            throw unproven(vdb, state, "it is still on timeflow " + vdb.currentTimeflow());
        }
        Timeflow timeflow = context.catalog().timeflow(vdb.currentTimeflow());
        if (!vdb.reference().equals(timeflow.dataset())) {
            throw unproven(vdb, state, "timeflow " + timeflow.reference() + " is not its own");
        }
        if (timeflow.parentTimeflow() == null && timeflow.parentSnapshot() == null) {
            throw unproven(vdb, state, "timeflow " + timeflow.reference() + " does not tell where its data came from");
        }
        if (Timeflows.ownedBy(vdb, timeflow.parentTimeflow(), context.platform())) {
            throw unproven(vdb, state, "its data came from its own past, not from a refresh");
        }
        String chosen = state.fact(SNAPSHOT);
        if (chosen != null && !chosen.equals(timeflow.parentSnapshot())) {
            throw unproven(
                    vdb, state, "it was refreshed from snapshot " + timeflow.parentSnapshot() + ", not from " + chosen);
        }
        return vdb;
    }

    /** What came from a point that named no snapshot is judged by what it is. */
    public static void requireTravelled(Dataset vdb, String phase, OperationState state, UnmaskedDataPolicy policy) {
        if (state.fact(SNAPSHOT) == null) {
            policy.requireTravelled(
                    vdb, Failure.of(Problem.UNPROVEN, vdb.path()).withJob(state.job(phase)));
        }
    }

    /** What has to be done before a refresh of a masked VDB fails. */
    public static MasterRemedy remedy(OperationState state) {
        return new MasterRemedy(state.fact(VDB), state.fact(BEFORE), state.begun(REFRESH), state.job(REFRESH));
    }

    public static Result report(OperationState state, Dataset vdb) {
        return origin(state, vdb)
                .with("snapshotReference", state.fact(SNAPSHOT))
                .with("timeflow", vdb.currentTimeflow());
    }

    /** What every operation reports that brought data from a parent. */
    public static Result origin(OperationState state, Dataset vdb) {
        return Result.empty()
                .with("vdb", vdb.path())
                .with("from", state.fact(PARENT))
                .with("point", state.fact(LABEL))
                .with("skippedSnapshots", skipped(state))
                .withFlow(state.fact(PARENT), state.fact(LABEL), vdb.path());
    }

    /** @param vdb as its user named it */
    public static List<Result.Flow> intended(OperationState state, String vdb) {
        return state.fact(PARENT) == null
                ? List.of()
                : List.of(new Result.Flow(state.fact(PARENT), state.fact(LABEL), vdb));
    }

    public static String label(OperationState state) {
        return state.fact(LABEL);
    }

    private static PlatformException unproven(Dataset vdb, OperationState state, String details) {
        return new PlatformException(
                Failure.of(Problem.UNPROVEN, vdb.path()).withDetails(details).withJob(state.job(REFRESH)));
    }
}
