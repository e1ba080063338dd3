package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs as DCT sees them: after the engine, and not always to their end. */
@Timeout(60)
class DctJobTest {

    private static final String PREP1 = "Prep/Patients prep1";
    private static final Duration LONG = Duration.ofMinutes(10);

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;
    private String vdb;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(LONG).start();
        dct = SimulatedDct.builder().engine("engine1", engine).start();
        client = new RawDctClient(dct, "/dct/v3");
        vdb = client.id("/vdbs", "Patients prep1");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private String submit(String what) {
        return client.post("/vdbs/" + vdb + "/" + what).job();
    }

    private String status(String job) {
        return client.get("/jobs/" + job).json().path("status").asText();
    }

    private String engineJob() {
        return engine.books().jobs().get(engine.books().jobs().size() - 1).reference();
    }

    @Test
    void theResultShowsOnlyAfterTheLag() {
        dct.world().setTelemetryLag(LONG);
        String timeflow =
                client.get("/vdbs/" + vdb).json().path("current_timeflow_id").asText();
        String job = submit("refresh_by_snapshot");
        engine.world().finishJob(engineJob());

        JsonNode waiting = client.get("/jobs/" + job).json();
        assertThat(waiting.path("status").asText()).isEqualTo("STARTED");
        assertThat(waiting.path("is_waiting_for_telemetry").asBoolean()).isTrue();
        assertThat(waiting.path("percent_complete").asInt()).isEqualTo(100);
        assertThat(client.get("/vdbs/" + vdb).json().path("current_timeflow_id").asText())
                .isEqualTo(timeflow);

        dct.world().setTelemetryLag(Duration.ZERO);
        JsonNode completed = client.get("/jobs/" + job).json();
        assertThat(completed.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(completed.path("is_waiting_for_telemetry").asBoolean()).isFalse();
        assertThat(client.get("/vdbs/" + vdb).json().path("current_timeflow_id").asText())
                .isNotEqualTo(timeflow);
    }

    @Test
    void aCompletedJobNeverShowsTheOldObject() {
        engine.world().setJobDuration(Duration.ofMillis(20));
        dct.world().setTelemetryLag(Duration.ofMillis(150));
        for (int round = 0; round < 3; round++) {
            String timeflow = client.get("/vdbs/" + vdb)
                    .json()
                    .path("current_timeflow_id")
                    .asText();
            client.done(client.post("/vdbs/" + vdb + "/refresh_by_snapshot"));
            assertThat(client.get("/vdbs/" + vdb)
                            .json()
                            .path("current_timeflow_id")
                            .asText())
                    .isNotEqualTo(timeflow);
        }
    }

    @Test
    void theTelemetryMayBeTheSlowerOne() {
        dct.world().setTelemetryLag(LONG);
        dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
        String stop = submit("stop");
        engine.world().finishJob(engineJob());

        assertThat(status(stop)).isEqualTo("COMPLETED");
        assertThat(client.get("/vdbs/" + vdb).json().path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void abandonStopsFollowingAndNeverTheWork() {
        String job = submit("refresh_by_snapshot");

        RawDctClient.Answer abandoned = client.post("/jobs/" + job + "/abandon");

        assertThat(abandoned.status()).isEqualTo(204);
        assertThat(abandoned.text()).isEmpty();
        assertThat(status(job)).isEqualTo("ABANDONED");
        assertThat(engine.books().job(engineJob()).state()).isEqualTo("RUNNING");
        engine.world().finishJob(engineJob());
        assertThat(engine.books().dataset(PREP1).currentTimeflowType()).isEqualTo("REFRESH");
        assertThat(status(job)).isEqualTo("ABANDONED");
        dct.switches().turnOn(DctSwitch.ABANDONED_JOBS_END);
        assertThat(status(job)).isEqualTo("COMPLETED");
    }

    @Test
    void abandoningAFinishedJobChangesNothingOrIsRefused() {
        String job = submit("stop");
        engine.world().finishJob(engineJob());

        assertThat(client.post("/jobs/" + job + "/abandon").status()).isEqualTo(204);
        assertThat(status(job)).isEqualTo("COMPLETED");
        dct.switches().turnOn(DctSwitch.ABANDON_OF_FINISHED_REFUSED);
        assertThat(client.post("/jobs/" + job + "/abandon").status()).isEqualTo(400);
        assertThat(client.post("/jobs/unknown/abandon").status()).isEqualTo(404);
    }

    @Test
    void whatTheEngineMakesOfItIsTold() {
        String failed = submit("refresh_by_snapshot");
        engine.world().failJob(engineJob(), "The disk is full.");
        assertThat(client.get("/jobs/" + failed).json()).isEqualTo(client.await(failed, Set.of("FAILED")));
        assertThat(client.get("/jobs/" + failed).json().path("error_details").asText())
                .isEqualTo("The disk is full.");

        String canceled = submit("snapshots");
        engine.world().cancelJob(engineJob());
        assertThat(status(canceled)).isEqualTo("CANCELED");
    }

    @Test
    void aJobIsPendingForAsLongAsItIsTold() {
        dct.world().setPending(LONG);
        String job = submit("stop");
        assertThat(status(job)).isEqualTo("PENDING");
        dct.world().setPending(Duration.ZERO);
        assertThat(status(job)).isEqualTo("STARTED");
        dct.switches().turnOn(DctSwitch.STARTED_AS_RUNNING);
        assertThat(status(job)).isEqualTo("RUNNING");
        dct.switches().turnOn(DctSwitch.NEVER_PENDING);
        assertThat(client.post("/vdbs/" + client.id("/vdbs", "Patients prep2") + "/stop")
                        .json()
                        .at("/job/status")
                        .asText())
                .isEqualTo("RUNNING");
    }

    @Test
    void waitingForTelemetryMayHaveAStatusOfItsOwn() {
        dct.world().setTelemetryLag(LONG);
        dct.switches().turnOn(DctSwitch.TELEMETRY_AS_WAITING);
        String job = submit("stop");
        engine.world().finishJob(engineJob());

        assertThat(status(job)).isEqualTo("WAITING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEDOUT", "SUSPENDED", "WAITING", "RUNNING", "CANCELED", "SOMETHING_NEW"})
    void anyStatusCanBeShown(String status) {
        String job = submit("stop");
        dct.world().showJobAs(job, status);

        assertThat(status(job)).isEqualTo(status);
        assertThat(client.search("/jobs/search", "status EQ '" + status + "'").texts("id"))
                .containsExactly(job);
        dct.world().showJobAs(job, null);
        assertThat(status(job)).isEqualTo("STARTED");
    }

    @Test
    void theNewestJobComesFirst() {
        String first = submit("stop");
        engine.world().finishJob(engineJob());
        String second = submit("start");

        assertThat(client.get("/jobs").texts("id")).containsExactly(second, first);
        assertThat(client.search(
                                "/jobs/search",
                                "target_id EQ '" + vdb + "' AND start_time GE 2020-01-01T00:00:00Z"
                                        + " AND account_id EQ 1 AND type EQ 'VDB_START'")
                        .texts("id"))
                .containsExactly(second);
        assertThat(client.search("/jobs/search", "engines CONTAINS { engine_name EQ 'engine1' }")
                        .texts("id"))
                .hasSize(2);
    }

    @Test
    void aJobHasProgressTasksAndTags() {
        String job = submit("refresh_by_snapshot");
        engine.world().advanceJob(engineJob(), 30);

        JsonNode shown = client.get("/jobs/" + job).json();
        assertThat(shown.path("percent_complete").asInt()).isBetween(20, 40);
        assertThat(shown.at("/tasks/0/events/0/message_details").asText()).isNotEmpty();
        assertThat(client.post("/jobs/" + job + "/tags", "{'tags': [{'key': 'k', 'value': 'v'}]}")
                        .status())
                .isEqualTo(201);
        assertThat(client.get("/jobs/" + job).json().at("/tags/0/value").asText())
                .isEqualTo("v");
        assertThat(client.post("/jobs/" + job + "/tags/delete", "{'key': 'k'}").status())
                .isEqualTo(204);
        assertThat(client.get("/jobs/" + job + "/tags").json().path("tags")).isEmpty();
        dct.switches().turnOn(DctSwitch.JOBS_WITHOUT_PROGRESS);
        assertThat(client.get("/jobs/" + job).json().has("tasks")).isFalse();
    }

    @Test
    void aBusyTargetFailsTheJobOrIsRefusedAtOnce() {
        submit("snapshots");

        JsonNode failed = client.await(submit("refresh_by_snapshot"));
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_details").asText()).contains("is running on");

        dct.switches().turnOn(DctSwitch.REFUSED_AT_ONCE);
        int jobs = dct.books().jobs().size();
        assertThat(client.post("/vdbs/" + vdb + "/refresh_by_snapshot").status())
                .isEqualTo(409);
        assertThat(client.post("/vdbs/" + client.id("/vdbs", "Patients Masked Master") + "/delete")
                        .status())
                .isEqualTo(400);
        assertThat(dct.books().jobs()).hasSize(jobs);
    }

    @Test
    void aJobCanBeMadeToFailAtOnce() {
        dct.faults().failJob("VDB_REFRESH", "Not today.");

        JsonNode failed = client.await(submit("refresh_by_snapshot"));

        assertThat(failed.path("error_details").asText()).isEqualTo("Not today.");
        assertThat(engine.books().jobs()).isEmpty();
        assertThat(status(submit("refresh_by_snapshot"))).isEqualTo("STARTED");
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMES_WITH_OFFSET", "VDB_STATUS_IN_WORDS", "SNAPSHOT_AS_TARGET"})
    void detailsNobodyKnowsCanBeTurned(DctSwitch turned) {
        dct.switches().turnOn(turned);
        engine.world().setJobDuration(Duration.ofMillis(20));
        JsonNode job = client.done(client.post("/vdbs/" + vdb + "/snapshots"));
        JsonNode shown = client.get("/vdbs/" + vdb).json();

        assertThat(job.path("start_time").asText()).endsWith(turned == DctSwitch.TIMES_WITH_OFFSET ? "+00:00" : "Z");
        assertThat(shown.path("creation_date").asText())
                .endsWith(turned == DctSwitch.TIMES_WITH_OFFSET ? "+00:00" : "Z");
        assertThat(shown.path("status").asText())
                .isEqualTo(turned == DctSwitch.VDB_STATUS_IN_WORDS ? "Running" : "RUNNING");
        assertThat(job.path("target_id").asText().contains("SNAPSHOT"))
                .isEqualTo(turned == DctSwitch.SNAPSHOT_AS_TARGET);
    }
}
