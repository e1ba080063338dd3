package io.jenkins.plugins.delphixpipeline.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    @Test
    void burstIsLimitedAndTheRestComesInTime() {
        RequestBudget budget = new RequestBudget(20, 3);
        int atOnce = 0;
        while (budget.allows()) {
            budget.charge();
            atOnce++;
        }

        assertThat(atOnce).isBetween(3, 4);
        assertThat(budget.nanosToNext()).isBetween(1L, Duration.ofMillis(51).toNanos());
        await().atMost(Duration.ofSeconds(2)).until(budget::allows);
    }

    @Test
    void whatIsNotUrgentLeavesOneRequestForWhatIs() {
        RequestBudget budget = new RequestBudget(0.001, 2);
        assertThat(budget.spares()).isTrue();

        budget.charge();

        assertThat(budget.spares()).isFalse();
        assertThat(budget.allows()).isTrue();
    }
}
