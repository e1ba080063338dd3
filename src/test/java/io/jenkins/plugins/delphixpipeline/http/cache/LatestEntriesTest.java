package io.jenkins.plugins.delphixpipeline.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestEntriesTest {
    @Test
    void whatWasPutLastIsAlwaysThereAndWhatWasPutFirstGoes() {
        Map<String, Integer> latest = LatestEntries.of(3);

        IntStream.rangeClosed(1, 5).forEach(number -> {
            latest.put("job-" + number, number);
            assertThat(latest).containsEntry("job-" + number, number);
        });

        assertThat(latest).containsOnlyKeys("job-3", "job-4", "job-5");
    }
}
