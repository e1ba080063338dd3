package io.jenkins.plugins.delphixpipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exactly once, on the right back end, and nothing exposed, whatever happens: the books of the back ends bear out what each
 * operation said. More schedules run with {@code -Dschedules=10000}, others with {@code -Dschedules.from=201}, and so many side by side
 * as {@code -Dschedules.atOnce=40} says; only those of one kind of back end with {@code -Dschedules.where=DCT}.
 */
class FaultSchedulesTest {
    private static final int TOLD_AFTER = 200;

    /** As many in every build as end in the time that there is. */
    @ParameterizedTest
    @CsvSource({"ENGINE, 1, 200", "DCT, 26, 25"})
    void schedulesOfFaultsKillsAndChangesRunClean(FaultSchedules.Where where, long first, int usually)
            throws InterruptedException {
        assumeTrue(System.getProperty("schedules.where", where.name()).equals(where.name()));
        long from = Long.getLong("schedules.from", first);
        int count = Integer.getInteger("schedules", usually);
        Tally tally = new Tally();
        List<Violation> broken = new ArrayList<>();
        FaultSchedules.run(
                where, LongStream.range(from, from + count), Integer.getInteger("schedules.atOnce", 40), outcome -> {
                    tally.add(outcome);
                    broken.addAll(outcome.violations());
                    outcome.violations().forEach(System.out::println);
                    if (tally.schedules() % TOLD_AFTER == 0) {
                        System.out.println(tally);
                    }
                });
        assertThat(tally.schedules()).isEqualTo(count);
        assertThat(broken).as(tally.toString()).isEmpty();
        assertThat(tally.kills()).isPositive();
        assertThat(tally.failures(Problem.OTHER_BACK_END)).as(tally.toString()).isPositive();
        assertThat(tally.failures(Problem.STATE_NOT_SAVED)).as(tally.toString()).isPositive();
        assertThat(tally.succeeded()).isGreaterThan(tally.operations() * 3 / 4);
    }
}
