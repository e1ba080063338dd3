package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.Set;

/** Which of an engine's jobs lead a dataset back to data that it had before. */
public final class LeadingBack {
    private static final Set<String> TYPES = Set.of("DB_ROLLBACK", "DB_UNDO", "UNDO", "DB_SWITCH_TIMEFLOW");

    private LeadingBack() {}

    /**
     * Engine API: the words JETSTREAM and SELFSERVICE stand for the same, by version; what they do to the data their types say only in
     * part, so every one counts.
     *
     * @param type an {@code actionType}; null where it is not told
     */
    public static boolean isOf(String type) {
        return type != null
                && (TYPES.contains(type) || type.startsWith("JETSTREAM_") || type.startsWith("SELFSERVICE_"));
    }
}
