package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.RemovalListener;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells the record of the build that made a VDB, and of the build that used it last, that it was removed, or why not yet. It is
 * the same entry after each attempt, and it comes whoever removes the VDB, since most go when no step is there to tell it.
 */
@Extension
public final class RemovalRecord implements RemovalListener {
    private final Supplier<Controller> controllers;
    private final Clock clock;

    /** For Jenkins itself, which makes the only one. */
    public RemovalRecord() {
        this(() -> EnvironmentDesk.get().connections().controller(), Clock.systemUTC());
    }

    /** @param controllers asked when a removal has ended, which knows the builds */
    public RemovalRecord(Supplier<Controller> controllers, Clock clock) {
        this.controllers = controllers;
        this.clock = clock;
    }

    @Override
    public void removalEnded(DataEnvironment doomed, Instant begun, Optional<DataEnvironment> left) {
        LineageEntry.State state = left.isEmpty() ? LineageEntry.State.SUCCEEDED : LineageEntry.State.FAILED;
        long started = begun.toEpochMilli();
        long millis = Math.max(0, clock.millis() - started);
        LineageEntry entry = LineageEntry.running(doomed.id(), "delete", doomed.subject(), doomed.connection(), started)
                .ended(state, millis, List.of(), Result.empty().with("vdb", doomed.subject()))
                .because(left.isEmpty() ? null : Use.removed(left));
        // By the name that its job has now.
        Origin maker = doomed.origin().in(doomed.job());
        put(entry, maker);
        if (!maker.isOfBuildOf(doomed.user())) {
            put(entry, doomed.user());
        }
    }

    private void put(LineageEntry entry, Origin origin) {
        Controller controller = controllers.get();
        Run<?, ?> run = controller.run(origin.run());
        if (run == null || !origin.isOf(run.getTimeInMillis())) {
            // It is deleted, or even its job is, which was made anew since.
            return;
        }
        BuildRecord record = new BuildRecord(run, entry.getConnection(), null, controller.scheduler());
        if (run.isBuilding()) {
            record.put(entry);
        } else {
            record.putNow(entry);
        }
    }
}
