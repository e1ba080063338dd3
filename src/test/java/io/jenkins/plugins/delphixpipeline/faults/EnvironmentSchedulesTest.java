package io.jenkins.plugins.delphixpipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Environments end, whatever happens: none is left without an owner, none is removed that was not made here, and none while its
 * body runs. More schedules run with {@code -Denvironments=2000}, others with {@code -Denvironments.from=201}.
 */
class EnvironmentSchedulesTest {
    @Test
    void environmentsEndWhateverHappens() throws InterruptedException, ExecutionException {
        long from = Long.getLong("environments.from", 1);
        int count = Integer.getInteger("environments", 150);
        List<String> broken = new ArrayList<>();
        int used = 0;
        int kills = 0;
        Logger warnings = Logger.getLogger("io.jenkins.plugins.delphixpipeline");
        Level told = warnings.getLevel();
        warnings.setLevel(Level.OFF);
        ExecutorService runners = Executors.newFixedThreadPool(30, Crew::thread);
        try {
            List<Future<EnvironmentSchedule.Outcome>> all = LongStream.range(from, from + count)
                    .mapToObj(seed -> runners.submit(() -> EnvironmentSchedule.run(seed)))
                    .toList();
            for (Future<EnvironmentSchedule.Outcome> each : all) {
                EnvironmentSchedule.Outcome outcome = each.get();
                broken.addAll(outcome.broken());
                outcome.broken().forEach(System.out::println);
                used += outcome.used();
                kills += outcome.kills();
            }
        } finally {
            runners.shutdownNow();
            warnings.setLevel(told);
        }
        System.out.println(count + " schedules: " + used + " bodies ran, " + kills + " kills");
        assertThat(broken).isEmpty();
        assertThat(used).isGreaterThan(count);
        assertThat(kills).isGreaterThan(count / 2);
    }
}
