package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The repository's own Jenkinsfile, with jobs so short that a test can wait for them. */
@Timeout(180)
class EndToEndTest {
    private static final String SHORT = "0.1";
    private static final String MASTER = "Masked/Patients Masked Master";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    @Test
    void theJenkinsfilePutsSevenBookmarksIntoTheCatalogue() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(CommandLine.of("--job-seconds", SHORT), out)) {
            assertThat(rehearsal.run()).as(text()).isTrue();

            List<Books.Bookmark> bookmarks = rehearsal.books().bookmarks();
            assertThat(bookmarks)
                    .extracting(bookmark -> bookmark.name().substring("yyyy-MM-dd ".length()), Books.Bookmark::pod)
                    .containsExactlyInAnyOrder(
                            tuple("FULL #1", null),
                            tuple("50 #1", "prep1"),
                            tuple("25 #1", "prep2"),
                            tuple("15 #1", "prep3"),
                            tuple("10 #1", "prep4"),
                            tuple("05 #1", "prep5"),
                            tuple("01 #1", "prep6"));
            assertThat(bookmarks).allSatisfy(bookmark -> {
                String[] words = bookmark.name().split(" ");
                assertThat(words[0]).matches("\\d{4}-\\d\\d-\\d\\d");
                assertThat(bookmark.tags()).containsExactlyInAnyOrder(words[0], words[1], "jenkins-patients-data-1");
                assertThat(bookmark.shared()).isTrue();
                assertThat(bookmark.template()).isEqualTo("Patients");
            });
            assertThat(bookmarks)
                    .extracting(bookmark -> bookmark.name().split(" ")[0])
                    .containsOnly(bookmarks.get(0).name().split(" ")[0]);
            assertThat(rehearsal.books().vdb(MASTER).holdsMaskedRows()).isTrue();
            assertThat(rehearsal.build().getAction(LineageAction.class).getEntries())
                    .hasSize(16);
            assertThat(rehearsal.books().submissions("/container/.*/refresh$")).isEqualTo(6);
        }
    }

    @Test
    void theAccountsThatCameFromProductionAreResetInARealDatabase() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(CommandLine.of("--job-seconds", SHORT), out)) {
            MasterDatabase database = rehearsal.database().server().orElseThrow();
            String password =
                    rehearsal.database().logins().get("patients-app-test").password();
            for (String account : MasterDatabase.ACCOUNTS) {
                assertThat(database.accepts(account, MasterDatabase.PRODUCTION_PASSWORD))
                        .as("%s, as production has it", account)
                        .isTrue();
            }

            assertThat(rehearsal.run()).as(text()).isTrue();

            assertThat(database.accepts("patients_app", password)).isTrue();
            for (String account : MasterDatabase.ACCOUNTS) {
                assertThat(database.accepts(account, MasterDatabase.PRODUCTION_PASSWORD))
                        .as("%s, after the reset", account)
                        .isFalse();
            }
            assertThat(text())
                    .contains(
                            "The masked master's database is a real PostgreSQL at 127.0.0.1:" + database.port(),
                            "account patients_app: new password set",
                            "account nightly_report: locked",
                            "account jdoe: dropped")
                    .doesNotContain(password, MasterDatabase.PRODUCTION_PASSWORD);
        }
    }

    @Test
    void withoutADatabaseTheStageSaysThatNothingWasReset() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(CommandLine.of("--job-seconds", SHORT, "--without-database"), out)) {
            assertThat(rehearsal.run()).as(text()).isTrue();

            assertThat(rehearsal.build().getAction(LineageAction.class).getEntries())
                    .hasSize(15)
                    .noneMatch(entry -> entry.getVerb().contains("credentials"));
        }
        assertThat(lines())
                .anyMatch(line -> line.contains("not carried out, only checked: it was asked for without a database."))
                .noneMatch(line -> line.contains("new password set"));
    }

    @Test
    void everyStageIsPrintedAndTheEndShowsLineageAndCatalogue() throws Exception {
        assertThat(Main.run(out, "--job-seconds", "0.1", "--without-database")).isEqualTo(Main.SUCCESS);

        assertThat(lines())
                .contains(
                        "Stage \"Sync Delphix with Prod\"",
                        "Stage \"Refresh Secure Pipeline Master\"",
                        "Stage \"Update Database Users and Passwords\"",
                        "Stage \"Prepare Data and Make Available For Use\"",
                        "  [Full Dataset] Stage \"Full Dataset\"",
                        "  [50 % Subset ]   Stage \"Create 50 % dataset\"",
                        "  [01 % Subset ]   Stage \"Add 01 % dataset to catalog\"",
                        "Lineage",
                        "  -> Production/Patients Prod",
                        "      -> Masked/Patients Masked Master, masked rows, running",
                        "Catalogue of bookmarks",
                        "Finished: SUCCESS");
        assertThat(lines()).filteredOn(line -> line.contains("-> bookmark '")).hasSize(7);
    }

    @Test
    void dataThatNoBookmarkMarksHasItsLineage() throws Exception {
        rehearse("delphixSnapshot 'Patients Prod'\ndelphixRefresh vdb: 'Prep/Patients prep1'");

        assertThat(lines())
                .contains("Lineage", "  -> Masked/Patients Masked Master, masked rows, running", "Finished: SUCCESS")
                .anyMatch(line -> line.endsWith("-> Prep/Patients prep1, masked rows, running"))
                .doesNotContain("Catalogue of bookmarks");
    }

    /** A bookmark tells of its own data alone. */
    @Test
    void whatTheBookmarksDoNotStandForHasItsLineageBesideThem() throws Exception {
        rehearse("""
                delphixRefresh vdb: 'Prep/Patients prep1'
                delphixRefresh vdb: 'Prep/Patients prep2'
                delphixProvision vdb: 'short', from: 'Masked/Patients Masked Master', targetGroup: 'Prep'
                delphixDelete vdb: 'short'
                delphixBookmark name: 'b', vdb: 'Prep/Patients prep2'""");

        assertThat(text())
                .contains(
                        "        -> Prep/Patients prep2, masked rows, running\n          -> bookmark 'b'",
                        "  -> Masked/Patients Masked Master, masked rows, running\n    -> ");
        assertThat(lines())
                .filteredOn(line -> line.contains("->"))
                .filteredOn(line -> line.endsWith("-> Prep/Patients prep1, masked rows, running")
                        || line.endsWith("-> Prep/short, removed"))
                .hasSize(2);
        assertThat(lines()).noneMatch(line -> line.matches(" {6}-> Prep/Patients prep2.*"));
    }

    @Test
    void whereNoDataWentThereIsNoHeadingForIt() throws Exception {
        rehearse("echo 'nothing'");

        assertThat(lines()).contains("Finished: SUCCESS").doesNotContain("Lineage", "Catalogue of bookmarks");
    }

    private void rehearse(String steps) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node {\n" + steps + "\n}");
        assertThat(Main.run(out, "--job-seconds", SHORT, "--without-database", "--jenkinsfile", file.toString()))
                .as(text())
                .isEqualTo(Main.SUCCESS);
    }

    @Test
    void aFailedMaskingDisablesTheMasterAndLetsNoBranchRun() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(
                CommandLine.of("--job-seconds", SHORT, "--without-database", "--fault", "masking"), out)) {
            assertThat(rehearsal.run()).isFalse();

            assertThat(rehearsal.books().vdb(MASTER).enabled()).isFalse();
            assertThat(rehearsal.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
            assertThat(rehearsal.books().submissions("/container/.*/refresh$")).isZero();
            assertThat(rehearsal.books().bookmarks()).isEmpty();
        }
        assertThat(lines())
                .contains("Finished: FAILURE", "  " + MASTER + ": UNMASKED ROWS, disabled")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("Stage \"Refresh Secure Pipeline Master\" failed: ")
                        .contains("Mask Patients"))
                .contains("Stage \"Prepare Data and Make Available For Use\" skipped due to earlier failure(s)")
                .noneSatisfy(line -> assertThat(line).contains("Subset"));
    }

    @Test
    void theFaultOnTheCommandLineFailsTheRehearsal() throws Exception {
        assertThat(Main.run(out, "--fault", "masking", "--job-seconds", "0.1")).isEqualTo(Main.FAILED);
    }
}
