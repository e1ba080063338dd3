package io.jenkins.plugins.delphixpipeline.faults;

import java.util.Objects;

/**
 * A job, as the books of a back end have it.
 *
 * @param target what it works on, by the name that the books have for it
 * @param mark the user agent of the request that started it; null where nobody asked for it
 * @param part whether it is part of another one
 * @param begun whether it did anything at all
 */
record Work(String reference, String type, String target, String state, String mark, boolean part, boolean begun) {
    private static final String OURS = "delphix-pipeline";

    boolean isOurs() {
        return mark != null && mark.startsWith(OURS);
    }

    boolean isCompleted() {
        return "COMPLETED".equals(state);
    }

    /** Whether another is the same once more and went well: what others held is tried again when they are ready. */
    boolean isMadeGoodBy(Work other) {
        return other.isCompleted() && type.equals(other.type) && Objects.equals(target, other.target);
    }

    /** Whether it failed since others held its target, and a later one of the same mark stands for it. */
    boolean isDoneAgainBy(Work other) {
        return "FAILED".equals(state)
                && mark != null
                && other.mark != null
                && unheld(mark).equals(unheld(other.mark))
                && other.mark.compareTo(mark) > 0;
    }

    private static String unheld(String mark) {
        return mark.replaceFirst("\\.held\\d+\\)$", ")");
    }
}
