package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A name that is unknown because it is the name of something else: each kind asked for, with each kind that it is. Nothing of it
 * changes anything, so that all share one engine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesakesTest {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(50))
            .start();
    private final StepStage stage = new StepStage();

    @BeforeAll
    void configure() throws Exception {
        stage.connection("production-engine", engine.url());
        engine.world().addGroup("The group");
        engine.world().addDsource(DataKind.APPDATA, "The group", "The dSource");
        engine.world().addVdb("The group", "The VDB", "Masked/Patients Masked Master");
        BookmarkStep ofPod = new BookmarkStep("The bookmark");
        ofPod.setDataPod("prep1");
        ofPod.setTemplate("Patients");
        stage.run(ofPod);
        BookmarkStep ofVdb = new BookmarkStep("The VDB's bookmark");
        ofVdb.setVdb("Patients Masked Master");
        stage.run(ofVdb);
    }

    @AfterEach
    void mend() {
        engine.faults().clear();
    }

    @AfterAll
    void stop() {
        stage.close();
        engine.close();
    }

    /** What a step looks for. */
    private enum Asked {
        DATASET,
        VDB,
        SOURCE,
        TEMPLATE,
        DATA_POD,
        BOOKMARK,
        BOOKMARK_OF_VDB,
        SNAPSHOT,
        GROUP,
        VDB_WITH_ACCOUNTS;

        Step step(String name) {
            return switch (this) {
                case DATASET -> new SnapshotStep(name);
                case VDB -> new RefreshMaskedStep(name);
                case SOURCE -> provision("New", name, null);
                case TEMPLATE -> pod("start", name, "prep1");
                case DATA_POD -> pod("start", "Patients", name);
                case BOOKMARK -> {
                    DataPodStep step = pod("restore", "Patients", "prep2");
                    step.setBookmark(name);
                    yield step;
                }
                case BOOKMARK_OF_VDB -> {
                    RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");
                    step.setBookmark(name);
                    yield step;
                }
                case SNAPSHOT -> {
                    RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");
                    step.setSnapshot(name);
                    yield step;
                }
                case GROUP -> provision("New", "Patients Masked Master", name);
                case VDB_WITH_ACCOUNTS -> {
                    ResetCredentialsStep step = new ResetCredentialsStep();
                    step.setVdb(name);
                    step.setAdminCredentialsId("engine");
                    Account account = new Account("app");
                    account.setAction("lock");
                    step.setAccounts(java.util.List.of(account));
                    yield step;
                }
            };
        }

        private static ProvisionStep provision(String vdb, String from, String group) {
            ProvisionStep step = new ProvisionStep();
            step.setVdb(vdb);
            step.setFrom(from);
            step.setTargetGroup(group);
            return step;
        }

        private static DataPodStep pod(String action, String template, String pod) {
            DataPodStep step = new DataPodStep(action, template);
            step.setDataPod(pod);
            return step;
        }

        /** Whether such a name is not unknown at all. */
        boolean finds(Is is) {
            return switch (this) {
                case DATASET, VDB, SOURCE, VDB_WITH_ACCOUNTS -> is == Is.VDB || is == Is.DSOURCE;
                case TEMPLATE -> is == Is.TEMPLATE;
                case DATA_POD -> is == Is.DATA_POD;
                case GROUP -> is == Is.GROUP;
                // It is known, but its data pod keeps it to itself.
                case BOOKMARK -> is == Is.BOOKMARK;
                case BOOKMARK_OF_VDB, SNAPSHOT -> false;
            };
        }
    }

    /** What bears the name. */
    private enum Is {
        VDB("The VDB", "is a VDB", "parameter vdb"),
        DSOURCE("The dSource", "is a dSource", "a dataset"),
        TEMPLATE("Patients", "is a Self-Service template", "parameter template"),
        DATA_POD("prep1", "is a data pod of the template \"Patients\"", "dataPod and template"),
        BOOKMARK("The bookmark", "is a Self-Service bookmark of \"prep1\"", "parameter bookmark"),
        VDB_BOOKMARK("The VDB's bookmark", "is a bookmark of a dataset's timeflow", "parameter bookmark"),
        GROUP("The group", "is a group of datasets", "Group/Name");

        private final String name;
        private final String what;
        private final String wayOut;

        Is(String name, String what, String wayOut) {
            this.name = name;
            this.what = what;
            this.wayOut = wayOut;
        }
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Asked.values()).flatMap(asked -> Arrays.stream(Is.values())
                .filter(is -> !asked.finds(is))
                .map(is -> Arguments.of(asked, is)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itIsSaidWhatTheNameIs(Asked asked, Is is) throws Exception {
        assertThat(stage.failure(asked.step(is.name)).lines().toList().get(1))
                .contains("There is no ", '"' + is.name + "\" " + is.what + ": ", is.wayOut)
                .doesNotContain("null", "{");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aNameThatNobodyBearsIsNothingElse(Asked asked, Is is) throws Exception {
        assertThat(stage.failure(asked.step(is.name + " no more")))
                .contains("There is no ")
                .doesNotContain("no more\" is a");
    }

    @Test
    void whatCannotBeReadChangesNothing() throws Exception {
        engine.faults().on("GET", "/(jetstream|selfservice)/.*").always().html();
        assertThat(stage.failure(new SnapshotStep("prep1")))
                .contains("There is no dSource and no VDB named \"prep1\"")
                .contains("What to do: ")
                .doesNotContain("data pod of");
    }
}
