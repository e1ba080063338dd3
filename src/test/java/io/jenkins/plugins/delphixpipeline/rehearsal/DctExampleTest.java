package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pipeline of examples/dct. */
@Timeout(120)
class DctExampleTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

    private static CommandLine line(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--back-end", "dct", "--job-seconds", "0.1"));
        arguments.addAll(
                List.of("--jenkinsfile", "examples/dct/Jenkinsfile", "--scenario", "examples/dct/estate.yaml"));
        arguments.addAll(List.of(more));
        return CommandLine.of(arguments.toArray(new String[0]));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    @Test
    void sevenBookmarksOfMaskedDataStandInTheCatalogue() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(line(), out)) {
            MasterDatabase database = rehearsal.database().server().orElseThrow();

            assertThat(rehearsal.run()).as(text()).isTrue();

            assertThat(rehearsal.catalogue())
                    .extracting(Marked::of)
                    .containsExactlyInAnyOrder(
                            "VDB " + MASTER,
                            "VDB group prep1",
                            "VDB group prep2",
                            "VDB group prep3",
                            "VDB group prep4",
                            "VDB group prep5",
                            "VDB group prep6");
            assertThat(rehearsal.catalogue()).allSatisfy(bookmark -> {
                String[] words = bookmark.name().split(" ");
                assertThat(words[0]).matches("\\d{4}-\\d\\d-\\d\\d");
                assertThat(bookmark.shared()).isTrue();
                assertThat(bookmark.tags()).containsExactlyInAnyOrder(words[0], words[1], "jenkins-patients-data-1");
            });
            assertThat(rehearsal.books().datasets())
                    .filteredOn(dataset -> dataset.parent() != null)
                    .allMatch(dataset -> dataset.holdsMaskedRows());
            assertThat(rehearsal.books().jobs("DB_REFRESH")).hasSize(7);
            assertThat(rehearsal.build().getAction(LineageAction.class).getEntries())
                    .hasSize(17);
            for (String account : MasterDatabase.ACCOUNTS) {
                assertThat(database.accepts(account, MasterDatabase.PRODUCTION_PASSWORD))
                        .as("%s, after the reset", account)
                        .isFalse();
            }
        }
        assertThat(lines())
                .contains(
                        "Lineage",
                        "  -> Production/Patients Prod",
                        "      -> Masked/Patients Masked Master, masked rows, running",
                        "        -> VDB group prep6: Prep/Patients prep6, masked rows, running",
                        "Finished: SUCCESS")
                .anyMatch(each -> each.startsWith("Rehearsal of examples/dct/Jenkinsfile against a simulated DCT at "))
                .filteredOn(each -> each.contains("-> bookmark '"))
                .hasSize(7);
    }

    @Test
    void groupsGetTheAccountsAsTheyWereReset() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(line(), out)) {
            assertThat(rehearsal.run()).as(text()).isTrue();

            String prepared = rehearsal.books().vdb("Prep/Patients prep1").parentSnapshot();
            List<String> ofMaster = rehearsal.books().snapshots(MASTER).stream()
                    .map(snapshot -> snapshot.reference())
                    .toList();
            assertThat(ofMaster.indexOf(prepared))
                    .as("the snapshot after the reset, not that of the refresh")
                    .isEqualTo(ofMaster.size() - 1);
        }
    }

    @Test
    void failedMaskingDisablesTheMasterAndNoGroupIsTouched() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(line("--without-database", "--fault", "masking"), out)) {
            assertThat(rehearsal.run()).isFalse();

            assertThat(rehearsal.books().vdb(MASTER).enabled()).isFalse();
            assertThat(rehearsal.books().vdb(MASTER).exposesUnmaskedRows()).isFalse();
            assertThat(rehearsal.books().jobs("DB_REFRESH")).hasSize(1);
            assertThat(rehearsal.catalogue()).isEmpty();
        }
        assertThat(lines())
                .contains("Finished: FAILURE", "  " + MASTER + ": UNMASKED ROWS, disabled")
                .anySatisfy(each -> assertThat(each)
                        .startsWith("Stage \"Refresh Secure Pipeline Master\" failed: ")
                        .contains("Mask Patients"))
                .anyMatch(each -> each.contains("was DISABLED, because its refresh did not succeed"))
                .contains("Stage \"Prepare Data and Make Available For Use\" skipped due to earlier failure(s)");
    }
}
