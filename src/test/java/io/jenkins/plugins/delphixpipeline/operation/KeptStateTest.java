package io.jenkins.plugins.delphixpipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptStateTest {
    private static final Intent INTENT =
            Intent.of(new Submission.Disable("DB-1"), Instant.EPOCH, "USER-1", "operation.DISABLE");

    @Test
    void whatWasGivenUpWithoutAnAnswerIsNamedHoweverOftenItIsGivenUp() {
        OperationState begun = OperationState.start("operation", 0).intending("DISABLE", INTENT, Map.of());
        KeptState kept = new KeptState(begun, (state, durably) -> {}, "Patients");

        kept.put(kept.abandoned());
        kept.put(kept.abandoned());

        assertThat(kept.unanswered()).isEqualTo(INTENT);
        assertThat(kept.get().intent()).isNull();
    }
}
