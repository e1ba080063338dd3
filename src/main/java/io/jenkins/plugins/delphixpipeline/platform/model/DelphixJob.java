package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The asynchronous work that a back end runs for one submitted action.
 *
 * @param type the back end's action type, such as {@code DB_REFRESH}
 * @param target the reference of the object it works on
 * @param targetName that object's name as the back end writes it
 * @param percent 0 to 100, as far as known
 * @param startedAt creation time by the back end's clock
 * @param parentAction the reference of the action that it works for, or null
 * @param events oldest first; empty where a list did not bring them
 */
public record DelphixJob(
        String reference,
        String type,
        String title,
        String target,
        String targetName,
        State state,
        double percent,
        Instant startedAt,
        Instant updatedAt,
        String user,
        String parentAction,
        List<JobEvent> events) {
    public DelphixJob {
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** A state that a newer back end may add is {@link #UNKNOWN}, and unknown is never taken for ended. */
    public enum State {
        RUNNING,
        SUSPENDED,
        CANCELED,
        COMPLETED,
        FAILED,
        /** The back end no longer knows the job. */
        GONE,
        UNKNOWN;

        public boolean isTerminal() {
            return this == CANCELED || this == COMPLETED || this == FAILED || this == GONE;
        }
    }

    public boolean isTerminal() {
        return state.isTerminal();
    }

    /** The same with other texts in its events. */
    public DelphixJob saying(UnaryOperator<String> texts) {
        return new DelphixJob(
                reference,
                type,
                title,
                target,
                targetName,
                state,
                percent,
                startedAt,
                updatedAt,
                user,
                parentAction,
                events.stream().map(event -> event.saying(texts)).toList());
    }
}
