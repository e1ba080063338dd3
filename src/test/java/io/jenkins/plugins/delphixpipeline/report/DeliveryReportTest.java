package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {
    private static DeliveryReport report(List<LineageEntry> entries) {
        LineageAction lineage = new LineageAction();
        entries.forEach(lineage::put);
        Run<?, ?> run = mock(Run.class);
        when(run.getAction(LineageAction.class)).thenReturn(lineage);
        return DeliveryReport.of(run);
    }

    private static LineageEntry refreshed(String vdb, String execution) {
        Result made = Result.empty()
                .with("vdb", vdb)
                .with("from", "Prod")
                .with("point", "@1")
                .with("maskingStep", "masking job \"Mask\"");
        return Entries.running(vdb, "refresh", vdb, 1)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        10,
                        List.of(),
                        execution == null ? made : made.with("maskingExecutions", List.of(execution)));
    }

    private static LineageEntry failed() {
        return Entries.running("f", "provision", "prep9", 80)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty())
                .because("Failed: provision of prep9.");
    }

    @Test
    void whatHoldsUnmaskedDataIsListedUntilItGetsOther() {
        LineageEntry failed = failed().unmasked(List.of("Masked/Master (disabled)", "QA/Open, old", "QA/Open"));
        DeliveryReport report = report(List.of(failed));
        assertThat(report.values())
                .containsEntry("unmasked", List.of("Masked/Master (disabled)", "QA/Open, old", "QA/Open"));
        assertThat(report.text())
                .endsWith("not proven to be masked now: Masked/Master (disabled), QA/Open, old, QA/Open");
        assertThat(report.markdown()).contains("Not proven to be masked now", "`QA/Open, old`");

        LineageEntry mended = Entries.running("m", "refresh", "Master", 90)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        10,
                        List.of(),
                        Result.empty().with("vdb", "Masked/Master").withFlow("Prod", "@1", "Masked/Master"));
        assertThat(report(List.of(failed, mended)).values())
                .containsEntry("unmasked", List.of("QA/Open, old", "QA/Open"));
        assertThat(LineageLine.read(LineageLine.write(failed)).unmasked()).isEqualTo(failed.unmasked());
    }

    @Test
    void whatABuildHasDisabledIsToldUntilItIsInOrder() {
        LineageEntry stopped = Entries.running("f", "refresh", "Patients Masked Master", 1)
                .ended(LineageEntry.State.STOPPED, 10, List.of(), Result.empty())
                .disabled(List.of(Entries.MASTER));
        DeliveryReport report = report(List.of(stopped));
        assertThat(report.text()).isEqualTo("No masked data was delivered; disabled by this build: " + Entries.MASTER);
        assertThat(report.values()).containsEntry("disabled", List.of(Entries.MASTER));
        assertThat(report.markdown()).contains("Disabled by this build", "`" + Entries.MASTER + "`");
        assertThat(LineageLine.read(LineageLine.write(stopped)).disabled()).isEqualTo(stopped.disabled());

        for (LineageEntry mend : List.of(
                Entries.maskedRefresh(),
                changed("enable", Entries.MASTER),
                changed("delete", "Patients Masked Master"))) {
            assertThat(report(List.of(stopped, mend)).values())
                    .as(mend.getVerb())
                    .containsEntry("disabled", List.of());
        }
        LineageEntry alsoUnmasked = stopped.unmasked(List.of(Entries.MASTER + " (disabled)"));
        assertThat(report(List.of(alsoUnmasked)).text())
                .isEqualTo(
                        "No masked data was delivered; not proven to be masked now: " + Entries.MASTER + " (disabled)");
    }

    private static LineageEntry changed(String verb, String vdb) {
        return Entries.running("m", verb, vdb, 90)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        10,
                        List.of(),
                        Result.empty().with("vdb", vdb));
    }

    @Test
    void aScriptGetsTheLineAndItsParts() {
        assertThat(report(Entries.pipeline(3)).values())
                .containsExactly(
                        entry(
                                "text",
                                Entries.MASTER + " has the data of Production/Patients Prod as of " + Entries.SNAPSHOT
                                        + ", masked by Mask Patients, which did not fail;"
                                        + " 3 data environments ready; 3 new bookmarks"),
                        entry("operations", 8),
                        entry("failed", 0),
                        entry("unmasked", List.of()),
                        entry("disabled", List.of()),
                        entry("environments", 3),
                        entry("bookmarks", 3),
                        entry("updatedBookmarks", 0),
                        entry("vdb", Entries.MASTER),
                        entry("from", "Production/Patients Prod"),
                        entry("point", Entries.SNAPSHOT),
                        entry("maskingStep", "Mask Patients"),
                        entry("proof", "the masking step did not fail"),
                        entry(
                                "masked",
                                List.of(Map.of(
                                        "vdb", Entries.MASTER,
                                        "from", "Production/Patients Prod",
                                        "point", Entries.SNAPSHOT,
                                        "maskingStep", "Mask Patients",
                                        "proof", "the masking step did not fail"))));
    }

    @Test
    void ofSeveralMaskedVdbsTheLatestStandsAloneAndAllInTheList() {
        Map<String, Object> values =
                report(List.of(refreshed("One", null), refreshed("Two", "12"))).values();

        assertThat(values).containsEntry("vdb", "Two");
        assertThat(values).containsEntry("proof", "confirmed by the Masking Engine (execution 12)");
        assertThat((List<?>) values.get("masked")).hasSize(2);
    }

    @Test
    void whatFailedIsInTheLineAsWell() {
        List<LineageEntry> entries = new ArrayList<>(Entries.pipeline(1));
        entries.add(failed());

        assertThat(report(entries).text()).endsWith("; 1 data environment ready; 1 new bookmark; 1 operation failed");
    }

    @Test
    void aBuildThatDeliveredNothingSaysSo() {
        assertThat(report(List.of(failed())).text()).isEqualTo("No masked data was delivered; 1 operation failed");
        assertThat(report(List.of()).values())
                .containsOnlyKeys(
                        "text",
                        "operations",
                        "failed",
                        "unmasked",
                        "disabled",
                        "environments",
                        "bookmarks",
                        "updatedBookmarks",
                        "masked");
    }

    @Test
    void aBuildWithoutARecordHasAReportToo() {
        assertThat(DeliveryReport.of(mock(Run.class)).text()).isEqualTo("No masked data was delivered");
        assertThat(DeliveryReport.of(mock(Run.class)).isEmpty()).isTrue();
    }

    @Test
    void markdownHasARowForEachMaskedVdbAndEachBookmark() {
        assertThat(report(Entries.pipeline(1)).markdown()).isEqualTo("""
                | Masked VDB | Data of | As of | Masked by | Proof |
                | --- | --- | --- | --- | --- |
                | `Masked/Patients Masked Master` | `Production/Patients Prod` | `@2026-11-22T09:19:39.520` | `Mask Patients` | the masking step did not fail |

                1 data environment ready; 1 new bookmark

                | Bookmark | Of | Tags |
                | --- | --- | --- |
                | `2026-11-22 prep1` | `prep1` | `2026-11-22, 50` |
                """);
    }

    @Test
    void markdownTellsWhatFailedAndWhy() {
        assertThat(report(List.of(failed())).markdown()).isEqualTo("""
                No masked data was delivered; 1 operation failed

                | Failed | Why |
                | --- | --- |
                | `provision prep9` | `Failed: provision of prep9.` |
                """);
    }

    /** Names come from outside: none of them may end its cell, notify somebody or bring markup. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a|b", "a`b", "a``|b", "`", "a\nb", "<img src=x>", "@everyone", "[a](http://b)", "a\\|b", "\\"})
    void namesStayInTheirCells(String name) {
        List<String> lines =
                report(List.of(refreshed(name, null))).markdown().lines().toList();

        assertThat(lines.get(2)).matches("\\| `[^`]*[^`|]*` \\| `Prod` \\| `@1` \\| .*");
        assertThat(lines.get(2).replace("\\|", "").chars().filter(each -> each == '|'))
                .hasSize(6);
        assertThat(lines.get(2).chars().filter(each -> each == '`')).hasSize(8);
    }

    @Test
    void aLongListIsCut() {
        List<LineageEntry> entries = new ArrayList<>();
        for (int each = 0; each < 120; each++) {
            entries.add(Entries.bookmark("mark" + each, "prep" + each, each));
        }

        assertThat(report(entries).markdown())
                .contains("`mark49`", "and 70 more")
                .doesNotContain("`mark50`");
    }
}
