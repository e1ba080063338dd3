package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.faults.FaultSchedules;
import io.jenkins.plugins.delphixpipeline.faults.Rehearsed;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Random schedules of faults and kills; each has to leave the engine's books as the operations told. */
final class FaultFigures {
    private static final int AT_ONCE = 64;

    private final Figures figures;

    FaultFigures(Figures figures) {
        this.figures = figures;
    }

    void run(int schedules) throws InterruptedException {
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        AtomicInteger operations = new AtomicInteger();
        AtomicInteger kills = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        FaultSchedules.run(LongStream.rangeClosed(1, schedules), AT_ONCE, outcome -> {
            operations.addAndGet(outcome.operations());
            unknown.addAndGet(outcome.unknown());
            kills.addAndGet(outcome.kills());
            tell(outcome, broken);
            if (done.incrementAndGet() % 500 == 0) {
                System.out.println(done + " schedules");
            }
        });
        figures.add("faults: operations", schedules, operations.get(), "operations", null);
        figures.add("faults: kills of the controller", schedules, kills.get(), "kills", null);
        figures.add("faults: operations ended as OUTCOME_UNKNOWN", schedules, unknown.get(), "operations", null);
        figures.add("faults: schedules that did not run clean", schedules, broken.get(), "schedules", 0.0);
    }

    private void tell(Rehearsed.Outcome outcome, AtomicInteger broken) {
        if (!outcome.violations().isEmpty()) {
            broken.incrementAndGet();
            outcome.violations().forEach(System.out::println);
            figures.differs("schedule " + outcome.seed());
        }
    }
}
