package io.jenkins.plugins.delphixpipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Exactly once, whatever happens: the engine's books bear out what each operation said. */
class FaultSchedulesTest {
    @Test
    void twoHundredSchedulesOfFaultsAndKillsRunClean() throws InterruptedException {
        List<Rehearsed.Outcome> outcomes = new ArrayList<>();
        FaultSchedules.run(LongStream.rangeClosed(1, 200), 40, outcomes::add);
        assertThat(outcomes).hasSize(200);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.violations().stream()))
                .isEmpty();
        assertThat(outcomes).anyMatch(outcome -> outcome.kills() > 0);
        int operations =
                outcomes.stream().mapToInt(Rehearsed.Outcome::operations).sum();
        int succeeded = outcomes.stream().mapToInt(Rehearsed.Outcome::succeeded).sum();
        assertThat(succeeded).isGreaterThan(operations * 3 / 4);
    }
}
