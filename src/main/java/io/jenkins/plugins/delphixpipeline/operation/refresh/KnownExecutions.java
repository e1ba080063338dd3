package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of a masking job that were there at a look. Where they are numbered as they come, the last number says it, which no
 * clock can falsify; else the latest of them are remembered, and the time of the first of these.
 */
final class KnownExecutions {
    private static final int REMEMBERED = 200;
    private static final String BETWEEN = " ";

    private final String text;

    private KnownExecutions(String text) {
        this.text = text;
    }

    static KnownExecutions of(List<DelphixJob> there) {
        if (there.stream().allMatch(KnownExecutions::isNumbered)) {
            return new KnownExecutions(String.valueOf(there.stream()
                    .mapToLong(execution -> Long.parseLong(execution.reference()))
                    .max()
                    .orElse(0)));
        }
        List<DelphixJob> latest = there.stream()
                .sorted(Comparator.comparing(
                        DelphixJob::startedAt, Comparator.nullsFirst(Comparator.<Instant>reverseOrder())))
                .limit(REMEMBERED)
                .toList();
        Instant first = there.size() <= REMEMBERED ? Instant.MIN : started(latest.get(latest.size() - 1));
        return new KnownExecutions(
                Stream.concat(Stream.of(first.toString()), latest.stream().map(DelphixJob::reference))
                        .collect(Collectors.joining(BETWEEN)));
    }

    /** Reads what {@link #toString} wrote. */
    static KnownExecutions read(String text) {
        return new KnownExecutions(text);
    }

    boolean holds(DelphixJob execution) {
        List<String> parts = Arrays.asList(text.split(BETWEEN));
        if (isNumber(parts.get(0))) {
            return isNumbered(execution) && Long.parseLong(execution.reference()) <= Long.parseLong(parts.get(0));
        }
        return Set.copyOf(parts).contains(execution.reference())
                || execution.startedAt() != null && execution.startedAt().isBefore(Instant.parse(parts.get(0)));
    }

    private static Instant started(DelphixJob execution) {
        return execution.startedAt() == null ? Instant.MIN : execution.startedAt();
    }

    private static boolean isNumbered(DelphixJob execution) {
        return isNumber(execution.reference());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit);
    }

    @Override
    public String toString() {
        return text;
    }
}
