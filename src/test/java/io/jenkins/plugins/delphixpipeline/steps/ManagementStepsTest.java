package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteBookmark;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteVdbBookmark;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteAll;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of delphixDataPod, delphixVdb, delphixDelete and delphixList mean, and what is refused. */
class ManagementStepsTest {
    private static <S> S with(S step, Consumer<S> change) {
        change.accept(step);
        return step;
    }

    private static void assertRefused(OperationStep step, String sentence) {
        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void aPodIsNamedAndSoIsWhatIsDoneToIt() throws Exception {
        DataPodStep step = with(new DataPodStep("Restore", "Patients"), restore -> {
            restore.setDataPod("prep1");
            restore.setBookmark("release-1");
            restore.setRecover(false);
            restore.setAllowUnmasked(true);
        });
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(
                        new ManagePod(new PodTarget("prep1", "Patients", false, true), PodAction.RESTORE, "release-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "createBranch, CREATE_BRANCH, release-1",
        "CREATE_BRANCH, CREATE_BRANCH,",
        "activatebranch, ACTIVATE_BRANCH,",
        "deleteBranch, DELETE_BRANCH,"
    })
    void aBranchIsNamedAndSoIsWhatIsDoneToIt(String action, BranchAction change, String bookmark) throws Exception {
        DataPodStep step = with(new DataPodStep(action, "Patients"), it -> {
            it.setDataPod("prep1");
            it.setBranch(" feature ");
            it.setBookmark(bookmark);
        });
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ManageBranch(
                        new PodTarget("prep1", "Patients", true, false),
                        new BranchChange(change, "feature", bookmark)));
        step.setDataPod(null);
        step.setAll(true);
        assertThat(step.operation().forPod("prep2").subject()).isEqualTo("prep2/feature");
    }

    @Test
    void whatCannotBeDoneToABranchIsRefused() {
        assertRefused(
                with(new DataPodStep("createBranch", "Patients"), step -> step.setDataPod("prep1")),
                "branch is needed");
        assertRefused(
                with(new DataPodStep("refresh", "Patients"), step -> {
                    step.setDataPod("prep1");
                    step.setBranch("feature");
                }),
                "branch can only be used with action \"createBranch\"");
        assertRefused(
                with(new DataPodStep("activateBranch", "Patients"), step -> {
                    step.setDataPod("prep1");
                    step.setBranch("feature");
                    step.setBookmark("b");
                }),
                "bookmark can only be used with action \"restore\" or \"createBranch\"");
        assertRefused(
                with(new BookmarkStep("release"), step -> {
                    step.setTemplate("Patients");
                    step.setBranch("feature");
                }),
                "branch needs dataPod");
    }

    @Test
    void whatCannotBeDoneToAPodIsRefused() {
        assertRefused(new DataPodStep("stop", "Patients"), "Either dataPod or all: true is needed");
        assertRefused(new DataPodStep("melt", "Patients"), "action cannot be \"melt\". Possible values: start, stop");
        assertRefused(new DataPodStep(null, "Patients"), "action is needed");
        assertRefused(with(new DataPodStep("stop", null), step -> step.setDataPod("prep1")), "template is needed");
        assertRefused(
                with(new DataPodStep("restore", "Patients"), step -> step.setDataPod("prep1")), "bookmark is needed");
        assertRefused(
                with(new DataPodStep("reset", "Patients"), step -> {
                    step.setDataPod("prep1");
                    step.setBookmark("b");
                }),
                "bookmark can only be used with action \"restore\"");
        assertRefused(
                with(new DataPodStep("reset", "Patients"), step -> {
                    step.setDataPod("prep1");
                    step.setAtOnce(2);
                }),
                "atOnce must be 1 or more");
        assertThatThrownBy(
                        with(new DataPodStep("stop", "Patients"), step -> step.setAll(true))::operationWithoutPipeline)
                .hasMessageContaining("needs a pipeline");
    }

    @Test
    void aVdbIsRewoundToAPoint() throws Exception {
        VdbStep step = with(new VdbStep("Patients QA", "rewind"), rewind -> rewind.setSnapshot("@1"));
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new ManageVdb("Patients QA", VdbAction.REWIND, PointChoice.snapshot("@1"), false));
        assertThat(new VdbStep("Patients QA", "stop").operation())
                .usingRecursiveComparison()
                .isEqualTo(new ManageVdb("Patients QA", VdbAction.STOP, null, false));
    }

    @Test
    void whatCannotBeDoneToAVdbIsRefused() {
        assertRefused(new VdbStep("", "stop"), "vdb is needed");
        assertRefused(
                new VdbStep("a", "refresh"), "Possible values: start, stop, enable, disable, rewind, undo, setHooks");
        assertRefused(
                with(new VdbStep("a", "stop"), step -> step.setBookmark("b")),
                "A point can only be used with action \"rewind\"");
    }

