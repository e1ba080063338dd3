package io.jenkins.plugins.delphixpipeline.steps.bookmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BookmarkStepTest {
    private final BookmarkStep step = new BookmarkStep("release-1");

    @Test
    void dataPod() throws Exception {
        step.setDataPod("prep1");
        step.setTemplate("Patients");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new BookmarkSelfService(
                        "release-1",
                        "prep1",
                        "Patients",
                        new BookmarkLabels(List.of(), false, null, null).leavingSharing(),
                        IfExists.FAIL));
    }

    @Test
    void whatIsSaidOfSharingCounts() throws Exception {
        step.setTemplate("Patients");
        step.setShared(false);

        assertThat(step.isShared()).isFalse();
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new BookmarkSelfService(
                        "release-1",
                        null,
                        "Patients",
                        new BookmarkLabels(List.of(), false, null, null),
                        IfExists.FAIL));
    }

    @Test
    void templateWithEverything() throws Exception {
        step.setTemplate("Patients");
        step.setTags(List.of("release", "v4.2", " ", "nightly"));
        step.setShared(true);
        step.setExpiration("2127-01-31T01:00:00+01:00");
        step.setDescription("After the load");
        step.setIfExists("update");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new BookmarkSelfService(
                        "release-1",
                        null,
                        "Patients",
                        new BookmarkLabels(
                                List.of("release", "v4.2", "nightly"),
                                true,
                                Instant.parse("2127-01-31T00:00:00Z"),
                                "After the load"),
                        IfExists.UPDATE));
    }

    @Test
    void vdb() throws Exception {
        step.setVdb("Patients QA");
        step.setIfExists("keep");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new BookmarkVdb("release-1", "Patients QA", IfExists.KEEP));
    }

    /** Which back end it is for shows later. */
    @Test
    void vdbWithLabels() throws Exception {
        step.setVdb("Patients QA");
        step.setTags(List.of("release=4.2"));
        step.setShared(true);
        step.setExpiration("2127-01-31T00:00:00Z");

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new BookmarkVdb(
                        "release-1",
                        "Patients QA",
                        new BookmarkLabels(List.of("release=4.2"), true, Instant.parse("2127-01-31T00:00:00Z"), null),
                        IfExists.FAIL));
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused(step -> step.setTags(List.of("a")), "Something to bookmark is needed"),
                refused(step -> step.setDataPod("prep1"), "template is needed to find the data pod \"prep1\""),
                refused(ofVdb(step -> step.setTemplate("Patients")), "A bookmark is either of a vdb, or of a template"),
                refused(ofVdb(step -> step.setDataPod("prep1")), "A bookmark is either of a vdb, or of a template"),
                refused(
                        ofVdb(step -> {
                            step.setDescription("text");
                            step.setIfExists("update");
                        }),
                        "A bookmark of a VDB cannot have: description, ifExists: 'update'."),
                refused(
                        step -> {
                            step.setTemplate("Patients");
                            step.setExpiration("next year");
                        },
                        "expiration cannot be read as a time: \"next year\""),
                refused(
                        step -> {
                            step.setTemplate("Patients");
                            step.setIfExists("refresh");
                        },
                        "ifExists cannot be \"refresh\". Possible values: fail, keep, update"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatTheTargetCannotHaveIsRefusedByName(Consumer<BookmarkStep> change, String sentence) {
        change.accept(step);

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void blankNameIsRefused() {
        assertThatThrownBy(() -> new BookmarkStep("").operation())
                .isInstanceOf(AbortException.class)
                .hasMessage("name is needed. Nothing was changed.");
    }

    @Test
    void tagsComeBackToAFormFieldAsOneText() {
        step.setTags(List.of("release", "v4.2"));
        BookmarkStep.DescriptorImpl descriptor = new BookmarkStep.DescriptorImpl();

        assertThat(descriptor.joined(step.getTags())).isEqualTo("release, v4.2");
        assertThat(descriptor.joined(null)).isNull();
    }

    @Test
    void formOffersTheChoicesAndChecks() {
        BookmarkStep.DescriptorImpl descriptor = new BookmarkStep.DescriptorImpl();

        assertThat(descriptor.doFillIfExistsItems())
                .extracting(option -> option.value)
                .containsExactly("", "fail", "keep", "update");
        assertThat(descriptor.doCheckName("").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckDataPod("").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckTemplate("").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckVdb("v", "").kind).hasToString("OK");
        assertThat(descriptor.doCheckExpiration("").kind).hasToString("OK");
        assertThat(descriptor.doCheckExpiration("soon").kind).hasToString("ERROR");
    }

    private static Arguments refused(Consumer<BookmarkStep> change, String sentence) {
        return Arguments.of(change, sentence);
    }

    private static Consumer<BookmarkStep> ofVdb(Consumer<BookmarkStep> change) {
        return change.andThen(step -> step.setVdb("Patients QA"));
    }
}
