package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Tells the record of the build that its VDB was removed, or why not. It is written when the removal has ended: one that a restart
 * interrupts is begun anew, and may be carried on without the build.
 */
record RemovalRecord(BuildRecord record, LineageEntry entry, Clock clock) {
    static RemovalRecord of(StepContext context, EnvironmentDesk desk, DataEnvironment environment)
            throws IOException, InterruptedException {
        String connection = environment.connection();
        return new RemovalRecord(
                new BuildRecord(
                        context.get(Run.class),
                        connection,
                        null,
                        desk.connections().controller().scheduler()),
                LineageEntry.running(
                        environment.id(),
                        "delete",
                        environment.subject(),
                        connection,
                        desk.clock().millis()),
                desk.clock());
    }

    /** @param left nothing when it is gone */
    void ended(Optional<DataEnvironment> left) {
        LineageEntry.State state = left.isEmpty() ? LineageEntry.State.SUCCEEDED : LineageEntry.State.FAILED;
        long millis = Math.max(0, clock.millis() - entry.getStartedAt());
        Result result = Result.empty().with("vdb", entry.getSubject());
        record.put(entry.ended(state, millis, List.of(), result).because(left.isEmpty() ? null : Use.removed(left)));
    }
}
