package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static LineageEntry deleted(String... made) {
        Result result = Result.empty();
        for (int at = 0; at < made.length; at += 2) {
            result = result.with(
                    made[at],
                    LineageEntry.list(made[at + 1]).size() > 1 ? LineageEntry.list(made[at + 1]) : made[at + 1]);
        }
        return done(Entries.running("d", "delete", made[1], 90), result);
    }

    private static LineageEntry marked(String name, String also) {
        return done(
                Entries.running("b" + name + also, "bookmark", name, 80),
                Result.empty()
                        .with("bookmark", name)
                        .with("bookmarkReference", "JS_BOOKMARK-" + name)
                        .with("dataPod", "prep1")
                        .with(also, true));
    }

    static Stream<Arguments> theEndCounts() {
        return Stream.of(
                Arguments.of("1 bookmark updated", List.of(marked("old", "updated"))),
                Arguments.of("1 bookmark updated", List.of(marked("old", "updated"), marked("old", "updated"))),
                Arguments.of(
                        "1 new bookmark; 1 bookmark updated",
                        List.of(marked("new", "made"), marked("new", "updated"), marked("old", "updated"))),
                Arguments.of("", List.of(marked("new", "made"), deleted("bookmark", "new", "dataPod", "prep1"))),
                Arguments.of(
                        "", List.of(marked("a", "made"), deleted("bookmark", "JS_BOOKMARK-a", "dataPod", "prep1"))),
                Arguments.of(
                        "",
                        List.of(
                                marked("a", "made"),
                                marked("b", "made"),
                                deleted("bookmarks", "a,b", "dataPod", "prep1"))),
                Arguments.of(
                        "1 new bookmark",
                        List.of(marked("new", "made"), deleted("bookmark", "new", "dataPod", "prep2"))),
                Arguments.of(
                        "1 new bookmark",
                        List.of(
                                marked("new", "made"),
                                deleted("bookmark", "new", "dataPod", "prep1"),
                                marked("new", "made"))),
                Arguments.of("", List.of(provisioned("QA/One"), deleted("vdb", "QA/One"))),
                Arguments.of("", List.of(provisioned("QA/One"), deleted("vdb", "One"))),
                Arguments.of(
                        "1 data environment ready",
                        List.of(provisioned("QA/One"), provisioned("QA/Two"), deleted("vdb", "One"))),
                Arguments.of(
                        "",
                        List.of(
                                provisioned("QA/One"),
                                provisioned("QA/Two"),
                                deleted("vdbs", "One,Two", "vdb", "Two"))),
                Arguments.of(
                        "",
                        List.of(
                                Entries.provision("prep1", 70),
                                marked("new", "made"),
                                deleted("dataPod", "prep1", "template", "Patients"))),
                Arguments.of(
                        "1 data environment ready",
                        List.of(
                                Entries.provision("prep1", 70),
                                marked("new", "made"),
                                deleted("bookmark", "new", "dataPod", "prep1", "template", "Patients"))),
                Arguments.of("", List.of(Entries.maskedRefresh(), deleted("vdb", "Patients Masked Master"))),
                Arguments.of(
                        "2 data environments ready",
                        List.of(
                                group("refresh", "patients"),
                                group("provision", "claims"),
                                group("refresh", "patients"))),
                Arguments.of(
                        "1 data environment ready",
                        List.of(
                                group("refresh", "patients"),
                                group("provision", "claims"),
                                markedGroup("claims"),
                                deleted("vdbGroup", "claims"))),
                Arguments.of(
                        "1 data environment ready",
                        List.of(
                                group("refresh", "patients"),
                                markedGroup("patients"),
                                deleted("bookmark", "nightly", "vdbGroup", "patients"))));
    }

    private static LineageEntry group(String verb, String group) {
        return done(
                Entries.running("g" + group, verb, group, 60),
                Result.empty().with("vdbGroup", group).with("vdbs", List.of("QA/One", "QA/Two")));
    }

    private static LineageEntry markedGroup(String group) {
        return done(
                Entries.running("m" + group, "bookmark", "nightly", 80),
                Result.empty().with("bookmark", "nightly").with("vdbGroup", group));
    }

    private static LineageEntry provisioned(String vdb) {
        return done(
                Entries.running("p" + vdb, "provision", vdb, 60), Result.empty().with("vdb", vdb));
    }

    @ParameterizedTest
    @MethodSource
    void theEndCounts(String line, List<LineageEntry> entries) {
        assertThat(line(entries)).isEqualTo(line);
    }

    @Test
    void whatCouldNotBeDeletedStands() {
        LineageEntry failed = Entries.running("d", "delete", "One", 90)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty().with("vdb", "QA/One"));

        assertThat(line(List.of(provisioned("QA/One"), failed))).isEqualTo("1 data environment ready");
    }

    @Test
    void whatIsDeletedHoldsNoUnmaskedData() {
        LineageEntry failed = Entries.running("f", "refresh", "One", 1)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty())
                .unmasked(List.of("QA/One (disabled)", "QA/BigOne (disabled)", "QA/Two"));

        assertThat(BuildSummary.of(List.of(failed, deleted("vdb", "One")))
                        .leftovers()
                        .unmasked())
                .containsExactly("QA/BigOne (disabled)", "QA/Two");
    }

    @Test
    void aVdbWhoseBookmarkIsDeletedHoldsWhatItHeld() {
        LineageEntry failed = Entries.running("f", "refresh", "One", 1)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty())
                .unmasked(List.of("QA/One"));

        assertThat(BuildSummary.of(List.of(failed, deleted("bookmark", "new", "vdb", "QA/One")))
                        .leftovers()
                        .unmasked())
                .containsExactly("QA/One");
    }

    @Test
    void aVdbMayBeNamedWithoutItsGroupWhenItsBookmarkIsDeleted() {
        LineageEntry marked = done(
                Entries.running("b", "bookmark", "new", 80),
                Result.empty().with("bookmark", "new").with("vdb", "QA/One"));

        assertThat(line(List.of(provisioned("QA/One"), marked, deleted("bookmark", "new", "vdb", "One"))))
                .isEqualTo("1 data environment ready");
        assertThat(line(List.of(marked, deleted("bookmark", "new", "vdb", "QA/Two"))))
                .isEqualTo("1 new bookmark");
    }

    @Test
    void whatDidNotSucceedDeliversNothing() {
        LineageEntry failed = Entries.running("a", "provision", "prep1", 1)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty());

        assertThat(line(List.of(failed, Entries.sync()))).isEmpty();
    }
}
