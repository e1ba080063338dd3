package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Branches of data pods, against the simulated engine's own books. */
class BranchesOnEngineTest {
    private static final String PREP1 = "Prep/Patients prep1";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(80))
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static ManageBranch branch(BranchAction action, String name) {
        return branch(action, name, null);
    }

    private static ManageBranch branch(BranchAction action, String name, String bookmark) {
        return new ManageBranch(
                new PodTarget("prep1", "Patients", true, false), new BranchChange(action, name, bookmark));
    }

    private static BookmarkSelfService bookmark(String name) {
        return new BookmarkSelfService(
                name, "prep1", "Patients", new BookmarkLabels(List.of(), true, null, null), IfExists.FAIL);
    }

    private DataPod pod() {
        DataTemplate template = stage.platform.selfService().orElseThrow().template("Patients");
        return stage.platform.selfService().orElseThrow().pod(template, "prep1");
    }

    private List<String> branches() {
        return stage.platform.selfService().orElseThrow().branches(pod()).stream()
                .map(each -> each.name())
                .toList();
    }

    private String active() {
        return stage.platform.selfService().orElseThrow().branches(pod()).stream()
                .filter(each -> each.reference().equals(pod().activeBranch()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private String timeflow() {
        return engine.books().vdb(PREP1).currentTimeflow();
    }

    private Failure failureOf(ManageBranch operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    @Test
    void aBranchIsCreatedOfWhatThePodHoldsAndBecomesTheActiveOne() {
        String before = timeflow();
        Result result = stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        assertThat(result.values())
                .containsEntry("branch", "feature")
                .containsEntry("branchReference", pod().activeBranch());
        assertThat(active()).isEqualTo("feature");
        assertThat(timeflow()).isNotEqualTo(before);
        assertThat(failureOf(branch(BranchAction.CREATE_BRANCH, "feature")).problem())
                .isEqualTo(Problem.BRANCH_EXISTS);
    }

    @ParameterizedTest
    @CsvSource({"prep1, mine", "prep2, shared"})
    void aBranchIsCreatedOfABookmark(String owner, String name) {
        stage.run(new BookmarkSelfService(
                name, owner, "Patients", new BookmarkLabels(List.of(), true, null, null), IfExists.FAIL));
        Result result = stage.run(branch(BranchAction.CREATE_BRANCH, "feature", name));
        assertThat(result.values()).containsEntry("bookmark", name);
        assertThat(engine.books()
                        .object(Kind.BOOKMARK, engine.books().bookmark(name).reference())
                        .get("checkoutCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aBranchIsActivatedOnce() {
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        assertThat(active()).isEqualTo("default");
        int jobs = engine.books().jobs().size();
        Running again =
                stage.start(branch(BranchAction.ACTIVATE_BRANCH, "default")).untilEnded();
        assertThat(again.notes).contains(Note.BRANCH_ALREADY_ACTIVE);
        assertThat(again.result.values()).containsEntry("already", true);
        assertThat(engine.books().jobs()).hasSize(jobs);
        Failure unknown = failureOf(branch(BranchAction.ACTIVATE_BRANCH, "featur"));
        assertThat(unknown.problem()).isEqualTo(Problem.BRANCH_UNKNOWN);
        assertThat(unknown.candidates()).contains("feature");
    }

    @Test
    void onlyABranchThatIsNotActiveIsDeleted() {
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        assertThat(failureOf(branch(BranchAction.DELETE_BRANCH, "feature")).problem())
                .isEqualTo(Problem.BRANCH_ACTIVE);
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        stage.run(branch(BranchAction.DELETE_BRANCH, "feature"));
        assertThat(branches()).containsExactly("default");
        Running again =
                stage.start(branch(BranchAction.DELETE_BRANCH, "feature")).untilEnded();
        assertThat(again.notes).contains(Note.ABSENT);
        assertThat(again.result.values()).containsEntry("absent", true);
    }

    /** Nothing says that a data pod cannot have two of a name. */
    @Test
    void ofTwinsNoneIsDeletedBeforeItIsClearWhichOneIsMeant() {
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(branch(BranchAction.CREATE_BRANCH, "other"));
        String twin = pod().activeBranch();
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        engine.world().change(Kind.BRANCH, twin, other -> other.put("name", "feature"));

        Failure twins = failureOf(branch(BranchAction.DELETE_BRANCH, "feature"));

        assertThat(twins.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(twins.candidates()).hasSize(2).contains(twin);
        assertThat(branches()).containsExactlyInAnyOrder("default", "feature", "feature");
        stage.run(branch(BranchAction.DELETE_BRANCH, twin));
        assertThat(branches()).containsExactlyInAnyOrder("default", "feature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature/login", "both ' and \"", "Größe  Köln", "50 % (a, b) & c=d?"})
    void aBranchAndItsBookmarkMayHaveAnyName(String name) {
        stage.run(branch(BranchAction.CREATE_BRANCH, name));
        stage.run(bookmark(name).onBranch(name));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, name));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        stage.run(branch(BranchAction.DELETE_BRANCH, name));
        assertThat(branches()).containsExactly("default");
    }

    @Test
    void aBranchOfAnotherPodIsNoneOfThisOne() {
        stage.run(new ManageBranch(
                new PodTarget("prep2", "Patients", true, false),
                new BranchChange(BranchAction.CREATE_BRANCH, "theirs", null)));
        assertThat(failureOf(branch(BranchAction.ACTIVATE_BRANCH, "theirs")).problem())
                .isEqualTo(Problem.BRANCH_UNKNOWN);
        assertThat(stage.run(branch(BranchAction.DELETE_BRANCH, "theirs")).values())
                .containsEntry("absent", true);
        assertThat(engine.books().submissions("/branch/[^/]+/delete$")).isZero();
    }

    /** The last one is active, whatever was done before. */
    @Test
    void theLastBranchStays() {
        assertThat(failureOf(branch(BranchAction.DELETE_BRANCH, "default")).problem())
                .isEqualTo(Problem.BRANCH_ACTIVE);
        assertThat(branches()).containsExactly("default");
    }

    @Test
    void aPodThatIsOfflineIsStartedFirst() {
        stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.STOP, null));
        assertThat(failureOf(new ManageBranch(
                                new PodTarget("prep1", "Patients", false, false),
                                new BranchChange(BranchAction.CREATE_BRANCH, "feature", null)))
                        .problem())
                .isEqualTo(Problem.POD_OFFLINE);
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        assertThat(active()).isEqualTo("feature");
    }

    @Test
    void aBranchThatIsNotActiveIsBookmarkedAtItsNewestData() {
        String left = timeflow();
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null));
        stage.run(bookmark("of the first").onBranch("default"));
        assertThat(active()).as("nothing is activated for it").isEqualTo("feature");
        stage.run(new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.RESTORE, "of the first"));
        assertThat(engine.books()
                        .object(Kind.TIMEFLOW, timeflow())
                        .at("/parentPoint/timeflow")
                        .asText())
                .isEqualTo(left);
    }

    @Test
    void theActiveBranchIsBookmarkedUnderItsNameToo() {
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(bookmark("now").onBranch("feature"));
        assertThat(stage.platform.selfService().orElseThrow().bookmarks(pod()))
                .singleElement()
                .satisfies(made -> assertThat(made.branch()).isEqualTo(pod().activeBranch()));
    }

    @Test
    void bookmarksOfOneNameAreToldApartByTheirBranch() {
        stage.run(bookmark("twice"));
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(bookmark("twice").onBranch("feature"));
        assertThat(stage.platform.selfService().orElseThrow().bookmarks(pod()))
                .extracting(made -> made.branch())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    /** A bookmark of a pod is one of its active branch where no branch is named, in whatever order the engine lists them. */
    @ParameterizedTest
    @CsvSource({"default", "feature"})
    void ofBookmarksOfOneNameThatOfTheActiveBranchIsUpdated(String active) {
        stage.run(bookmark("twice"));
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(bookmark("twice").onBranch("feature"));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, active));

        Result updated = stage.run(new BookmarkSelfService(
                "twice",
                "prep1",
                "Patients",
                new BookmarkLabels(List.of("nightly"), true, null, null),
                IfExists.UPDATE));

        assertThat(stage.platform.selfService().orElseThrow().bookmarks(pod()))
                .filteredOn(made -> made.tags().contains("nightly"))
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.branch()).isEqualTo(pod().activeBranch());
                    assertThat(made.reference()).isEqualTo(updated.values().get("bookmarkReference"));
                });
    }

    /** Whether the engine keeps the marks of requests, or something else has to tell what is ours. */
    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"NO_USER_AGENT", "SELFSERVICE_ACTION_TYPES"})
    void whatWasDoneBehindALostAnswerIsFoundAndNotDoneAgain(Switch question) {
        engine.switches().turnOn(question);
        engine.faults().on("POST", "/selfservice/branch$").dropAfter();
        engine.faults().on("POST", "/activate$").dropAfter();
        engine.faults().on("POST", "/branch/[^/]+/delete$").dropAfter();
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        stage.run(branch(BranchAction.DELETE_BRANCH, "feature"));
        assertThat(engine.books().submissions("/selfservice/branch$")).isEqualTo(1);
        assertThat(engine.books().submissions("/activate$")).isEqualTo(1);
        assertThat(engine.books().submissions("/branch/[^/]+/delete$")).isEqualTo(1);
        assertThat(branches()).containsExactly("default");
    }

    @Test
    void whatNeverArrivedIsAskedForAgain() {
        engine.faults().on("POST", "/selfservice/branch$").dropBefore();
        engine.faults().on("POST", "/activate$").dropBefore();
        engine.faults().on("POST", "/branch/[^/]+/delete$").dropBefore();
        stage.run(branch(BranchAction.CREATE_BRANCH, "feature"));
        stage.run(branch(BranchAction.ACTIVATE_BRANCH, "default"));
        stage.run(branch(BranchAction.DELETE_BRANCH, "feature"));
        assertThat(branches()).containsExactly("default");
    }
}
