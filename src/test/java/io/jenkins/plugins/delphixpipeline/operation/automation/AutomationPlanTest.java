package io.jenkins.plugins.delphixpipeline.operation.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutomationPlanTest {
    private static final String COMMIT = "0123456789abcdef";

    @Test
    void everyEnvironmentOfTheBranchIsServedInTheOrderOfTheFile() throws Exception {
        assertThat(labels("push", "origin/release-1.10", COMMIT, null))
                .containsExactly(
                        "check the names in delphix.yaml",
                        "staging: push: datapod.refresh prep1",
                        "staging: push: bookmark.create staging-012345",
                        "audit: push: bookmark.create audit-012345",
                        "audit: push: bookmark.share audit-012345");
    }

    @Test
    void anEventOfOnesOwnIsAsGoodAsAnyOther() throws Exception {
        assertThat(labels("nightly", "feature/import", COMMIT, null))
                .containsExactly("check the names in delphix.yaml", "review: nightly: bookmark.delete review-012345");
    }

    @Test
    void whatFitsNothingDoesNothing() throws Exception {
        assertThat(labels("pull-request-opened", "origin/release-1.10", COMMIT, null))
                .isEmpty();
        assertThat(labels("push", "release-1.10", COMMIT, null)).isEmpty();
        assertThat(labels("Push", "origin/release-1.10", COMMIT, null)).isEmpty();
    }

    @Test
    void whatFitsNothingSaysWhatThereIs() throws Exception {
        AutomationPlan otherBranch = plan("push", "main", COMMIT, null);
        assertThat(otherBranch.otherBranches()).containsExactly("origin/release-1.10", "feature/import");
        assertThat(otherBranch.events()).isEmpty();
        AutomationPlan otherEvent = plan("Push", "origin/release-1.10", COMMIT, null);
        assertThat(otherEvent.otherBranches()).isEmpty();
        assertThat(otherEvent.events()).containsExactly("push", "build-failure");
    }

    @Test
    void aPatternOfBranchesFitsEachOfThem() {
        AutomationFile file = AutomationFileReader.read("""
                template: Patients
                parent: Patients Prod
                environments:
                  - review:
                      branch: feature/*
                      datapod: prep2
                      when: [push: datapod.refresh]
                """);
        for (List<String> branches : List.of(
                List.of("feature/login"), List.of("login", "feature/login"), List.of("feature/login", "origin/x"))) {
            assertThat(new AutomationPlan(file, new Trigger("push", branches, COMMIT, null), null, false)
                            .operation("delphix.yaml")
                            .labels())
                    .contains("review: push: datapod.refresh prep2");
        }
    }

    @Test
    void aGivenNameGoesBeforeTheRule() throws Exception {
        assertThat(labels("pull-request-opened", "feature/import", COMMIT, "import"))
                .contains("review: pull-request-opened: datapod.create import");
    }

    @Test
    void aCommitIsNeededOnlyWhereSomethingIsNamedAfterIt() throws Exception {
        assertThat(plan("build-failure", "origin/release-1.10", null, null).lacksName())
                .isFalse();
        assertThat(plan("push", "origin/release-1.10", null, null).lacksName()).isTrue();
        assertThat(plan("push", "origin/release-1.10", "abc", null).lacksName()).isTrue();
        assertThat(plan("push", "origin/release-1.10", null, "release").lacksName())
                .isFalse();
    }

    private static List<String> labels(String event, String branch, String commit, String bookmark) throws Exception {
        return plan(event, branch, commit, bookmark).operation("delphix.yaml").labels();
    }

    private static AutomationPlan plan(String event, String branch, String commit, String bookmark) throws Exception {
        AutomationFile file = AutomationFileReader.read(Samples.text("full.yaml"));
        return new AutomationPlan(file, new Trigger(event, List.of(branch), commit, bookmark), null, false);
    }
}
