package io.jenkins.plugins.delphixpipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
    @ParameterizedTest
    @CsvSource({
        "SYNC, SYNC.held1, true",
        "SYNC.1, SYNC.held1, true",
        "SYNC.held1, SYNC.held2.3, true",
        "SYNC.held9, SYNC.held10, true",
        "SYNC, SYNC.1, false",
        "SYNC.held1, SYNC.held1.1, false",
        "SYNC.held1, SYNC.1, false",
        "SYNC, REFRESH.held1, false"
    })
    void whatFailedSinceOthersHeldItIsDoneAgainUnderALaterMark(String failed, String later, boolean again) {
        assertThat(work("FAILED", failed).isDoneAgainBy(work("COMPLETED", later)))
                .isEqualTo(again);
    }

    private static Work work(String state, String phase) {
        return new Work("1", "DB_SYNC", "db", state, "delphix-pipeline (7-snapshot." + phase + ")", false, true);
    }
}
