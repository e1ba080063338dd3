package io.jenkins.plugins.delphixpipeline.config;

import java.util.Arrays;
import java.util.Locale;

/** What to think of a masked VDB when no job is listed any more that would show how its data was masked. */
public enum RecordlessMasters {
    /** Its data may travel; the log says so. */
    TRUST,
    /** Its data may not travel until it is refreshed by a step. */
    REFUSE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ConfigurationException for any other word */
    public static RecordlessMasters of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException(Messages.EngineConnection_mastersWithoutRecordUnknown(word)));
    }
}