    @Test
    void whatIsDeletedFollowsFromWhatIsNamed() throws Exception {
        assertThat(with(new DeleteStep(), step -> {
                            step.setVdb("QA/Patients QA");
                            step.setForce(true);
                        })
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(new DeleteVdb("QA/Patients QA", true));
        DeleteStep pod = with(new DeleteStep(), step -> {
            step.setDataPod("prep1");
            step.setTemplate("Patients");
        });
        assertThat(pod.operation()).usingRecursiveComparison().isEqualTo(new DeletePod("prep1", "Patients", false));
        pod.setBookmark("b");
        assertThat(pod.operation()).usingRecursiveComparison().isEqualTo(new DeleteBookmark("b", "prep1", "Patients"));
    }

    @Test
    void whatDoesNotGoTogetherIsNotDeleted() throws Exception {
        assertThat(with(new DeleteStep(), step -> step.setVdbs(List.of("a", " ", "a")))
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(new DeleteVdb("a", false));
        assertThat(with(new DeleteStep(), step -> {
                            step.setVdb("a");
                            step.setVdbs(List.of("b", "a"));
                            step.setForce(true);
                        })
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(DeleteAll.of("vdbs", List.of(new DeleteVdb("a", true), new DeleteVdb("b", true))));
        assertThat(with(new DeleteStep(), step -> {
                            step.setDataPods(List.of("prep1", "prep2"));
                            step.setTemplate("Patients");
                        })
                        .operation()
                        .subject())
                .isEqualTo("prep1, prep2");
        assertThat(with(new DeleteStep(), step -> {
                            step.setBookmarks(List.of("one", "two"));
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                        })
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(DeleteAll.of(
                        "bookmarks",
                        List.of(
                                new DeleteBookmark("one", "prep1", "Patients"),
                                new DeleteBookmark("two", "prep1", "Patients"))));
        assertRefused(
                with(new DeleteStep(), step -> {
                    step.setVdbs(List.of("a"));
                    step.setBookmarks(List.of("b"));
                }),
                "vdb cannot be combined with: bookmarks");
        assertThat(with(new DeleteStep(), step -> {
                            step.setVdb("a");
                            step.setBookmark("b");
                        })
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(new DeleteVdbBookmark("b", "a"));
        assertRefused(
                with(new DeleteStep(), step -> {
                    step.setVdb("a");
                    step.setVdbs(List.of("c"));
                    step.setBookmarks(List.of("b"));
                    step.setForce(true);
                }),
                "bookmark cannot be combined with: force, vdbs");
        assertRefused(new DeleteStep(), "Something to delete is needed");
        assertRefused(with(new DeleteStep(), step -> step.setTemplate("Patients")), "Something to delete is needed");
        assertRefused(with(new DeleteStep(), step -> step.setDataPod("prep1")), "template is needed");
        assertRefused(
                with(new DeleteStep(), step -> step.setBookmark("b")),
                "template is needed, or vdb, or vdbGroup on DCT");
        assertRefused(
                with(new DeleteStep(), step -> {
                    step.setVdb("a");
                    step.setDataPod("prep1");
                    step.setDeleteVdbs(true);
                }),
                "vdb cannot be combined with: dataPod, deleteVdbs");
        assertRefused(
                with(new DeleteStep(), step -> {
                    step.setDataPod("prep1");
                    step.setTemplate("Patients");
                    step.setForce(true);
                }),
                "dataPod cannot be combined with: force");
    }

    @Test
    void whatIsListedIsChecked() throws Exception {
        assertThat(with(new ListStep("pods"), step -> step.setTemplate("Patients"))
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(new ListData(ListData.Kind.PODS, "Patients", null));
        assertThat(with(new ListStep("snapshots"), step -> {
                            step.setFilter("Patients Prod");
                            step.setMaxAge(" 2d ");
                        })
                        .operation())
                .usingRecursiveComparison()
                .isEqualTo(new ListData(ListData.Kind.SNAPSHOTS, null, "Patients Prod", java.time.Duration.ofDays(2)));
        for (String ageless : List.of("pods", "vdbGroups")) {
            assertRefused(
                    with(new ListStep(ageless), step -> step.setMaxAge("2d")),
                    "maxAge cannot be used with \"" + ageless + "\"");
        }
        assertRefused(
                with(new ListStep("datasets"), step -> step.setMaxAge("soon")),
                "maxAge \"soon\" cannot be read. Write a number and a unit");
        assertRefused(new ListStep("users"), "Possible values: datasets, pods, bookmarks, snapshots, vdbGroups");
        assertRefused(
                new ListStep("snapshots"),
                "filter is needed with kind 'snapshots': it names the dataset they belong to, for example filter:"
                        + " 'Production/Patients Prod'.");
        assertRefused(
                with(new ListStep("datasets"), step -> step.setTemplate("Patients")),
                "template can only be used with pods and bookmarks");
    }

    @Test
    void aListComesBackAsAListOfMaps() throws Exception {
        try (SimulatedEngine engine =
                        SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
                StepStage stage = new StepStage()) {
            stage.connection("engine", engine.url());
            List<?> pods = (List<?>) stage.run(new ListStep("pods"));
            assertThat(pods).hasSize(7);
            assertThat(((Map<?, ?>) pods.get(0)).get("template")).isEqualTo("Patients");
        }
    }
}
