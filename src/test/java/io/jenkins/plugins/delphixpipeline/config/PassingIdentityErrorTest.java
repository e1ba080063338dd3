package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that fails to tell its name for a moment has one all the same. */
@Timeout(60)
class PassingIdentityErrorTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    /** Longer than an address is borne with that leads elsewhere for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static SimulatedEngine engine() {
        return SimulatedEngine.builder()
                .jobDuration(Duration.ofMillis(80))
                .jobDuration("DB_REFRESH", Duration.ofMinutes(10))
                .start();
    }

    @Test
    void whatStandsAtItsAddressLaterIsNotTakenForIt() throws Exception {
        try (SimulatedEngine first = engine();
                SimulatedEngine second = engine();
                BoundStage stage = new BoundStage();
                Relay relay = new Relay(first.url())) {
            stage.configured.add(stage.engine("first", relay.url()));
            first.faults()
                    .on("GET", "/system$")
                    .fails(Fault.foreign(
                            200,
                            "application/json",
                            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                                    + "\"id\":\"exception.general.internal\",\"details\":\"try again\"}}"));
            Running running = stage.start(
                            new RefreshMasked(
                                    "Patients Masked Master",
                                    PointChoice.latestSnapshot(),
                                    false,
                                    MaskingGuard.job("Mask Patients")),
                            ConnectionChoice.unspecified())
                    .untilWaiting();

            relay.leadTo(second.url());
            await().atMost(PATIENCE).until(() -> running.ending != null);

            assertThat(running.end.failure().problem()).as(running.toString()).isEqualTo(Problem.OTHER_BACK_END);
            assertThat(running.notes).contains(Note.NOT_DISABLED).doesNotContain(Note.DISABLED);
            assertThat(second.books().submissions("/disable$")).isZero();
            assertThat(second.books().vdb(MASTER).enabled()).isTrue();
        }
    }
}
