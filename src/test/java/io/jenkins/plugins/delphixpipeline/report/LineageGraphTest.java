package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineageGraphTest {
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);

    private static List<String> titles(List<LineageEntry> entries, boolean building) {
        Matcher matcher = TITLE.matcher(LineageGraph.draw(entries, building).svg("picture"));
        List<String> titles = new ArrayList<>();
        while (matcher.find()) {
            titles.add(matcher.group(1));
        }
        return titles;
    }

    private static int arrows(List<LineageEntry> entries) {
        return LineageGraph.draw(entries, true).svg("picture").split("delphix-arrow__head", -1).length - 1;
    }

    @Test
    void theDataPipelineIsOneChainFromProductionToBookmarks() {
        List<LineageEntry> entries = Entries.pipeline(2);

        assertThat(titles(entries, true))
                .containsExactlyInAnyOrder(
                        "dSource: Production/Patients Prod\nsnapshot 3.2 s",
                        "Snapshot: " + Entries.SNAPSHOT,
                        "Masked VDB: " + Entries.MASTER + "\nrefresh 1:05 min",
                        "Template: Patients",
                        "Data pod: prep1\nprovision 4.0 s",
                        "Bookmark: 2026-11-22 prep1\nbookmark 1.0 s",
                        "Data pod: prep2\nprovision 4.0 s",
                        "Bookmark: 2026-11-22 prep2\nbookmark 1.0 s");
        assertThat(arrows(entries)).isEqualTo(7);
    }

    @Test
    void whatRunsIsJoinedToWhereItsDataComesFrom() {
        LineageEntry refresh = Entries.running("r", "refresh", "Patients Masked Master", 4)
                .withFlows(List.of(
                        new Result.Flow("Production/Patients Prod", Entries.SNAPSHOT, "Patients Masked Master")));

        assertThat(titles(List.of(Entries.sync(), refresh), true))
                .contains("Dataset: Patients Masked Master\nrefresh running");
        assertThat(arrows(List.of(Entries.sync(), refresh))).isEqualTo(2);
        assertThat(titles(List.of(Entries.sync(), refresh), false))
                .contains("Dataset: Patients Masked Master\nrefresh outcome unknown");
    }

    @Test
    void aShortNameAndItsPathAreOneThing() {
        LineageEntry reset = Entries.running("x", "reset credentials", "Patients Masked Master", 80)
                .ended(LineageEntry.State.SUCCEEDED, 500, List.of(), Result.empty());

        assertThat(titles(List.of(Entries.maskedRefresh(), reset), true))
                .contains("Masked VDB: " + Entries.MASTER + "\nrefresh 1:05 min\nreset credentials 0.5 s")
                .hasSize(3);
    }

    @Test
    void aFailureIsToldWhereItHappened() {
        LineageEntry failed = Entries.running("x", "provision", "prep1", 80)
                .withFlows(List.of(new Result.Flow("Patients", null, "prep1")))
                .ended(LineageEntry.State.FAILED, 2_500, List.of(), Result.empty())
                .because("The data pod is locked.");

        List<LineageEntry> entries = List.of(Entries.provision("prep2", 70), failed);
        assertThat(titles(entries, true)).contains("Data: prep1\nprovision failed 2.5 s\nThe data pod is locked.");
        assertThat(LineageGraph.draw(entries, true).svg("picture")).contains("delphix-look--failed");
    }

    @Test
    void aBookmarkMayBearTheNameOfItsDataPod() {
        assertThat(arrows(List.of(Entries.provision("prep1", 1), Entries.bookmark("prep1", "prep1", 2))))
                .isEqualTo(3);
    }

    @Test
    void aBookmarkThatWasDeletedIsToldWhereItWasMade() {
        LineageEntry deleted = Entries.running("x", "delete", "old", 80)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        500,
                        List.of(),
                        Result.empty().with("bookmark", "old").with("dataPod", "prep1"));

        assertThat(titles(List.of(Entries.bookmark("old", "prep1", 2), deleted), true))
                .contains("Bookmark: old\nbookmark 1.0 s\ndelete 0.5 s")
                .hasSize(2);
    }

    @Test
    void aVdbGroupIsCalledOneWhetherItGetsDataOrGivesIt() {
        LineageEntry refreshed = Entries.running("a#1/7/g", "refresh", "prep1", 3)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        9_000,
                        List.of("JOB-4"),
                        Result.empty().with("vdbGroup", "prep1").withFlow(Entries.MASTER, Entries.SNAPSHOT, "prep1"));
        LineageEntry marked = Entries.running("a#1/8/f", "bookmark", "nightly", 4)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        1_000,
                        List.of("JOB-5"),
                        Result.empty()
                                .with("bookmark", "nightly")
                                .with("vdbGroup", "full")
                                .withFlow("full", null, "nightly"));

        assertThat(titles(List.of(refreshed, marked), false))
                .contains("VDB group: prep1\nrefresh 9.0 s")
                .anyMatch(title -> title.startsWith("VDB group: full"));
    }

    @Test
    void onlyTheNewestOperationsAreDrawn() {
        List<LineageEntry> entries = Entries.pipeline(1_000);

        assertThat(titles(entries, true))
                .hasSizeLessThan(LineageGraph.MOST_DRAWN + 5)
                .anyMatch(title -> title.contains("prep1000"));
        assertThat(LineageGraph.draw(List.of(), true).isEmpty()).isTrue();
    }
}
