package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.record.Login;
import io.jenkins.plugins.delphixpipeline.simulator.record.RecordRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        assertThat(options.faults()).containsExactly(Options.LastingFault.MASKING);
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

    /** Whoever asks how a VDB was masked finds its job, as on a real engine and in a rehearsal. */
    @Test
    void theJobsThatMadeTheMaskedVdbsAreListed() {
        try (SimulatedEngine engine =
                Options.parse(List.of("--port", "0"), null).builder().start()) {
            assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        }
    }

    @Test
    void aMaskingEngineIsStartedOnlyWhenItIsAskedFor() {
        assertThat(Options.parse(List.of(), null).maskingPort()).isEmpty();
        assertThat(Options.parse(List.of("--masking-port", "8282"), null).maskingPort())
                .hasValue(8282);
    }

    @Test
    void aDctIsStartedOnlyWhenItIsAskedFor() {
        assertThat(Options.parse(List.of("--dct-version", "3.10"), null).dct()).isEmpty();
        Options options = Options.parse(
                List.of("--dct-port", "0", "--dct-version", "3.10", "--dct-lag", "1.5", "--dct-switch", "no_total"),
                "secret");
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedDct dct =
                        options.dct().orElseThrow().engine("one", engine).start()) {
            assertThat(dct.basePath()).isEqualTo("/v3");
            assertThat(dct.switches().isOn(DctSwitch.NO_TOTAL)).isTrue();
        }
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
    void helpListsEveryOptionAndSwitch() {
        assertThat(Options.parse(List.of("--help"), null).help()).isTrue();
        assertThat(Options.parse(List.of(), null).help()).isFalse();
        assertThat(Options.USAGE)
                .contains("--help", "--port", "--host", "--tls", "--scenario", "--job-seconds", "--api-version")
                .contains("--uuid", "--fault", "--masking-port", "--database", "--switch")
                .contains("--dct-port", "--dct-version", "--dct-lag", "--dct-switch")
                .contains("--record", "--output", "--anonymise", "--user", "--password-file", "--certificate");
        for (DctSwitch each : DctSwitch.values()) {
            assertThat(Options.USAGE).contains(each.name());
        }
        for (Switch each : Switch.values()) {
            assertThat(Options.USAGE).contains(each.name());
        }
    }

    @Test
    void loginsMayBeRefusedAllTheTime() {
        Options options = Options.parse(List.of("--port", "0", "--fault", "locked"), null);
        try (SimulatedEngine engine = options.builder().start()) {
            options.faults().forEach(fault -> fault.apply(engine.faults()));
            RawClient client = new RawClient(engine);
            client.session("1.11.0");
            assertThat(client.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}")
                            .error())
                    .isEqualTo("exception.webservices.login.locked");
        }
    }

    @Test
    void anEngineMayHaveTheUuidOfAnother() {
        try (SimulatedEngine engine = Options.parse(List.of("--port", "0", "--uuid", "the-same"), null)
                .builder()
                .start()) {
            assertThat(new RawClient(engine)
                            .login()
                            .get("/system")
                            .result()
                            .get("uuid")
                            .asText())
                    .isEqualTo("the-same");
        }
    }

    @Test
    void scenarioMayBeAFile() {
        Options options = Options.parse(List.of("--port", "0", "--scenario", "docs/scenario-patients.yaml"), null);
        try (SimulatedEngine engine = options.builder().start()) {
            assertThat(engine.books().hasDataset("Masked/Patients Masked Master"))
                    .isTrue();
        }
    }

    @Test
    void recordingIsAskedForWithoutAPassword() throws IOException {
        assertThat(Options.parse(List.of(), null).recording()).isEmpty();
        Options options = Options.parse(
                List.of(
                        "--record",
                        "https://engine.example.com",
                        "--user",
                        "jane",
                        "--anonymise",
                        "--output",
                        "a.yaml"),
                null);
        assertThat(options.recording())
                .contains(new RecordRequest(
                        URI.create("https://engine.example.com"), Optional.empty(), Path.of("a.yaml"), true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--anonymise"), null))
                .withMessage("Without --record there is no use for --anonymise; add --record with the address of an"
                        + " engine or a DCT");
        assertThat(options.login(Map.of("DELPHIX_PASSWORD", "secret"))).isEqualTo(new Login("jane", "secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--record", "https://jane:secret@engine.example.com"), null))
                .withMessageNotContaining("secret");
    }

    @Test
    void unknownOptionsAndBadValuesAreRefused() {
        for (List<String> wrong : List.of(
                List.of("--colour"),
                List.of("--port"),
                List.of("--port", "many"),
                List.of("--port", "65536"),
                List.of("--port", "-1"),
                List.of("--port", "80.5"),
                List.of("--masking-port", "65536"),
                List.of("--dct-port", "65536"),
                List.of("--dct-version", "3.9"),
                List.of("--dct-lag", "long"),
                List.of("--dct-switch", "NO_SUCH"),
                List.of("--job-seconds", "-1"),
                List.of("--job-seconds", "NaN"),
                List.of("--api-version", "newest"),
                List.of("--api-version", "1.x.0"),
                List.of("--host", "no such host"),
                List.of("--scenario", "moon"),
                List.of("--scenario", "no-such-file.yaml"),
                List.of("--record", "http://host:99999"),
                List.of("--record", "file:///engine"),
                List.of("--switch", "NO_SUCH"),
                List.of("--fault", "earthquake"))) {
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> Options.parse(wrong, null))
                    .withMessageContaining(wrong.get(wrong.size() - 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--scenari", "empty"), null))
                .withMessage("Unknown option --scenari; did you mean --scenario?");
        assertThat(Options.USAGE).contains("--port").contains("BUSY_AS_HTTP_409");
    }
}
