package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutageHandlerTest {
    private final AtomicInteger outOfReach = new AtomicInteger();
    private final OutageHandler trouble = new OutageHandler(
            (note, arguments) -> {}, Limits::defaults, new SteppedClock(), outOfReach::incrementAndGet);

    @Test
    void everyVainAttemptIsTold() {
        Failure unreachable = Failure.of(Problem.HOST_UNREACHABLE, "engine");

        assertThat(trouble.pause(unreachable, true)).isNotNull();
        assertThat(trouble.pause(unreachable, true)).isNotNull();

        assertThat(outOfReach).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void whatTheBackEndAnswersIsNoOutage(Problem problem) {
        boolean outage = problem.kind() == Problem.Kind.UNREACHABLE;

        trouble.pause(Failure.of(problem, "engine"), true);

        assertThat(outOfReach).hasValue(outage ? 1 : 0);
    }

    /** A minute of patience should not take one and a half. */
    @ParameterizedTest
    @EnumSource(names = {"MASKING_UNFINISHED", "PROOF_UNREADABLE", "LIST_INCOMPLETE"})
    void whatIsOnlyLateIsLookedForEveryTenSeconds(Problem late) {
        assertThat(longestPause(late)).isEqualTo(Duration.ofSeconds(10));
        assertThat(longestPause(Problem.HOST_UNREACHABLE)).isEqualTo(Duration.ofSeconds(30));
    }

    private Duration longestPause(Problem problem) {
        trouble.over();
        return Stream.generate(() -> trouble.pause(Failure.of(problem, "engine"), true))
                .limit(8)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
