package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provision on DCT fails before anybody has learnt which VDB it makes. */
@Timeout(90)
class LateVdbOnDctTest {
    private static final String VDB = "Prep/Patients Test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
        dct.faults().on("POST", "/provision_by_snapshot$").fails((request, handling) -> withoutVdb(handling.get()));
        engine.world().setJobDuration("DB_PROVISION", Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private static HttpResponse withoutVdb(HttpResponse answer) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            body.remove("vdb_id");
            ((ObjectNode) body.get("job")).remove("target_id");
            return HttpResponse.json(answer.status(), JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WithDelphixVdbStep step() {
        WithDelphixVdbStep step = new WithDelphixVdbStep();
        step.setVdb(VDB);
        step.setFrom("Production/Patients Prod");
        step.setAllowUnmasked(true);
        return step;
    }

    private Using givenUp() throws Exception {
        Using using = stage.begin(step(), 1);
        EnvironmentStage.until(() -> !engine.books().jobs("DB_PROVISION").isEmpty());
        dct.world().timeOut(dct.books().jobs().get(0).id());
        return using;
    }

    /** Deleted, where somebody waited for the engine. */
    private boolean isOver() {
        return engine.books().jobs("DB_PROVISION").stream()
                .noneMatch(job -> job.state().equals("RUNNING"));
    }

    /** The engine goes on with what DCT gave up, and its VDB shows later. */
    @Test
    void isFoundByItsMarkAndRemoved() throws Exception {
        assertThat(givenUp().failure()).contains(VDB);
        EnvironmentStage.until(this::isOver);

        EnvironmentStage.until(() -> {
            stage.pass(Duration.ofMinutes(6));
            stage.desk().sweeper().sweep();
            return stage.environments().isEmpty();
        });

        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }
}
