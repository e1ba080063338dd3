package io.jenkins.plugins.delphixpipeline.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(Duration.ofMillis(200), Duration.ofMillis(1000));

    @Test
    void pausesDoubleUpToTheLongest() {
        RetryPolicy.Pauses pauses = policy.start();

        assertThat(Stream.generate(pauses::next).limit(5).map(Duration::toMillis))
                .containsExactly(200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void everyStretchBeginsAnew() {
        RetryPolicy.Pauses pauses = policy.start();
        assertThat(pauses.isFresh()).isTrue();
        pauses.next();

        assertThat(pauses.isFresh()).isFalse();
        assertThat(policy.start().next()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void callersComeApart() {
        assertThat(Stream.generate(() -> policy.start().nextApart()).limit(200).toList())
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(100), Duration.ofMillis(200)))
                .hasSizeGreaterThan(1)
                .satisfies(all -> assertThat(all.stream().distinct().count()).isGreaterThan(1));
    }

    @Test
    void aPauseThatIsApartIsNeverNone() {
        assertThat(new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(1))
                        .start()
                        .nextApart())
                .isPositive();
    }
}
