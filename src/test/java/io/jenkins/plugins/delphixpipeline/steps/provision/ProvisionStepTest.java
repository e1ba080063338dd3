package io.jenkins.plugins.delphixpipeline.steps.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisionStepTest {
    private final ProvisionStep step = new ProvisionStep();

    @Test
    void vdbFailsByDefaultWhenItExists() throws Exception {
        vdb();

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ProvisionVdb(
                        "QA/Patients QA",
                        new ProvisionVdb.Source("Patients Masked Master", PointChoice.latestSnapshot()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false));
    }

    @Test
    void vdbWithEverything() throws Exception {
        vdb();
        step.setBookmark("release-1");
        step.setTargetGroup("QA");
        step.setEnvironment("qa-host");
        step.setRepository("Postgres");
        step.setMaskingJob("Mask Patients");
        step.setParameters("{\"source\": {\"logCollectionEnabled\": false}}");
        step.setTags(List.of("team=qa", " nightly ", ""));
        step.setSnapshotPolicy("Daily");
        step.setRetentionPolicy("Two weeks");
        step.setEnvironmentUser("oracle");
        step.setIfExists("refresh");
        step.setAllowUnmasked(true);

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ProvisionVdb(
                        "QA/Patients QA",
                        new ProvisionVdb.Source("Patients Masked Master", PointChoice.bookmark("release-1")),
                        new Placement(
                                        "QA",
                                        "qa-host",
                                        "Postgres",
                                        "Mask Patients",
                                        Map.of("source", Map.of("logCollectionEnabled", false)))
                                .with(new VdbSettings(List.of("team=qa", "nightly"), "Daily", "Two weeks", "oracle")),
                        IfExists.REFRESH,
                        true));
    }

    @Test
    void dataPodIsRefreshedByDefaultWhenItExists() throws Exception {
        pod();

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ProvisionPod(
                        new PodTarget("prep1", "Patients", true, false), List.of(), List.of(), IfExists.REFRESH));
    }

    @Test
    void entriesOfARealListKeepTheirCommas() throws Exception {
        pod();
        step.setVdbs(List.of("Prep/Patients, prep1"));
        step.setOwners(List.of("tester1", "two, really", " "));
        step.setIfExists("Keep");
        step.setAllowUnmasked(true);

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ProvisionPod(
                        new PodTarget("prep1", "Patients", true, true),
                        List.of("Prep/Patients, prep1"),
                        List.of("tester1", "two, really"),
                        IfExists.KEEP));
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                refused(ProvisionStepTest::nothing, "One of vdb, vdbGroup and dataPod is needed"),
                refused(step -> step.setVdb("Patients QA"), "from is needed"),
                refused(step -> step.setDataPod("prep1"), "template is needed"),
                refused(ofVdb(step -> step.setDataPod("prep1")), "belong to a data pod: dataPod"),
                refused(
                        ofVdb(step -> {
                            step.setTemplate("Patients");
                            step.setVdbs(List.of("a"));
                            step.setOwners(List.of("b"));
                        }),
                        "belong to a data pod: owners, template, vdbs"),
                refused(ofPod(step -> step.setFrom("Patients Prod")), "belong to a VDB: from"),
                refused(ofPod(step -> step.setPoint("LATEST_POINT")), "belong to a VDB: point"),
                refused(ofPod(step -> step.setTimestamp("2026-11-22T06:00:00Z")), "belong to a VDB: timestamp"),
                refused(
                        ofPod(step -> {
                            step.setTargetGroup("QA");
                            step.setEnvironment("e");
                            step.setRepository("r");
                            step.setMaskingJob("m");
                            step.setParameters("{}");
                        }),
                        "belong to a VDB: environment, maskingJob, parameters, repository, targetGroup"),
                refused(
                        ofVdb(step -> step.setIfExists("update")),
                        "ifExists cannot be \"update\". Possible values: fail, refresh, keep"),
                refused(
                        ofPod(step -> step.setIfExists("replace")),
                        "ifExists cannot be \"replace\". Possible values: refresh, keep, fail"),
                refused(ofVdb(step -> step.setParameters("{oops}")), "parameters is not valid JSON at line 1"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefusedByName(Consumer<ProvisionStep> change, String sentence) {
        change.accept(step);

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void emptyListsOfAFormMeanNone() {
        step.setVdbs(List.of(" "));
        step.setOwners(null);

        assertThat(step.getVdbs()).isNull();
        assertThat(step.getOwners()).isNull();
    }

    @Test
    void formOffersTheChoices() {
        ProvisionStep.DescriptorImpl descriptor = new ProvisionStep.DescriptorImpl();

        assertThat(descriptor.doFillIfExistsItems())
                .extracting(option -> option.value)
                .containsExactly("", "fail", "refresh", "keep");
        assertThat(descriptor.doCheckFrom("", null).kind).hasToString("ERROR");
        assertThat(descriptor.doCheckVdb("", "").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckDataPod("").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckTemplate("Patients").kind).hasToString("OK");
        assertThat(descriptor.doCheckParameters("[]").kind).hasToString("ERROR");
    }

    private static Arguments refused(Consumer<ProvisionStep> change, String sentence) {
        return Arguments.of(change, sentence);
    }

    private static Consumer<ProvisionStep> ofVdb(Consumer<ProvisionStep> change) {
        return change.andThen(step -> {
            step.setVdb("QA/Patients QA");
            step.setFrom("Patients Masked Master");
        });
    }

    private static Consumer<ProvisionStep> ofPod(Consumer<ProvisionStep> change) {
        return change.andThen(step -> {
            step.setDataPod("prep1");
            step.setTemplate("Patients");
        });
    }

    private static void nothing(ProvisionStep step) {
        assertThat(step.getVdb()).isNull();
    }

    private void vdb() {
        ofVdb(ProvisionStepTest::nothing).accept(step);
    }

    private void pod() {
        ofPod(ProvisionStepTest::nothing).accept(step);
    }
}
