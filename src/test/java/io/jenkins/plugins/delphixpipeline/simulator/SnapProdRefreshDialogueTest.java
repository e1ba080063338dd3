package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The Go program that pipelines use to sync production and refresh the masked master; API 1.9.3. */
class SnapProdRefreshDialogueTest extends EngineTest {

    @Override
    String version() {
        return "1.9.3";
    }

    @Test
    void syncsByNameThenRefreshesByNameWithTheLongPollAsItsOnlyPause() {
        sync("Patients Prod");
        refresh("Patients Masked Master");

        assertThat(engine.books().snapshots(PROD)).hasSize(4);
        assertThat(engine.books().vdb(MASTER).parentSnapshot())
                .isEqualTo(engine.books().snapshots(PROD).get(3).reference());
    }

    @Test
    void oracleGetsItsOwnRefreshParameters() {
        sync("Billing Prod");
        refresh("Billing Dev");

        assertThat(engine.books().vdb("Finance Development/Billing Dev").currentTimeflowType())
                .isEqualTo("REFRESH");
    }

    private void sync(String name) {
        follow(client.send("POST", "/database/" + find(name).get("reference").asText() + "/sync?", ""));
    }

    private void refresh(String name) {
        JsonNode vdb = find(name);
        String type = vdb.get("type").asText().equals("OracleDatabaseContainer")
                ? "OracleRefreshParameters"
                : "RefreshParameters";
        follow(client.post(
                "/database/" + vdb.get("reference").asText() + "/refresh?",
                "{ 'type': '%s', 'timeflowPointParameters': { 'type': 'TimeflowPointSemantic', 'location': 'LATEST_SNAPSHOT' } }",
                type));
    }

    private JsonNode find(String name) {
        JsonNode result = client.get("/database?").result();
        assertThat(result).allMatch(item -> item.get("name").isTextual());
        return client.named("/database?", name);
    }

    private void follow(RawClient.Answer submitted) {
        assertThat(submitted.json().get("job").isTextual()).isTrue();
        while (true) {
            JsonNode job = client.get("/job/" + submitted.job() + "?").result();
            assertThat(job.get("percentComplete").isNumber()).isTrue();
            if (!job.get("jobState").asText().equals("RUNNING")) {
                assertThat(job.get("jobState").asText()).isEqualTo("COMPLETED");
                return;
            }
            long start = System.nanoTime();
            RawClient.Answer news =
                    client.get("/notification?channel=" + job.get("reference").asText());
            assertThat(news.result().isArray()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }
}
