package io.jenkins.plugins.delphixpipeline.operation.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A later block of an owner, which refreshes what an earlier one has left. */
@Timeout(30)
class ProvideEnvironmentTest {
    private static final String MAKER = "maker";

    private final Stage stage = new Stage();

    @BeforeEach
    void left() {
        stage.platform.add(new Dataset("DB-9", "mine", "Dev", "AppDataContainer", "DB-1", "TF-DB-9", false, null));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static DataOperation provision(IfExists ifExists) {
        return new ProvisionVdb(
                "Dev/mine",
                new ProvisionVdb.Source("Production/Patients Prod", PointChoice.latestSnapshot()),
                new Placement(null, null, null, null, Map.of()),
                ifExists,
                true);
    }

    private void provideAgain() {
        EnvironmentVdbs made =
                new EnvironmentVdbs(List.of(new MadeVdb("DB-9", "Dev/mine", true)), List.of(MAKER), null, false);
        stage.start(ProvideEnvironment.fresh(EnvironmentKind.VDB, provision(IfExists.FAIL))
                .orAgain(provision(IfExists.REFRESH), "DB-9", "Dev/mine", null, made));
    }

    @Test
    void whatBearsTheMarkIsRefreshed() {
        stage.platform.marked.put(MAKER, List.of("DB-9"));
        provideAgain();

        await().until(() -> stage.platform.lastJob() != null);
        assertThat(stage.platform.submitted).extracting(Submission::kind).containsExactly(Submission.Kind.REFRESH);
    }

    /** A back end that was restored from a backup gives references away again. */
    @Test
    void whatSomebodyMadeUnderItsReferenceAndItsNameIsNotWrittenOver() {
        provideAgain();

        await().until(() -> stage.ending != null);
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.NOT_MADE_FOR_IT);
        assertThat(stage.platform.submitted).isEmpty();
    }
}
