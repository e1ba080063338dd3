package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncRequestsTest {
    private static Map<String, Object> body(String version, String type, boolean vdb, Map<String, Object> parameters) {
        String[] parts = version.split("\\.");
        ApiVersion api =
                new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return new SyncRequests(api).body(type, new Submission.Sync("X-1", vdb, parameters));
    }

    @ParameterizedTest
    @CsvSource({
        "1.10.6, OracleDatabaseContainer, false, OracleSyncParameters",
        "1.11.0, OracleDatabaseContainer, false, OracleSyncFromExternalParameters",
        "1.8.2, MSSqlDatabaseContainer, true, MSSqlSyncParameters",
        "1.9.0, MSSqlDatabaseContainer, true, MSSqlNewCopyOnlyFullBackupSyncParameters",
        "1.11.26, ASEDBContainer, true, ASELatestBackupSyncParameters",
        "1.11.26, AppDataContainer, false, AppDataSyncParameters"
    })
    void typeFollowsTheKindAndTheVersion(String version, String type, boolean vdb, String expected) {
        assertThat(body(version, type, vdb, Map.of())).containsEntry("type", expected);
    }

    @ParameterizedTest
    @CsvSource({"MSSqlDatabaseContainer", "ASEDBContainer", "MySQLDatabaseContainer"})
    void engineDecidesHowADSourceWithSeveralWaysIsSynced(String type) {
        assertThat(body("1.11.26", type, false, Map.of())).isNull();
    }

    @Test
    void wayIsChosenByWhatIsGivenOrByItsName() {
        assertThat(body("1.11.26", "MSSqlDatabaseContainer", false, Map.of("backupUUID", "u")))
                .containsEntry("type", "MSSqlExistingSpecificBackupSyncParameters")
                .containsEntry("backupUUID", "u");
        assertThat(body(
                        "1.11.26",
                        "MSSqlDatabaseContainer",
                        false,
                        Map.of("type", "MSSqlExistingMostRecentBackupSyncParameters")))
                .containsOnlyKeys("type");
    }

    @Test
    void pluginTakesAnyKeyOnceItHasParameters() {
        Map<String, Object> expected = Map.of("type", "AppDataSyncParameters", "parameters", Map.of("resync", true));

        assertThat(body("1.11.6", "AppDataContainer", false, Map.of("resync", true)))
                .isEqualTo(expected);
        assertThat(body("1.11.6", "AppDataContainer", false, Map.of("parameters", Map.of("resync", true))))
                .isEqualTo(expected);
        assertThat(body("1.11.5", "AppDataContainer", false, Map.of("resync", true)))
                .isEqualTo(Map.of("type", "AppDataSyncParameters", "resync", true));
    }

    @Test
    void unknownKeysAreNamedWithThoseThatAreKnown() {
        PlatformException problem =
                problemOf(() -> body("1.11.26", "OracleDatabaseContainer", false, Map.of("full", true)));

        assertThat(problem.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(problem.failure().subject()).isEqualTo("full");
        assertThat(problem.failure().candidates()).contains("forceFullBackup", "doubleSync");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        List<Map<String, Object>> wrong = List.of(
                Map.of("forceFullBackup", "yes"),
                Map.of("filesForFullBackup", List.of("a")),
                Map.of("skipSpaceCheck", 1));

        assertThat(wrong).allSatisfy(parameters -> assertThat(
                        problemOf(() -> body("1.11.26", "OracleDatabaseContainer", true, parameters))
                                .problem())
                .isEqualTo(Problem.PARAMETER_REFUSED));
        assertThat(body("1.11.26", "OracleDatabaseContainer", true, Map.of("filesForFullBackup", List.of(1, 2))))
                .containsEntry("filesForFullBackup", List.of(1, 2));
    }

    @Test
    void secretsAreRefusedEverywhere() {
        assertThat(problemOf(() -> body("1.11.26", "AppDataContainer", false, Map.of("dbPassword", "x")))
                        .failure()
                        .subject())
                .isEqualTo("dbPassword");
        assertThat(problemOf(() -> body(
                                "1.11.26", "AppDataContainer", false, Map.of("list", List.of(Map.of("secret", 1)))))
                        .problem())
                .isEqualTo(Problem.PARAMETER_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "OracleDatabaseContainer, OracleStagingPushSyncParameters",
        "OracleDatabaseContainer, OracleSyncParameters",
        "MSSqlDatabaseContainer, MSSqlStagingPushSyncParameters",
        "ASEDBContainer, ASEStagingPushSyncParameters",
        "AppDataContainer, AppDataOfTomorrowSyncParameters",
        "HANADatabaseContainer, HANASyncParameters"
    })
    void ofATypeThatIsInNoTableTheEngineDecides(String container, String type) {
        Map<String, Object> given = Map.of("type", type, "anything", List.of(1), "more", Map.of("a", true));
        assertThat(body("1.11.26", container, false, given)).isEqualTo(given);
        assertThat(body("1.11.26", container, false, Map.of("type", type))).containsOnlyKeys("type");
        assertThat(problemOf(() -> body("1.11.26", container, false, Map.of("type", type, "dbPassword", "x")))
                        .failure()
                        .subject())
                .isEqualTo("dbPassword");
    }

    @Test
    void theTypeOfAPluginMayBeWritten() {
        Map<String, Object> whole = Map.of(
                "type", "AppDataSyncParameters", "parameters", Map.of("resync", true, "tokenRanges", List.of(1)));
        assertThat(body("1.11.26", "AppDataContainer", false, whole)).isEqualTo(whole);
        assertThat(body("1.11.26", "AppDataContainer", false, Map.of("type", "AppDataSyncParameters", "resync", true)))
                .isEqualTo(Map.of("type", "AppDataSyncParameters", "parameters", Map.of("resync", true)));
        assertThat(body("1.11.26", "AppDataContainer", false, Map.of("type", "AppDataSyncParameters")))
                .containsEntry("type", "AppDataSyncParameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Oracle", "DeleteParameters", "AppDataSyncParameters ", "ASESyncParameters", "../x"})
    void whatIsNoTypeOfASyncOfThatKindIsRefused(String type) {
        assertThat(problemOf(() -> body("1.11.26", "OracleDatabaseContainer", false, Map.of("type", type)))
                        .failure()
                        .subject())
                .isEqualTo("type");
    }

    @Test
    void wayThatDoesNotExistIsRefused() {
        PlatformException problem =
                problemOf(() -> body("1.11.26", "ASEDBContainer", false, Map.of("type", "OracleSyncParameters")));

        assertThat(problem.failure().subject()).isEqualTo("type");
        assertThat(problem.failure().candidates()).contains("ASENewBackupSyncParameters");
    }
}
