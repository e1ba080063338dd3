package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Caller;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobState;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.PastJob;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.time.Duration;
import java.time.Instant;

/**
 * The jobs that made the VDBs which mask themselves. An estate is built up without jobs, and whoever asks a real engine how such a
 * VDB was masked finds the one that made it.
 */
public final class MaskingPast {
    private static final Duration AGO = Duration.ofMinutes(2);
    private static final Duration LENGTH = Duration.ofMinutes(1);
    private static final String PROVISION = "DB_PROVISION";

    private final EngineState state;

    public MaskingPast(EngineState state) {
        this.state = state;
    }

    /** @param user reference of whoever made them */
    public void restore(String user) {
        state.store().all(Kind.DATABASE).stream().filter(this::masksItself).forEach(vdb -> restore(vdb, user));
    }

    /** Without a hook nothing masked it, and its job would prove nothing. */
    private boolean masksItself(ObjectNode database) {
        return database.path("masked").asBoolean()
                && !Json.has(database, "namespace")
                && !state.store().of(Kind.SNAPSHOT, Store.ref(database)).isEmpty()
                && !state.sourceOf(Store.ref(database))
                        .at("/operations/configureClone")
                        .isEmpty();
    }

    /** It has ended before the VDB's first snapshot, since a snapshot taken meanwhile may hold what was not masked yet. */
    private void restore(ObjectNode vdb, String user) {
        String name = state.displayName(vdb);
        ObjectNode first = state.store().of(Kind.SNAPSHOT, Store.ref(vdb)).get(0);
        Instant start = Instant.parse(Json.text(first, "creationTime")).minus(AGO);
        JobPlan plan = new JobPlan(PROVISION, vdb, name, "Provision virtual database \"" + name + "\".");
        Caller caller = new Caller(user, null, null, "WEBSERVICE", null, null);
        String reference = "JOB-" + (state.jobs().all().size() + 1);
        state.jobs().restore(new PastJob(reference, plan, caller, JobState.COMPLETED, start, start.plus(LENGTH), null));
    }
}
