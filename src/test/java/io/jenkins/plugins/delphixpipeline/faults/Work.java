package io.jenkins.plugins.delphixpipeline.faults;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** The end of the mark of a submission: held up so often, and sent again so often since. */
    private static final Pattern MARK = Pattern.compile("(?:\\.held(\\d+))?(?:\\.\\d+)?\\)$");

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

    /** Whether it failed since others held its target, and a later one of the same phase stands for it. */
    boolean isDoneAgainBy(Work other) {
        return "FAILED".equals(state)
                && mark != null
                && other.mark != null
                && phase(mark).equals(phase(other.mark))
                && timesHeldUp(other.mark) > timesHeldUp(mark);
    }

    /** Without how often it was held up and, within that, sent. */
    private static String phase(String mark) {
        return MARK.matcher(mark).replaceFirst("");
    }

    private static int timesHeldUp(String mark) {
        Matcher found = MARK.matcher(mark);
        return found.find() && found.group(1) != null ? Integer.parseInt(found.group(1)) : 0;
    }
}
