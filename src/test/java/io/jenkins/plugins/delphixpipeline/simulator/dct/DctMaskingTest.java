package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masking through DCT: jobs of its own, and those that hooks of an engine run. */
@Timeout(60)
class DctMaskingTest {

    private static final String MASTER = "Masked/Patients Masked Master";

    private SimulatedMaskingEngine masking;
    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() throws IOException {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(60));
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
        engine.world().maskWith(masking);
        begin("3.28");
    }

    private void begin(String version) {
        dct = SimulatedDct.builder()
                .engine("engine1", engine, masking)
                .version(version)
                .start();
        client = new RawDctClient(dct, dct.basePath());
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
        masking.close();
    }

    private String job(String name) {
        return client.search("/compliance-jobs/search", "name EQ '" + name + "'")
                .texts("id")
                .get(0);
    }

    @Test
    void runsAComplianceJobAndLeadsToItsExecution() {
        String id = job("Mask Patients");

        JsonNode done = client.done(client.post("/compliance-jobs/" + id + "/execute"));

        assertThat(masking.executions()).containsExactly("SUCCEEDED");
        assertThat(done.path("target_id").asText()).isEqualTo(id);
        JsonNode execution =
                client.get("/executions/" + done.path("execution_id").asText()).json();
        assertThat(execution.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(execution.path("masking_job_id").asText()).isEqualTo(id);
        assertThat(execution.path("rows_masked").asLong()).isEqualTo(10_000);
        JsonNode job = client.get("/compliance-jobs/" + id).json();
        assertThat(job.path("last_execution_id").asText())
                .isEqualTo(execution.path("id").asText());
        assertThat(job.path("last_execution_status").asText()).isEqualTo("SUCCEEDED");
        assertThat(client.search("/executions/search", "masking_job_id EQ '" + id + "' AND status EQ 'SUCCEEDED'")
                        .texts("id"))
                .hasSize(1);
    }

    @Test
    void aMultiTenantJobNeedsItsConnector() {
        String id = job("Mask Anything");
        String connector = client.search("/connectors/search", "name EQ 'master'")
                .texts("id")
                .get(0);

        JsonNode refused =
                client.await(client.post("/compliance-jobs/" + id + "/execute").job());
        assertThat(refused.path("status").asText()).isEqualTo("FAILED");
        assertThat(refused.path("error_details").asText()).contains("connector");
        client.done(client.post(
                "/compliance-jobs/" + id + "/execute?executionType=STANDARD",
                "{'target_connector_id': '" + connector + "'}"));
        assertThat(client.get("/executions").texts("target_connector_id")).containsExactly(connector);
        assertThat(client.post("/compliance-jobs/" + id + "/execute?executionType=FAST")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void runsAMaskingJobUnderItsOldName() {
        dct.close();
        begin("3.10");
        String id = client.id("/masking-jobs", "Mask Invoices");

        JsonNode done = client.done(client.post("/masking-jobs/" + id + "/execute", "{'engine_id': '1'}"));

        assertThat(done.has("execution_id")).isFalse();
        String execution = client.get("/masking-jobs/" + id)
                .json()
                .path("last_execution_id")
                .asText();
        assertThat(client.get("/executions/" + execution)
                        .json()
                        .path("masking_job_name")
                        .asText())
                .isEqualTo("Mask Invoices");
        assertThat(client.get("/masking-jobs/" + id).json().at("/ruleset/type").asText())
                .isEqualTo("DATABASE");
    }

    @ParameterizedTest
    @CsvSource({"3.28, WARNING", "3.16, WARNING", "3.10, SUCCEEDED"})
    void aWarningShowsWhereThatIsKnown(String version, String status) {
        masking.endWith("WARNING");
        dct.close();
        begin(version);

        JsonNode done =
                client.done(client.post("/masking-jobs/" + client.id("/masking-jobs", "Mask Patients") + "/execute"));

        assertThat(done.path("warning_message").asText()).isNotEmpty();
        assertThat(client.get("/executions").texts("status")).containsExactly(status);
    }

    @Test
    void aFailedExecutionFailsItsJobAndTellsWhatStayedInClear() {
        masking.endWith("FAILED");

        JsonNode failed = client.await(client.post("/compliance-jobs/" + job("Mask Patients") + "/execute")
                .job());

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(client.get("/executions/" + failed.path("execution_id").asText() + "/events")
                        .texts("event_type"))
                .containsExactly("UNMASKED_DATA");
    }

    @Test
    void anExecutionCanReallyBeCanceled() {
        masking.durations(Duration.ofMinutes(10));
        String job = client.post("/compliance-jobs/" + job("Mask Patients") + "/execute")
                .job();
        String execution =
                client.get("/jobs/" + job).json().path("execution_id").asText();

        assertThat(client.post("/executions/" + execution + "/cancel", "{'expected_status': 'RUNNING'}")
                        .status())
                .as("it is still queued")
                .isEqualTo(400);
        RawDctClient.Answer canceled = client.post("/executions/" + execution + "/cancel");

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text()).isEmpty();
        assertThat(masking.executions()).containsExactly("CANCELLED");
        assertThat(client.get("/executions/" + execution).json().path("status").asText())
                .isEqualTo("CANCELLED");
        assertThat(client.await(job).path("status").asText()).isEqualTo("CANCELED");
        assertThat(client.post("/executions/" + execution + "/cancel").status()).isEqualTo(400);
    }

    @Test
    void theHookOfAMasterMasksWithoutAWordOfDct() {
        String master = client.id("/vdbs", "Patients Masked Master");
        assertThat(client.get("/vdbs/" + master).json().at("/hooks/configure_clone"))
                .isEmpty();

        client.done(client.post("/vdbs/" + master + "/refresh_by_snapshot"));

        assertThat(masking.executions()).containsExactly("SUCCEEDED");
        assertThat(client.get("/executions").texts("masking_job_name")).containsExactly("Mask Patients");
        assertThat(engine.books().dataset(MASTER).holdsMaskedRows()).isTrue();
    }

    @Test
    void aFailedMaskingLeavesTheMasterOpenAndInClear() {
        masking.endWith("FAILED");
        String master = client.id("/vdbs", "Patients Masked Master");

        JsonNode failed = client.await(
                client.post("/vdbs/" + master + "/refresh_by_snapshot").job());

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_details").asText()).contains("Mask Patients");
        assertThat(engine.books().dataset(MASTER).exposesUnmaskedRows()).isTrue();
        assertThat(client.get("/vdbs/" + master).json().path("masked").asBoolean())
                .isTrue();
    }

    @Test
    void theJobsOfTheEngineCanBeSeen() {
        String master = client.id("/vdbs", "Patients Masked Master");
        client.done(client.post("/vdbs/" + master + "/refresh_by_snapshot"));

        JsonNode refresh = client.find(
                "/virtualization-jobs/history",
                "legacy_job_type EQ 'DB_REFRESH' AND target_object_id EQ '" + master + "'");

        assertThat(refresh.path("job_state").asText()).isEqualTo("COMPLETED");
        assertThat(refresh.path("cancelable").asBoolean()).isTrue();
        assertThat(refresh.path("engine_job_id").asText()).startsWith("1-JOB-");
        assertThat(refresh.at("/events/0/message_code").asText()).isNotEmpty();
        assertThat(client.get("/virtualization-jobs/history?object_id=" + master)
                        .texts("legacy_job_type"))
                .contains("DB_REFRESH");
        dct.switches().turnOn(DctSwitch.ENGINE_JOB_ID_BARE);
        assertThat(client.get("/virtualization-jobs/history").texts("engine_job_id"))
                .allMatch(id -> id.startsWith("JOB-"));
    }

    @Test
    void theHistoryMayLagToo() {
        dct.switches().turnOn(DctSwitch.HISTORY_LAGS);
        dct.world().setTelemetryLag(Duration.ofMinutes(10));
        client.post("/vdbs/" + client.id("/vdbs", "Billing Dev") + "/snapshots");

        assertThat(client.get("/virtualization-jobs/history").texts("engine_job_id"))
                .isEmpty();
        dct.switches().turnOff(DctSwitch.HISTORY_LAGS);
        assertThat(client.get("/virtualization-jobs/history").texts("engine_job_id"))
                .hasSize(1);
    }
}
