package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.faults.FaultSchedules;
import io.jenkins.plugins.delphixpipeline.faults.Rehearsed;
import io.jenkins.plugins.delphixpipeline.faults.Tally;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Random schedules of faults and kills; each has to leave the engine's books as the operations told. */
final class FaultFigures {
    private static final int AT_ONCE = 64;

    private final Figures figures;

    private final FaultSchedules.Where where;
    private final String whose;

    FaultFigures(Figures figures, FaultSchedules.Where where) {
        this.figures = figures;
        this.where = where;
        this.whose = where == FaultSchedules.Where.DCT ? "DCT, " : "";
    }

    void run(int schedules) throws InterruptedException {
        Tally tally = new Tally();
        FaultSchedules.run(where, LongStream.rangeClosed(1, schedules), AT_ONCE, outcome -> {
            tally.add(outcome);
            tell(outcome);
            if (tally.schedules() % 500 == 0) {
                System.out.println(tally);
            }
        });
        figures.add(whose + "faults: operations", schedules, tally.operations(), "operations", null);
        figures.add(whose + "faults: kills of the controller", schedules, tally.kills(), "kills", null);
        figures.add(
                whose + "faults: operations ended as OUTCOME_UNKNOWN",
                schedules,
                tally.failures(Problem.OUTCOME_UNKNOWN),
                "operations",
                null);
        new TreeMap<>(tally.broken())
                .forEach((kind, times) -> figures.add(
                        whose + "faults: promises broken, " + kind.name().toLowerCase(Locale.ROOT),
                        schedules,
                        times,
                        "times",
                        0.0));
        figures.add(whose + "faults: schedules that did not run clean", schedules, tally.unclean(), "schedules", 0.0);
    }

    private void tell(Rehearsed.Outcome outcome) {
        if (!outcome.violations().isEmpty()) {
            outcome.violations().forEach(System.out::println);
            figures.differs("schedule " + outcome.seed());
        }
    }
}
