package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static String line(List<LineageEntry> entries) {
        return BuildSummary.of(entries).delivery().line();
    }

    private static LineageEntry done(LineageEntry running, Result result) {
        return running.ended(LineageEntry.State.SUCCEEDED, 10, List.of(), result);
    }

    @Test
    void saysFromWhichPointMaskedByWhatAndWhereItIsFound() {
        assertThat(line(Entries.pipeline(3)))
                .isEqualTo(Entries.MASTER + " has the data of Production/Patients Prod as of " + Entries.SNAPSHOT
                        + ", masked by Mask Patients, which did not fail; 3 data environments ready; 3 new bookmarks");
    }

    @Test
    void oneIsOne() {
        assertThat(line(Entries.pipeline(1))).endsWith("; 1 data environment ready; 1 new bookmark");
    }

    @Test
    void namesWhatTheMaskingEngineConfirmed() {
        LineageEntry refresh = done(
                Entries.running("a", "refresh", "Master", 1),
                Result.empty()
                        .with("vdb", "Masked/Master")
                        .with("from", "Prod")
                        .with("point", "@1")
                        .with("maskingStep", "masking job \"Mask\"")
                        .with("maskingExecutions", List.of("12")));

        assertThat(line(List.of(refresh)))
                .isEqualTo("Masked/Master has the data of Prod as of @1, masked by masking job \"Mask\", which did not"
                        + " fail and was confirmed by the Masking Engine (execution 12)");
    }

    @Test
    void aPodThatIsBroughtUpTwiceIsOneEnvironmentAndOneOfAnotherTemplateAnother() {
        List<LineageEntry> entries = new ArrayList<>();
        for (String template : List.of("Patients", "Patients", "Claims")) {
            entries.add(done(
                    Entries.running("p" + entries.size(), "provision", "prep1", 1),
                    Result.empty().with("dataPod", "prep1").with("template", template)));
        }

        assertThat(line(entries)).isEqualTo("2 data environments ready");
    }

    @Test
    void whatDidNotSucceedDeliversNothing() {
        LineageEntry failed = Entries.running("a", "provision", "prep1", 1)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty());

        assertThat(line(List.of(failed, Entries.sync()))).isEmpty();
    }
}
