package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void optionsDescribeTheEngine() {
        Options options = Options.parse(
                List.of(
                        "--port",
                        "0",
                        "--scenario",
                        "empty",
                        "--job-seconds",
                        "0.5",
                        "--fault",
                        "masking",
                        "--switch",
                        "BUSY_AS_HTTP_409",
                        "--api-version",
                        "1.10.0",
                        "--host",
                        "127.0.0.1"),
                "secret");

        assertThat(options.failMasking()).isTrue();
        try (SimulatedEngine engine = options.builder().start()) {
            assertThat(engine.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(engine.switches().isOn(Switch.BUSY_AS_HTTP_409)).isTrue();
            assertThat(engine.books().datasets()).isEmpty();
            RawClient client = new RawClient(engine);
            client.session("1.10.0");
            assertThat(client.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'secret'}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aMaskingEngineIsStartedOnlyWhenItIsAskedFor() {
        assertThat(Options.parse(List.of(), null).maskingPort()).isEmpty();
        assertThat(Options.parse(List.of("--masking-port", "8282"), null).maskingPort())
                .hasValue(8282);
    }

    @Test
    void theMasterGetsARealDatabaseOnlyWhenItIsAskedFor() {
        assertThat(Options.parse(List.of(), "secret").databasePassword()).isEmpty();
        assertThat(Options.parse(List.of("--database"), "secret").databasePassword())
                .hasValue("secret");
        assertThat(Options.parse(List.of("--database"), null).databasePassword())
                .hasValue(SimulatedEngine.PASSWORD);
    }

    @Test
    void unknownOptionsAndBadValuesAreRefused() {
        for (List<String> wrong : List.of(
                List.of("--colour", "blue"),
                List.of("--port"),
                List.of("--port", "many"),
                List.of("--scenario", "moon"),
                List.of("--switch", "NO_SUCH"),
                List.of("--fault", "earthquake"))) {
            assertThatIllegalArgumentException().as("%s", wrong).isThrownBy(() -> Options.parse(wrong, null));
        }
        assertThat(Options.USAGE).contains("--port").contains("BUSY_AS_HTTP_409");
    }
}
