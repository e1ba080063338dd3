package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VDBs and snapshots of every kind of database. */
class PlatformsOnEngineTest {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(50))
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private static DataOperation provision(String from, String environment, Map<String, Object> parameters) {
        return provision(from, new Placement("Copies", environment, null, null, parameters));
    }

    private static DataOperation provision(String from, Placement placement) {
        return new ProvisionVdb(
                "copy", new ProvisionVdb.Source(from, PointChoice.latestSnapshot()), placement, IfExists.FAIL, true);
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private String configOf(String vdb) {
        String source = engine.books().dataset(vdb).source();
        return engine.books().object(Kind.SOURCE, source).get("config").asText();
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void aVdbNeedsNoMoreThanAParentAndAName(DataKind kind) {
        engine.world().addGroup("Copies");
        engine.world().addDsource(kind, "Sources", "Origin");
        Result result = stage.run(provision("Sources/Origin", null, Map.of()));
        assertThat(result.values()).containsEntry("vdb", "Copies/copy").containsEntry("host", "dbhost.example.com");
        assertThat(engine.books().snapshots("Copies/copy")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("settingsOfDct")
    void whatOnlyDctHasIsRefusedByNameBeforeAnythingIsMade(VdbSettings settings) {
        engine.world().addGroup("Copies");
        var placement = new Placement("Copies", null, null, null, Map.of()).with(settings);

        Failure failure = failureOf(provision("Production/Patients Prod", placement));

        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(settings.given()).containsOnlyKeys(failure.subject());
        assertThat(failure.details()).contains("only DCT");
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
    }

    /** As a running pipeline has it stored that began before there were any settings. */
    @Test
    void whatWasStoredWithoutSettingsGoesOn() throws Exception {
        engine.world().addGroup("Copies");
        Placement placement = new Placement("Copies", null, null, null, Map.of());
        Field settings = Placement.class.getDeclaredField("settings");
        settings.setAccessible(true);
        settings.set(placement, null);

        assertThat(stage.run(provision("Production/Patients Prod", placement)).values())
                .containsEntry("vdb", "Copies/copy");
        Placement rebuilt = new Placement(null, null, null, null, Map.of()).with((VdbSettings) null);
        assertThat(rebuilt.settings()).isEqualTo(VdbSettings.none());
    }

    static Stream<VdbSettings> settingsOfDct() {
        return Stream.of(
                new VdbSettings(List.of("team=qa"), null, null, null),
                new VdbSettings(null, "Daily", null, null),
                new VdbSettings(null, null, "Two weeks", null),
                new VdbSettings(null, null, null, "oracle"));
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void aSnapshotNeedsNoParameters(DataKind kind) {
        engine.world().addDsource(kind, "Sources", "Origin");
        engine.world().addVdb("Sources", "Copy", "Sources/Origin");
        stage.run(new SnapshotDataset("Sources/Origin", Map.of()));
        stage.run(new SnapshotDataset("Sources/Copy", Map.of()));
        assertThat(engine.books().snapshots("Sources/Copy")).hasSize(2);
    }

    @Test
    void sqlServerTellsHowToConnectAndTakesANameOfItsOwn() {
        engine.world().addGroup("Copies");
        engine.world().addDsource(DataKind.MSSQL, "Sources", "Origin");
        Result result =
                stage.run(provision("Sources/Origin", null, Map.of("databaseName", "orders", "recoveryModel", "FULL")));
        assertThat(result.values())
                .containsEntry("database", "orders")
                .containsEntry("port", "1433")
                .containsEntry("instance", "MSSQLSERVER");
    }

    @Test
    void oracleOnAClusterGetsAnInstanceOnEachNode() {
        engine.world().addGroup("Copies");
        engine.world().addCluster("racdb");
        stage.run(provision("Billing Prod", "racdb", Map.of("databaseName", "BILL", "uniqueName", "BILL")));
        String config = configOf("Copies/copy");
        assertThat(config).startsWith("ORACLE_RAC_CONFIG-");
        assertThat(engine.books().object(Kind.SOURCE_CONFIG, config).get("instances"))
                .hasSize(2);
    }

    @Test
    void whatWasReplicatedIsNoPlaceForAVdb() {
        engine.world().addReplica(DataKind.APPDATA, "east", "Elsewhere", "replica", true);
        String space = engine.books()
                .objects(Kind.NAMESPACE)
                .iterator()
                .next()
                .path("reference")
                .asText();
        engine.world().addGroup("Copies");
        String home = engine.world().addCluster("racdb");
        String environment =
                engine.books().object(Kind.REPOSITORY, home).path("environment").asText();
        engine.world().change(Kind.REPOSITORY, engine.world().addCluster("elsewhere"), copy -> copy.put(
                        "environment", environment)
                .put("namespace", space));
        stage.run(provision("Billing Prod", "racdb", Map.of("databaseName", "BILL", "uniqueName", "BILL")));
        assertThat(engine.books()
                        .object(Kind.SOURCE_CONFIG, configOf("Copies/copy"))
                        .path("repository")
                        .asText())
                .isEqualTo(home);
        stage.run(new DeleteVdb("Copies/copy", false));

        engine.world().addPluggable("Sources", "Ledger");
        String container = engine.world().addContainerDatabase("CDB1");
        engine.world()
                .change(
                        Kind.SOURCE_CONFIG,
                        engine.world().addContainerDatabase("CDB2"),
                        copy -> copy.put("namespace", space));
        stage.run(provision("Sources/Ledger", null, Map.of()));
        assertThat(engine.books()
                        .object(Kind.SOURCE_CONFIG, configOf("Copies/copy"))
                        .path("cdbConfig")
                        .asText())
                .isEqualTo(container);
    }

    @Test
    void aPluggableDatabaseAsksForItsContainerDatabase() {
        engine.world().addGroup("Copies");
        engine.world().addPluggable("Sources", "Ledger");
        Failure missing = failureOf(provision("Sources/Ledger", null, Map.of()));
        assertThat(missing.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(missing.subject()).isEqualTo("cdb");
        engine.world().addContainerDatabase("CDB1");
        engine.world().addContainerDatabase("CDB2");
        assertThat(failureOf(provision("Sources/Ledger", null, Map.of())).candidates())
                .containsExactly("CDB1", "CDB2");
        stage.run(provision("Sources/Ledger", null, Map.of("cdb", "CDB2")));
        assertThat(configOf("Copies/copy")).startsWith("ORACLE_PDB_CONFIG-");
        assertThat(engine.books().submissions("/provision$")).isEqualTo(1);
    }

    private void toolkitSays(String definition, String schema, String text) {
        engine.world().change(Kind.TOOLKIT, "APPDATA_TOOLKIT-1", toolkit -> toolkit.putObject(definition)
                .put("type", "Plugin" + definition)
                .set(schema, Json.template(text)));
    }

    /** Couchbase's own, shortened. */
    private static final String CLOSED = """
            {"type": "object", "additionalProperties": false, "properties": {"resync": {"type": "boolean"}, "dumpPath": {"type": "string"}}}
            """;

    @Test
    void aSyncTakesWhatItsToolkitSays() {
        engine.world().addDsource(DataKind.APPDATA, "Sources", "Origin");
        toolkitSays("snapshotParametersDefinition", "schema", CLOSED);

        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("resnyc", true),
                Map.of("parameters", Map.of("resnyc", true)),
                Map.of("type", "AppDataSyncParameters", "parameters", Map.of("resnyc", true)))) {
            Failure failure = failureOf(new SnapshotDataset("Sources/Origin", wrong));
            assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(failure.subject()).isEqualTo("resnyc");
            assertThat(failure.details()).isEqualTo("it is not known; the nearest that is known is resync");
            assertThat(failure.candidates()).containsExactly("dumpPath", "resync");
        }
        assertThat(engine.books().submissions("/sync$")).isZero();
        stage.run(new SnapshotDataset("Sources/Origin", Map.of("resync", true, "dumpPath", "/tmp/x")));
    }

    /** There are no closed lists but those of a toolkit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\": \"object\", \"properties\": {\"resync\": {}}}",
                "{\"additionalProperties\": true, \"properties\": {\"resync\": {}}}",
                "{\"additionalProperties\": {\"type\": \"string\"}, \"properties\": {\"resync\": {}}}",
                "{\"additionalProperties\": false, \"patternProperties\": {\"^x\": {}}}"
            })
    void aToolkitThatLeavesItOpenTakesAnyKey(String schema) {
        engine.world().addGroup("Copies");
        engine.world().addDsource(DataKind.APPDATA, "Sources", "Origin");
        toolkitSays("snapshotParametersDefinition", "schema", schema);
        toolkitSays("virtualSourceDefinition", "parameters", schema);

        stage.run(new SnapshotDataset("Sources/Origin", Map.of("xresync", "a")));
        stage.run(provision("Sources/Origin", null, Map.of("xport", "5432")));
    }

    @Test
    void aNewVdbTakesWhatItsToolkitSays() {
        engine.world().addGroup("Copies");
        engine.world().addDsource(DataKind.APPDATA, "Sources", "Origin");
        toolkitSays(
                "virtualSourceDefinition",
                "parameters",
                "{\"additionalProperties\": false, \"properties\": {\"postgresPort\": {}, \"configSettingsStg\": {}}}");

        Failure failure = failureOf(provision("Sources/Origin", null, Map.of("postgrePort", 5432)));

        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failure.subject()).isEqualTo("postgrePort");
        assertThat(failure.details()).endsWith("is postgresPort");
        assertThat(engine.books().submissions("/provision$")).isZero();
        stage.run(provision("Sources/Origin", null, Map.of("postgresPort", 5432)));
    }

    @Test
    void whoseToolkitCannotBeReadLeavesItToTheEngine() {
        String origin = engine.world().addDsource(DataKind.APPDATA, "Sources", "Origin");
        toolkitSays("snapshotParametersDefinition", "schema", CLOSED);
        engine.world().change(Kind.DATABASE, origin, database -> database.put("toolkit", "APPDATA_TOOLKIT-99"));

        stage.run(new SnapshotDataset("Sources/Origin", Map.of("resnyc", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "ORACLE, mountPoint, it is not known",
        "ORACLE, mountBsae, it is not known; the nearest that is known is mountBase",
        "MSSQL, redoLogGroups, it is not known",
        "ASE, recoveryModel, it is not known",
        "MYSQL, truncateLogOnCheckpoint, it is not known",
        "APPDATA, adminPassword, looks like a secret",
        "MSSQL, password, looks like a secret"
    })
    void whatAKindCannotHaveIsNamed(DataKind kind, String key, String reason) {
        engine.world().addGroup("Copies");
        engine.world().addDsource(kind, "Sources", "Origin");
        Failure failure = failureOf(provision("Sources/Origin", null, Map.of(key, "x")));
        assertThat(failure.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(failure.subject()).isEqualTo(key);
        assertThat(failure.details()).startsWith(reason);
        assertThat(engine.books().submissions("/provision$")).isZero();
    }
}
