package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.report.BuildSummary.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildSummaryTest {
    @Test
    void eachPartCountsFromItsFirstBeginningToItsLastEnd() {
        BuildSummary summary = BuildSummary.of(Entries.pipeline(3));

        // Three data pods begin a second after one another and take four seconds each.
        assertThat(summary.millis())
                .containsExactly(
                        Map.entry(Part.SYNC, 3_213L),
                        Map.entry(Part.MASKED_REFRESH, 65_000L),
                        Map.entry(Part.PREPARATION, 6_000L));
    }

    @Test
    void whatDidNotSucceedHasNoTime() {
        List<LineageEntry> entries = List.of(
                Entries.running("a", "provision", "prep1", 1),
                Entries.running("b", "provision", "prep2", 1)
                        .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty()));

        BuildSummary summary = BuildSummary.of(entries);

        assertThat(summary.millis()).isEmpty();
        assertThat(summary.all()).isEqualTo(2);
        assertThat(summary.count(LineageEntry.State.FAILED)).isEqualTo(1);
        assertThat(summary.count(LineageEntry.State.SUCCEEDED)).isZero();
    }

    @Test
    void aVdbThatIsRefreshedWithoutMaskingIsADataEnvironment() {
        LineageEntry refresh = Entries.running("a", "refresh", "QA", 1)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        500,
                        List.of(),
                        Result.empty().with("vdb", "Test/QA").withFlow(Entries.MASTER, Entries.SNAPSHOT, "Test/QA"));

        assertThat(BuildSummary.of(List.of(refresh)).millis()).containsOnlyKeys(Part.PREPARATION);
    }

    @Test
    void bookmarksAreThoseThatWereMade() {
        List<LineageEntry> entries = new ArrayList<>(Entries.pipeline(1));
        entries.add(Entries.running("k", "bookmark", "old", 1)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        5,
                        List.of(),
                        Result.empty().with("bookmark", "old").with("kept", true)));

        assertThat(BuildSummary.of(entries).bookmarks()).singleElement().satisfies(bookmark -> {
            assertThat(bookmark.name()).isEqualTo("2026-11-22 prep1");
            assertThat(bookmark.of()).isEqualTo("prep1");
            assertThat(bookmark.tags()).containsExactly("2026-11-22", "50");
            assertThat(bookmark.shared()).isTrue();
        });
    }
}
