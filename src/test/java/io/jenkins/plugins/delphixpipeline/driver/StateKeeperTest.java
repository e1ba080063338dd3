package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateKeeperTest {
    private static final Intent INTENT =
            Intent.of(new Submission.Disable("DB-1"), Instant.EPOCH, "USER-1", "operation.DISABLE");

    @Test
    void whatWasGivenUpWithoutAnAnswerIsNamedHoweverOftenItIsGivenUp() {
        OperationState begun = OperationState.start("operation", 0).intending("DISABLE", INTENT, Map.of());
        StateKeeper kept = new StateKeeper(begun, (state, durably) -> {}, mock(DataOperation.class));

        kept.put(kept.abandoned());
        kept.put(kept.abandoned());

        assertThat(kept.unanswered()).isEqualTo(INTENT);
        assertThat(kept.get().intent()).isNull();
    }
}
