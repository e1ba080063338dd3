package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import java.util.List;

/** What one back end has on record. */
interface Bookkeeping {
    /** What it calls itself. */
    String id();

    /** All jobs, oldest first. */
    List<Work> works();

    /** What it was asked to change by an operation, and took. */
    List<String> changedBy(Task task);

    long bookmarks(String name);

    /** What others had it do and somebody put an end to. */
    List<String> harmed();

    /** The books of the engine that does the work. */
    Books engine();

    /** Whether everything that was begun has ended. */
    boolean isQuiet();

    /** Those of an operation that there are. */
    default List<Work> worksOf(Task task) {
        return works().stream()
                .filter(work -> task.end.jobs().contains(work.reference()))
                .toList();
    }

    /** Our own work of that type that did anything. */
    default List<Work> worksOn(String type, String target) {
        return works().stream()
                .filter(work -> !work.part() && work.begun() && work.isOurs())
                .filter(work -> work.type().equals(type) && target.equals(work.target()))
                .toList();
    }
}
