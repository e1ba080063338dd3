package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a build's page says of what was delivered, failures too. */
class DeliveredOnPageTest {
    private static LineagePage page(List<LineageEntry> entries) {
        LineageAction lineage = new LineageAction();
        entries.forEach(lineage::put);
        return new LineagePage(mock(Run.class), lineage);
    }

    private static LineageEntry failed(String pod) {
        return Entries.running("f" + pod, "provision", pod, 80)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty())
                .because("Data pod \"" + pod + "\" is locked.");
    }

    @Test
    void failuresStandInTheLineAndEachIsTold() {
        List<LineageEntry> entries = new ArrayList<>(Entries.pipeline(1));
        entries.add(failed("prep9"));

        assertThat(page(entries).getDelivered()).endsWith("; 1 new bookmark; 1 operation failed");
        assertThat(page(entries).getFailures())
                .containsExactly("The provision of prep9 failed: Data pod \"prep9\" is locked.");
    }

    @Test
    void whatDeliveredNothingSaysSoWhereSomethingFailed() {
        assertThat(page(List.of(failed("prep9"))).getDelivered())
                .isEqualTo("No masked data was delivered; 1 operation failed");
        assertThat(page(List.of(Entries.sync())).getDelivered()).isEmpty();
        assertThat(page(List.of(Entries.sync())).getFailures()).isEmpty();
    }

    @Test
    void ofManyFailuresTheLastAreCounted() {
        List<LineageEntry> many = new ArrayList<>();
        for (int pod = 1; pod <= 14; pod++) {
            many.add(failed("prep" + pod));
        }

        assertThat(page(many).getFailures()).hasSize(11).last().isEqualTo("… and 4 more");
    }
}
