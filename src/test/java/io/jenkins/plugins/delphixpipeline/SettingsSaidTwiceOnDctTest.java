package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody writes among DCT's own settings of a new VDB counts, or is refused; it is never passed over. */
class SettingsSaidTwiceOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private static DataOperation provision(Placement placement) {
        return new ProvisionVdb(
                "Patients QA",
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                placement,
                IfExists.FAIL,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "target_group_id, Prep",
        "target_group_id, 1-GROUP-3",
        "name, other",
        "snapshot_id, 1-SNAPSHOT-1",
        "bookmark_id, monday",
        "timestamp, 2026-11-01T00:00:00Z",
        "timestamp_in_database_timezone, 2026-11-01T00:00:00",
        "timeflow_id, 1-TIMEFLOW-1",
        "location, 4711"
    })
    void whatTheStepSaysItselfIsNoSetting(String setting, String value) {
        Failure failure = failureOf(provision(new Placement(null, null, null, null, Map.of(setting, value))));

        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failure.subject()).isEqualTo(setting);
        assertThat(failure.details()).isNotBlank();
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"environment_id, environment", "repository_id, repository"})
    void aPlaceThatIsSaidTwiceIsRefused(String setting, String word) {
        String environment = stage.platform().catalog().environments().get(0);
        String repository = stage.platform().catalog().repositories(environment).get(0);

        Failure failure =
                failureOf(provision(new Placement("Prep", environment, repository, null, Map.of(setting, "other"))));

        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failure.subject()).isEqualTo(word);
    }

    @Test
    void aPlaceThatIsSaidAmongTheSettingsAloneCounts() {
        String environment = stage.platform().catalog().environments().get(0);
        String repository = stage.platform().catalog().repositories(environment).stream()
                .filter(each -> each.startsWith("Postgres"))
                .findFirst()
                .orElseThrow();

        stage.run(provision(new Placement(
                "Prep", null, null, null, Map.of("environment_id", environment, "repository_id", repository))));

        assertThat(engine.books().hasDataset("Prep/Patients QA")).isTrue();
    }

    private DataOperation group(String targetGroup, Map<String, Object> parameters) {
        return new ProvisionGroup(
                "qa",
                new ProvisionGroup.Source("monday", "preps"),
                new Placement(targetGroup, null, null, null, parameters),
                IfExists.FAIL,
                false);
    }

    /** The VDBs of a group need not lie together. */
    @Test
    void eachVdbOfAGroupMayGoToADatasetGroupOfItsOwn() {
        stage.run(new BookmarkGroup("monday", "preps", null, IfExists.FAIL));

        stage.run(group(
                null,
                Map.of(
                        "target_group_id",
                        "Masked",
                        "vdbs",
                        Map.of("Patients prep2", Map.of("target_group_id", "Finance Development")))));

        assertThat(engine.books().hasDataset("Finance Development/qa-Patients prep2"))
                .isTrue();
        assertThat(engine.books().hasDataset("Masked/qa-Patients prep3")).isTrue();
    }

    @Test
    void aDatasetGroupThatIsSaidTwiceIsRefused() {
        stage.run(new BookmarkGroup("monday", "preps", null, IfExists.FAIL));

        Failure failure = failureOf(group("Prep", Map.of("target_group_id", "Masked")));

        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failure.subject()).isEqualTo("target_group_id");
    }
}
