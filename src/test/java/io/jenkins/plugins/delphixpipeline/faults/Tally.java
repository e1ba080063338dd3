package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.EnumMap;
import java.util.Map;

/** What came of many schedules. Used by one thread at a time. */
public final class Tally {
    private final Map<Violation.Kind, Integer> broken = new EnumMap<>(Violation.Kind.class);
    private final Map<Problem, Integer> failures = new EnumMap<>(Problem.class);
    private int schedules;
    private int clean;
    private int operations;
    private int succeeded;
    private int kills;

    public Tally() {
        for (Violation.Kind kind : Violation.Kind.values()) {
            broken.put(kind, 0);
        }
    }

    public void add(Rehearsed.Outcome outcome) {
        schedules++;
        clean += outcome.violations().isEmpty() ? 1 : 0;
        operations += outcome.operations();
        succeeded += outcome.succeeded();
        outcome.failures().forEach((problem, times) -> failures.merge(problem, times, Integer::sum));
        kills += outcome.kills();
        outcome.violations().forEach(violation -> broken.merge(violation.kind(), 1, Integer::sum));
    }

    public int schedules() {
        return schedules;
    }

    /** Schedules in which a promise was broken. */
    public int unclean() {
        return schedules - clean;
    }

    public int operations() {
        return operations;
    }

    public int succeeded() {
        return succeeded;
    }

    /** Operations that failed so. */
    public int failures(Problem problem) {
        return failures.getOrDefault(problem, 0);
    }

    public int kills() {
        return kills;
    }

    /** How often a promise of each kind was broken. */
    public Map<Violation.Kind, Integer> broken() {
        return Map.copyOf(broken);
    }

    @Override
    public String toString() {
        return schedules + " schedules, " + operations + " operations of which " + succeeded + " succeeded, " + kills
                + " kills, failures " + failures + ", broken promises " + broken;
    }
}
