package io.jenkins.plugins.delphixpipeline.operation.vdb;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.refresh.SnapshotOfJob;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Syncs a dSource with production, or takes a snapshot of a VDB. */
public final class SnapshotDataset implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SYNC = "SYNC";
    private static final String DATASET = "dataset";
    private static final String PATH = "path";
    private static final String VDB = "vdb";

    private final String dataset;
    private final HashMap<String, Object> parameters;

    /** @param parameters sync parameters by the back end's own names; empty for its defaults */
    public SnapshotDataset(String dataset, Map<String, Object> parameters) {
        this.dataset = dataset;
        this.parameters = new HashMap<>(parameters);
    }

    @Override
    public String verb() {
        return "snapshot";
    }

    @Override
    public String subject() {
        return dataset;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        return state.ended(SYNC) ? report(state, context) : sync(context);
    }

    private Next sync(OperationContext context) {
        Dataset target = context.catalog().dataset(dataset);
        Submission.Sync sync = new Submission.Sync(target.reference(), target.isVdb(), parameters);
        context.submissions().check(sync);
        Map<String, String> facts = new HashMap<>(SnapshotOfJob.before(target.reference(), context));
        facts.put(DATASET, target.reference());
        facts.put(PATH, target.path());
        facts.put(VDB, Boolean.toString(target.isVdb()));
        return Next.Submit.of(SYNC, sync).remembering(facts);
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        boolean sync = "false".equals(state.fact(VDB));
        return sync ? List.of(new Result.Flow(null, null, state.fact(PATH))) : List.of();
    }

    /** A back end may end a sync well without a new snapshot, for example when production has not changed. */
    private Next report(OperationState state, OperationContext context) {
        String path = state.fact(PATH);
        boolean vdb = Boolean.parseBoolean(state.fact(VDB));
        String before = state.fact(Submission.Sync.NEWEST_BEFORE);
        Optional<Snapshot> made = SnapshotOfJob.find(state.fact(DATASET), state.job(SYNC), before, context)
                .or(() -> context.catalog().latestSnapshotOf(state.fact(DATASET)))
                .filter(snapshot -> !snapshot.reference().equals(before));
        if (made.isEmpty()) {
            context.note(Note.NO_NEW_SNAPSHOT, path);
        }
        Result result = Result.empty().with("dataset", path);
        return new Next.Done(made.map(snapshot -> result.with("snapshot", snapshot.name())
                        .with("snapshotReference", snapshot.reference())
                        .withFlow(vdb ? path : null, null, path))
                .orElse(result));
    }
}
