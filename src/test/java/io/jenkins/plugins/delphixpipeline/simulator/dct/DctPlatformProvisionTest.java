package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DCT fills in what an engine asks for, whatever kind of database it is. */
@Timeout(60)
class DctPlatformProvisionTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
        dct = SimulatedDct.builder().engine("engine1", engine).start();
        client = new RawDctClient(dct, dct.basePath());
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private RawDctClient.Answer provision(String source, String more) {
        return client.post("/vdbs/provision_by_snapshot", "{'source_data_id': '%s'%s}".formatted(source, more));
    }

    @ParameterizedTest
    @EnumSource
    void aVdbIsMadeByItsNameAlone(DataKind kind) {
        engine.world().addDsource(kind, "People", "HR");
        String source = client.id("/dsources", "HR");

        RawDctClient.Answer made = provision(source, ", 'name': 'copy', 'auto_select_repository': true");

        client.done(made);
        assertThat(client.get("/vdbs/" + made.json().path("vdb_id").asText())
                        .json()
                        .path("parent_id")
                        .asText())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @EnumSource
    void aVdbIsMadeFromDefaults(DataKind kind) {
        engine.world().addDsource(kind, "People", "HR");
        ObjectNode defaults = (ObjectNode) client.post(
                        "/vdbs/provision_by_snapshot/defaults",
                        "{'source_data_id': '%s'}".formatted(client.id("/dsources", "HR")))
                .json();

        client.done(client.send(
                "POST",
                "/vdbs/provision_by_snapshot",
                defaults.put("name", "copy").toString()));
    }

    @Test
    void aPluggableDatabaseIsPluggedIntoTheContainerDatabaseThatIsNamed() {
        engine.world().addPluggable("Ledger", "Ledger Prod");
        String cdb = engine.world().addContainerDatabase("CDB1");
        String source = client.id("/dsources", "Ledger Prod");
        JsonNode defaults = client.post(
                        "/vdbs/provision_by_snapshot/defaults", "{'source_data_id': '%s'}".formatted(source))
                .json();

        RawDctClient.Answer made =
                provision(source, ", 'name': 'copy', 'auto_select_repository': true, 'cdb_id': '1-%s'".formatted(cdb));

        assertThat(defaults.path("database_name").asText()).isNotEmpty();
        assertThat(defaults.has("repository_id")).isFalse();
        client.done(made);
        assertThat(provision(source, ", 'name': 'other', 'auto_select_repository': true, 'cdb_id': '1-NONE-1'")
                        .status())
                .isEqualTo(404);
    }

    /** What no engine makes has no id. */
    @Test
    void aPluggableDatabaseWithoutOneIsRefused() {
        engine.world().addPluggable("Ledger", "Ledger Prod");

        RawDctClient.Answer refused =
                provision(client.id("/dsources", "Ledger Prod"), ", 'name': 'copy', 'auto_select_repository': true");

        assertThat(client.await(refused.job()).path("error_details").asText()).contains("cdbConfig");
        assertThat(refused.json().has("vdb_id")).isFalse();
    }
}
