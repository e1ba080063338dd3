package io.jenkins.plugins.delphixpipeline.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How soon jobs are listed of which notifications tell. */
class FeedPaceTest {
    /** Each notification costs a request and the look at its job another: of ten busy jobs more than there are to spend. */
    @ParameterizedTest
    @CsvSource({"1, 30000", "3, 30000", "4, 700", "10, 700", "800, 700", "801, 750"})
    void listsTellOfMoreThanAHandfulOfBusyJobs(int jobs, long millis) {
        FeedPace pace = new FeedPace(jobs, LongPoll.Trust.ENDS, false, false, Pace.PROMPT);

        assertThat(Duration.ofNanos(pace.list())).isEqualTo(Duration.ofMillis(millis));
    }

    /** While little happens, notifications are waited for between two lists, however many jobs run. */
    @ParameterizedTest
    @CsvSource({"4", "800"})
    void aQuietEngineIsListedSeldom(int jobs) {
        FeedPace pace = new FeedPace(jobs, LongPoll.Trust.ENDS, true, false, Pace.PROMPT);

        assertThat(Duration.ofNanos(pace.list())).isEqualTo(Duration.ofSeconds(5));
    }
}
