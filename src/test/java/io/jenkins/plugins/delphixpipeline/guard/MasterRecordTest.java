package io.jenkins.plugins.delphixpipeline.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterRecordTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private static Instant at(int minutes) {
        return MIDNIGHT.plusSeconds(60L * minutes);
    }

    private static boolean isInDoubt(MasterRecord record, int began, int ended) {
        return record.gaps().stream().anyMatch(gap -> gap.touches(at(began), at(ended)));
    }

    @ParameterizedTest
    @CsvSource({"10, 20, false", "70, 80, true", "130, 140, false"})
    void betweenTwoLooksThatDifferNobodyKnows(int began, int ended, boolean inDoubt) {
        MasterRecord record = MasterRecord.EMPTY
                .looking("whole", true, at(60))
                .looking("without", false, at(90))
                .looking("whole", true, at(120));

        assertThat(isInDoubt(record, began, ended)).isEqualTo(inDoubt);
    }

    /** Looks at 12:00, at 11:00 and at 11:10 by the same clock: all that it shows until 12:00 may have been shown twice. */
    @ParameterizedTest
    @CsvSource({"600, 610, true", "661, 662, true", "671, 675, true", "710, 719, true", "725, 730, false"})
    void whatAClockShowsThatWasSetBackIsInDoubtUntilItShowsNewTimes(int began, int ended, boolean inDoubt) {
        MasterRecord record = MasterRecord.EMPTY
                .looking("whole", true, at(720))
                .looking("without", false, at(660))
                .looking("whole", true, at(670));

        assertThat(isInDoubt(record, began, ended)).isEqualTo(inDoubt);
        assertThat(record.gaps()).allSatisfy(gap -> assertThat(gap.without()).isTrue());
    }

    @Test
    void aClockThatWasSetBackSaysNothingWhereTheLooksAreTheSame() {
        MasterRecord record = MasterRecord.EMPTY.looking("whole", true, at(720)).looking("whole", true, at(660));

        assertThat(record.gaps()).isEmpty();
    }
}
