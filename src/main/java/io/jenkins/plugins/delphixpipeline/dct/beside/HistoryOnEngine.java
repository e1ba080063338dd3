package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an engine remembers of a VDB, in DCT's words. References of jobs stay the engine's. */
final class HistoryOnEngine implements DataHistory {
    private final OnEngine vdb;
    private final DataHistory history;

    HistoryOnEngine(OnEngine vdb) {
        this.vdb = vdb;
        this.history = Required.history(vdb.engine());
    }

    @Override
    public List<MakingJob> makingJobs(String dataset) {
        return history.makingJobs(vdb.reference());
    }

    @Override
    public boolean reachesBackTo(Instant time, String dataset) {
        return history.reachesBackTo(time, vdb.reference());
    }

    @Override
    public Optional<Instant> snapshotBegun(MakingJob job) {
        return history.snapshotBegun(job);
    }

    @Override
    public List<String> movingJobs(String dataset) {
        return history.movingJobs(vdb.reference());
    }

    @Override
    public boolean ledBack(String dataset, Instant from, Instant until) {
        return history.ledBack(vdb.reference(), from, until);
    }

    @Override
    public Optional<String> previousTimeflow(String dataset) {
        return history.previousTimeflow(vdb.reference()).map(vdb::idOf);
    }

    @Override
    public Optional<String> snapshotPolicy(String dataset) {
        return history.snapshotPolicy(vdb.reference());
    }
}
