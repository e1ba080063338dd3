package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import org.junit.jupiter.api.Test;

class VersionTest extends EngineTest {

    private RawClient at(String version) {
        return new RawClient(engine).login(version);
    }

    @Test
    void oldSessionsSeeMembersThatWereDroppedLater() {
        assertThat(at("1.7.0").list("/database")).allSatisfy(database -> {
            assertThat(database.get("restoration").asBoolean()).isFalse();
            assertThat(database.has("toolkit")).isTrue();
        });
        assertThat(at("1.9.0").list("/database").get(0).has("restoration")).isTrue();
        assertThat(at("1.9.3").list("/database").get(0).has("restoration")).isFalse();
        assertThat(at("1.10.6").list("/repository").get(0).get("linkingEnabled").asBoolean())
                .isTrue();
        assertThat(at("1.11.11").list("/repository").get(0).has("linkingEnabled"))
                .isFalse();
        assertThat(at("1.10.6").list("/action").get(0).has("report")).isTrue();
        assertThat(at("1.11.0").list("/action").get(0).has("report")).isFalse();
        assertThat(at("1.8.2").list("/group").get(0).has("dataNode")).isTrue();
        assertThat(at("1.9.0").list("/group").get(0).has("dataNode")).isFalse();
        assertThat(at("1.4.0").list("/source").get(0).get("enabled").asBoolean())
                .isTrue();
    }

    @Test
    void maskingHookHasTwoForms() {
        String source = "/source/" + engine.books().vdb(MASTER).source();
        JsonNode usual = client.get(source).result().at("/operations/configureClone/0");
        assertThat(usual.get("type").asText()).isEqualTo("RunMaskingJobOnSourceOperation");
        assertThat(usual.get("name").asText()).isEqualTo("Mask Patients");
        assertThat(usual.get("maskingJobId").asText()).isEqualTo("7");
        engine.switches().turnOn(Switch.MASKING_HOOK_NEW_TYPE);
        JsonNode newer = client.get(source).result().at("/operations/configureClone/0");

        assertThat(newer.get("type").asText()).isEqualTo("RunMaskingJobOperation");
        assertThat(newer.has("name")).isFalse();
        assertThat(newer.get("maskingJobId").asText()).isEqualTo("7");
        assertThat(at("1.9.0")
                        .get(source)
                        .result()
                        .at("/operations/configureClone/0/type")
                        .asText())
                .isEqualTo("RunMaskingJobOnSourceOperation");
    }

    @Test
    void olderEnginesAreSimulatedToo() {
        try (SimulatedEngine old = SimulatedEngine.builder().apiVersion("1.9.0").start()) {
            assertThat(new RawClient(old)
                            .get("/about")
                            .result()
                            .at("/apiVersion/minor")
                            .asInt())
                    .isEqualTo(9);
            assertThat(new RawClient(old).session("1.9.3").error())
                    .isEqualTo("exception.webservices.session.invalid.version");
            assertThat(new RawClient(old).login("1.9.0").list("/selfservice/template"))
                    .hasSize(1);
        }
    }

    @Test
    void versionsCompareByNumbers() {
        assertThat(ApiVersion.parse("1.11.9").before("1.11.26")).isTrue();
        assertThat(ApiVersion.parse("1.11.9").atLeast("1.9.26")).isTrue();
        assertThat(ApiVersion.parse("1.11.9")).hasToString("1.11.9");
    }
}
