package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHook;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps in a block that plans: what they say, and that nothing is asked for. */
class PlanTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(40))
            .start();
    private final StepStage stage = new StepStage();

    @TempDir
    Path workspace;

    @BeforeEach
    void configure() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Spare", MASTER);
        engine.world().addVdb("QA", "Grandchild", "QA/Spare");
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    private void plan() {
        stage.plan = new EnclosingPlan();
        stage.console.reset();
        engine.books().forgetRequests();
    }

    private static <S> S with(S step, Consumer<S> change) {
        change.accept(step);
        return step;
    }

    private Map<?, ?> planned(Step step) throws Exception {
        return (Map<?, ?>) stage.run(step);
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    private List<String> changes() {
        return engine.books().requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.method() + " " + request.path())
                // The last two only read, and are POSTs for their bodies' sake.
                .filter(request ->
                        !request.matches("POST .*/(session|login|datasource/dataTimestamps|provision/defaults)"))
                .toList();
    }

    private static BookmarkStep bookmarkOfPod(String name, String pod) {
        return with(new BookmarkStep(name), step -> {
            step.setDataPod(pod);
            step.setTemplate("Patients");
        });
    }

    private static ProvisionStep provision(String vdb, String from) {
        return with(new ProvisionStep(), step -> {
            step.setVdb(vdb);
            step.setFrom(from);
            step.setTargetGroup("QA");
        });
    }

    private static VdbStep hooked(String vdb) {
        VdbHook hook = with(new VdbHook(), script -> {
            script.setName("mask.sh");
            script.setText("mask --all");
        });
        VdbHookLists lists = new VdbHookLists();
        lists.setConfigureClone(List.of(hook));
        return with(new VdbStep(vdb, "setHooks"), step -> step.setHooks(lists));
    }

    /** Whoever looks for the masking script of a master finds the one that an earlier step of the plan would set. */
    @Test
    void hooksThatWouldBeSetCountForLaterSteps() throws Exception {
        engine.world().setHooks(MASTER, "configureClone");
        plan();
        RefreshMaskedStep refresh =
                with(new RefreshMaskedStep("Patients Masked Master"), step -> step.setMaskingHook("mask.sh"));
        assertThat(stage.failure(refresh)).contains("mask");
        planned(hooked(MASTER));
        assertThat(planned(refresh)).isNotNull();
        assertThat(changes()).isEmpty();
    }

    /** What a build would only find out when it submits. */
    @Test
    void credentialsThatThereAreNotFailThePlan() throws Exception {
        plan();
        ProvisionStep step = provision("secretive", MASTER);
        step.setParameters("{\"postgresPassword\": \"credentials:nobody-has-it\"}");

        assertThat(stage.failure(step))
                .contains("The parameter postgresPassword", "there are no Jenkins credentials \"nobody-has-it\"")
                .contains("secret text or user name with password");
        assertThat(console()).doesNotContain("would provision");
    }

    private static DeleteStep delete(Consumer<DeleteStep> what) {
        return with(new DeleteStep(), what);
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(new SnapshotStep("Patients Prod"), "would take a snapshot of Production/Patients Prod"),
                Arguments.of(
                        new RefreshMaskedStep("Patients Masked Master"),
                        "would refresh " + MASTER
                                + ", from Production/Patients Prod, at @.*, masked by masking job \"Mask Patients\""),
                Arguments.of(
                        new RefreshStep("Patients prep1"),
                        "would refresh Prep/Patients prep1, from " + MASTER
                                + ", at @.*, with data that is already masked"),
                Arguments.of(
                        provision("Patients QA", "Patients Masked Master"),
                        "would provision QA/Patients QA, from " + MASTER
                                + ", at @.*, with data that is already masked"),
                Arguments.of(
                        with(new ProvisionStep(), step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setIfExists("refresh");
                        }),
                        "would refresh data pod prep1, from Patients"),
                Arguments.of(
                        with(new ProvisionStep(), step -> {
                            step.setDataPod("prep9");
                            step.setTemplate("Patients");
                            step.setVdbs(List.of("QA/Spare"));
                        }),
                        "would create data pod prep9, from Patients, with QA/Spare"),
                Arguments.of(bookmarkOfPod("release-1", "prep1"), "would create bookmark release-1, from prep1"),
                Arguments.of(
                        with(new BookmarkStep("release-2"), step -> step.setTemplate("Patients")),
                        "would create bookmark release-2, from Patients"),
                Arguments.of(
                        with(new BookmarkStep("release-3"), step -> step.setVdb("QA/Spare")),
                        "would create bookmark release-3, from QA/Spare"),
                Arguments.of(
                        with(new DataPodStep("refresh", "Patients"), step -> step.setDataPod("prep1")),
                        "would refresh data pod prep1, from Patients"),
                Arguments.of(
                        with(new DataPodStep("stop", "Patients"), step -> step.setDataPod("prep1")),
                        "would change data pod prep1: disable"),
                Arguments.of(
                        with(new DataPodStep("stop", "Patients"), step -> step.setAll(true)),
                        "would change data pod prep7: disable"),
                Arguments.of(new VdbStep("QA/Spare", "stop"), "would stop QA/Spare"),
                Arguments.of(new VdbStep("QA/Spare", "disable"), "would disable QA/Spare"),
                Arguments.of(hooked("QA/Spare"), "would set the hooks of QA/Spare"),
                Arguments.of(new VdbStep("QA/Spare", "rewind"), "would rewind QA/Spare, at @.*"),
                Arguments.of(
                        delete(step -> step.setVdb("QA/Spare")),
                        "would delete VDB QA/Spare, which Delphix refuses as long as these come from it: QA/Grandchild"),
                Arguments.of(
                        delete(step -> step.setVdbs(List.of("QA/Grandchild", "QA/Spare"))),
                        "would delete VDB QA/Grandchild"),
                Arguments.of(
                        delete(step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setDeleteVdbs(true);
                        }),
                        "would delete data pod prep1, together with Prep/Patients prep1"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepSaysWhatItWouldDoAndChangesNothing(Step step, String line) throws Exception {
        plan();

        Map<?, ?> result = planned(step);

        assertThat(console()).containsPattern("Plan: " + line + "\\R");
        assertThat(result.get("planned")).isEqualTo(true);
        assertThat(changes()).isEmpty();
    }

    @Test
    void aFileIsPlannedActionByAction() throws Exception {
        Files.writeString(workspace.resolve("delphix.yaml"), """
                template: Patients
                parent: Patients Prod
                environments:
                  - dev:
                      branch: develop
                      datapod: prep1
                      when:
                        - push: datapod.refresh
                        - push: bookmark.create
                        - push: bookmark.share
                """);
        stage.workspace = new FilePath(workspace.toFile());
        stage.environment = new EnvVars("BRANCH_NAME", "develop", "GIT_COMMIT", "0123456789abcdef");
        plan();

        Map<?, ?> result = planned(new YamlStep());

        assertThat(console())
                .containsSubsequence(
                        "would refresh data pod prep1, from Patients",
                        "would create bookmark dev-012345, from prep1",
                        "would change the sharing of bookmark dev-012345");
        assertThat((List<?>) result.get("actions")).hasSize(4);
        assertThat(result.get("planned")).isEqualTo(true);
        assertThat(changes()).isEmpty();
    }

    @Test
    void thePipelineIsPlannedWhole() throws Exception {
        plan();

        planned(new SnapshotStep("Patients Prod"));
        Map<?, ?> refreshed = planned(new RefreshMaskedStep("Patients Masked Master"));
        Map<?, ?> provisioned = planned(provision("Patients QA", "Patients Masked Master"));
        Map<?, ?> bookmarked = planned(with(new BookmarkStep("release-1"), step -> step.setVdb("QA/Patients QA")));
        planned(with(provision("Patients QA 2", "QA/Patients QA"), step -> step.setBookmark("release-1")));
        planned(delete(step -> step.setVdb("QA/Patients QA")));

        assertThat(console())
                .contains("from Production/Patients Prod, at planned snapshot of Patients Prod, masked by masking job")
                .contains("would provision QA/Patients QA, from " + MASTER
                        + ", at planned snapshot of Patients Masked Master, with data that is already masked")
                .contains("would create bookmark release-1, from QA/Patients QA")
                .contains("would provision QA/Patients QA 2, from QA/Patients QA, at release-1")
                .contains("would delete VDB QA/Patients QA, which Delphix refuses as long as these come from it:"
                        + " QA/Patients QA 2");
        assertThat(refreshed.get("point")).isEqualTo("planned snapshot of Patients Prod");
        assertThat(provisioned.get("vdb")).isEqualTo("QA/Patients QA");
        assertThat(bookmarked.get("bookmark")).isEqualTo("release-1");
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatIsPlannedFollowsItsOrigin() throws Exception {
        plan();
        planned(with(provision("Raw", "Patients Prod"), step -> step.setAllowUnmasked(true)));

        assertThat(console()).contains("would provision QA/Raw", "with data that is NOT masked");
        assertThat(stage.failure(provision("Copy", "QA/Raw"))).contains("unmasked");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aPlannedPodIsFoundByLaterSteps() throws Exception {
        plan();
        planned(provision("Patients prep9", "Patients Masked Master"));
        planned(with(new ProvisionStep(), step -> {
            step.setDataPod("prep9");
            step.setTemplate("Patients");
            step.setVdbs(List.of("QA/Patients prep9"));
        }));
        planned(bookmarkOfPod("release-9", "prep9"));
        planned(delete(step -> {
            step.setDataPod("prep9");
            step.setTemplate("Patients");
            step.setDeleteVdbs(true);
        }));

        assertThat(console())
                .contains("would create data pod prep9, from Patients, with QA/Patients prep9")
                .contains("would create bookmark release-9, from prep9")
                .contains("would delete data pod prep9, together with QA/Patients prep9")
                .contains("bookmarks that would go with it: release-9");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aMasterWhoseMaskingFailedIsRefusedAsItWouldBe() throws Exception {
        engine.faults().failMasking();
        stage.failure(new RefreshMaskedStep(MASTER));
        DataPodStep refresh = with(new DataPodStep("refresh", "Patients"), step -> step.setDataPod("prep1"));
        String real = stage.failure(refresh);
        plan();

        assertThat(stage.failure(refresh)).isEqualTo(real);
        // Once it is refreshed well, its data may travel: so it is in the plan.
        planned(new RefreshMaskedStep(MASTER));
        planned(refresh);

        assertThat(console()).contains("would refresh data pod prep1");
        assertThat(changes()).isEmpty();
    }

    private void bookmarkForReal(BookmarkStep step) throws Exception {
        stage.run(step);
        plan();
    }

    @Test
    void bookmarksThatAreThereAreChangedAndDeletedInThePlanAlone() throws Exception {
        bookmarkForReal(bookmarkOfPod("release-1", "prep1"));

        planned(with(bookmarkOfPod("release-1", "prep1"), step -> {
            step.setIfExists("update");
            step.setTags(List.of("nightly"));
            step.setShared(true);
        }));
        planned(with(new DataPodStep("restore", "Patients"), step -> {
            step.setDataPod("prep1");
            step.setBookmark("release-1");
        }));
        DeleteStep delete = delete(step -> {
            step.setBookmark("release-1");
            step.setDataPod("prep1");
            step.setTemplate("Patients");
        });
        planned(delete);
        planned(delete);

        assertThat(console())
                .containsSubsequence(
                        "would update the labels of bookmark release-1",
                        "would change the sharing of bookmark release-1",
                        "would change data pod prep1: restore",
                        "would delete bookmark release-1",
                        "release-1 is not there, nothing had to be deleted");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aMasterThatIsDisabledWouldBeEnabledFirst() throws Exception {
        stage.run(new VdbStep(MASTER, "disable"));
        stage.run(with(new DataPodStep("stop", "Patients"), step -> step.setDataPod("prep1")));
        plan();

        planned(with(new RefreshMaskedStep(MASTER), step -> step.setSyncFirst(true)));
        planned(with(new ProvisionStep(), step -> {
            step.setDataPod("prep1");
            step.setTemplate("Patients");
            step.setIfExists("refresh");
        }));

        assertThat(console())
                .containsSubsequence(
                        "would take a snapshot of Production/Patients Prod",
                        "would enable " + MASTER,
                        "would refresh " + MASTER,
                        "would change data pod prep1: enable",
                        "would refresh data pod prep1");
        assertThat(changes()).isEmpty();
    }

    static Stream<Step> mistakes() {
        return Stream.of(
                new SnapshotStep("Patients Pord"),
                new RefreshMaskedStep("Patients prep1"),
                new RefreshStep("Patients Prod"),
                with(new RefreshStep("Patients prep1"), step -> step.setSnapshot("@no such")),
                provision("Patients QA", "Patients Prod"),
                provision("Spare", "Patients Masked Master"),
                with(new DataPodStep("restore", "Patients"), step -> {
                    step.setDataPod("prep1");
                    step.setBookmark("no such");
                }),
                new VdbStep("Patients Prod", "stop"),
                delete(step -> step.setVdb("Patients Prod")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldAsItWouldBe(Step step) throws Exception {
        String real = stage.failure(step);
        plan();

        assertThat(stage.failure(step)).isEqualTo(real);
        assertThat(changes()).isEmpty();
    }

    @Test
    void accountsArePlannedWithoutAWordToTheDatabase() throws Exception {
        plan();
        Account account = new Account("app");
        account.setAction("lock");
        ResetCredentialsStep step = with(new ResetCredentialsStep(), reset -> {
            reset.setDatabaseType("postgresql");
            reset.setHost("db.example.com");
            reset.setPort(1);
            reset.setDatabase("patients");
            reset.setAdminCredentialsId("engine");
            reset.setAccounts(List.of(account));
        });

        assertThat(planned(step).get("planned")).isEqualTo(true);
        assertThat(console()).containsPattern("Plan: would change the accounts app of .*db.example.com:1/patients");

        planned(provision("Patients QA", "Patients Masked Master"));
        ResetCredentialsStep ofPlanned = with(new ResetCredentialsStep(), reset -> {
            reset.setVdb("QA/Patients QA");
            reset.setAdminCredentialsId("engine");
            reset.setAccounts(List.of(account));
        });
        assertThat(planned(ofPlanned).get("planned")).isEqualTo(true);
        assertThat(console()).contains("would change the accounts app of QA/Patients QA");
    }

    @Test
    void aMaskingJobIsPlanned() throws Exception {
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50))) {
            stage.maskingConnection("masking", masking.url());
            plan();
            MaskStep step = new MaskStep("Hospital/Patients/Mask Patients");
            step.setConnection("masking");

            assertThat(planned(step).get("planned")).isEqualTo(true);
            assertThat(console()).contains("Plan: would run masking job Hospital/Patients/Mask Patients");
            assertThat(masking.executions()).isEmpty();
        }
    }

    @Test
    void planningTwiceMakesNoTwins() throws Exception {
        plan();
        planned(provision("Patients QA", "Patients Masked Master"));

        assertThat(stage.failure(provision("Patients QA", "Patients Masked Master")))
                .contains("exists");
    }

    @Test
    void whatIsPlannedSurvivesARestart() throws Exception {
        plan();
        planned(provision("Patients QA", "Patients Masked Master"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(stage.plan);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            stage.plan = (EnclosingPlan) in.readObject();
        }

        assertThat(planned(new RefreshStep("QA/Patients QA")).get("planned")).isEqualTo(true);
    }
}
