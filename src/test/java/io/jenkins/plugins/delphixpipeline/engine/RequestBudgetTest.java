package io.jenkins.plugins.delphixpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    @Test
    void burstIsLimitedAndTheRestComesInTime() {
        RequestBudget budget = new RequestBudget(20, 3);
        int atOnce = 0;
        while (budget.take()) {
            atOnce++;
        }

        assertThat(atOnce).isBetween(3, 4);
        assertThat(budget.nanosToNext()).isBetween(1L, Duration.ofMillis(51).toNanos());
        await().atMost(Duration.ofSeconds(2)).until(budget::take);
    }
}
