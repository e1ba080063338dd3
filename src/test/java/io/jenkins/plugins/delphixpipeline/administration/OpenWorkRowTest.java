package io.jenkins.plugins.delphixpipeline.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OpenWorkRowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final OpenWorkRegistry registry = new OpenWorkRegistry(OpenWorkStore.inMemory());

    /** Guards from its beginning. */
    private static final class Guarding implements DataOperation {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public String verb() {
            return "refresh";
        }

        @Override
        public String subject() {
            return "Patients Masked Master";
        }

        @Override
        public Next next(OperationState state, OperationContext context) {
            return new Next.Done(Result.empty());
        }

        @Override
        public boolean guardsData(OperationState state) {
            return true;
        }
    }

    private OpenWorkRow row(boolean carried, Failure trouble) {
        OperationState state = OperationState.start("op", NOW.minusSeconds(300).toEpochMilli());
        GuardedRun.claim(registry, new Guarding(), state, new Origin("clinic/patients#7", "12"), (any, durably) -> {})
                .orElseThrow()
                .save(state, true);
        return new OpenWorkRow(
                registry.all().get(0), carried, trouble, "job/clinic/7/", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void itTellsWhatWhereAndSinceWhen() {
        OpenWorkRow row = row(true, null);

        assertThat(row.getWhat()).isEqualTo("refresh of \"Patients Masked Master\"");
        assertThat(row.getBuild()).isEqualTo("clinic/patients#7");
        assertThat(row.getBuildUrl()).isEqualTo("job/clinic/7/");
        assertThat(row.getTime()).isEqualTo("2026-11-22T05:55:00Z");
        assertThat(row.getState()).isEqualTo("under way");
        assertThat(row.getConnection()).isEmpty();
    }

    @Test
    void whatNobodyCarriesMayBeForgotten() {
        assertThat(row(true, null).isForgettable()).isFalse();
        assertThat(new OpenWorkRegistry(OpenWorkStore.inMemory()).all()).isEmpty();
    }

    @Test
    void itSaysWhyItDoesNotGetOn() {
        OpenWorkRow row = row(false, Failure.of(Problem.HOST_UNREACHABLE, "https://engine.example.com"));

        assertThat(row.getState()).contains("NOT disabled", "https://engine.example.com cannot be reached.");
        assertThat(row.getIcon()).isEqualTo("symbol-status-red");
        assertThat(row.isForgettable()).isTrue();
    }
}
