package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a body is told of its database. */
class EnvironmentOrderTest {
    private static final String OF_INSTANCE = "jdbc:oracle:thin:@db.example.com:1521:BILLING";

    private final AccountResetters kinds = new AccountResetters(mock(Controller.class));

    private static Map<String, String> told(String jdbc) {
        Map<String, String> told = new HashMap<>(Map.of(
                "vdb", "Prep/billing",
                "host", "db.example.com",
                "port", "1521",
                "database", "BILLING",
                "uniqueName", "BILLING_V"));
        if (jdbc != null) {
            told.put("jdbc", jdbc);
        }
        return told;
    }

    @Test
    void theAddressThatTheBackEndTellsStays() {
        assertThat(EnvironmentOrder.variables("DB", told(OF_INSTANCE), kinds))
                .containsEntry("DB_JDBC_URL", OF_INSTANCE)
                .containsEntry("DB_DATABASE", "BILLING");
        assertThat(EnvironmentOrder.ofDatabase("BILLING", told(OF_INSTANCE), kinds))
                .isEqualTo(told(OF_INSTANCE));
    }

    /** What the back end tells of another database still says of which kind it is. */
    @ParameterizedTest
    @CsvSource({
        "jdbc:oracle:thin:@db.example.com:1521:BILLING, jdbc:oracle:thin:@//db.example.com:1521/reports.example.com",
        "jdbc:postgresql://db.example.com:1521/BILLING, jdbc:postgresql://db.example.com:1521/reports.example.com"
    })
    void anotherDatabaseHasAnAddressOfTheSameKind(String told, String own) {
        Map<String, String> details = EnvironmentOrder.ofDatabase("reports.example.com", told(told), kinds);

        assertThat(EnvironmentOrder.variables("DB", details, kinds))
                .containsEntry("DB_JDBC_URL", own)
                .containsEntry("DB_DATABASE", "reports.example.com");
        assertThat(details).doesNotContainKey("uniqueName");
    }

    @Test
    void whereNothingTellsTheKindThereIsNoAddress() {
        assertThat(EnvironmentOrder.variables("DB", told(null), kinds)).doesNotContainKey("DB_JDBC_URL");
        Map<String, String> details = EnvironmentOrder.ofDatabase("reports", told(null), kinds);
        assertThat(EnvironmentOrder.variables("DB", details, kinds))
                .doesNotContainKey("DB_JDBC_URL")
                .containsEntry("DB_DATABASE", "reports");
    }

    /** As an engine tells of a VDB of SQL Server. */
    @Test
    void theTypeOfTheVdbMakesTheAddressForJdbc() {
        Map<String, String> told = new HashMap<>(told(null));
        told.put("type", "MSSqlDatabaseContainer");

        assertThat(EnvironmentOrder.variables("DB", told, kinds))
                .containsEntry("DB_JDBC_URL", "jdbc:sqlserver://db.example.com:1521;databaseName=BILLING");
        told.put("database", "a;b}c");
        assertThat(EnvironmentOrder.variables("DB", told, kinds).get("DB_JDBC_URL"))
                .endsWith(";databaseName={a;b}}c}");
    }

    /** As DCT tells of a VDB of a plugin. */
    @Test
    void theKindThatTheStepSaysMakesTheAddressForJdbc() {
        Map<String, String> told = Map.of("host", "db.example.com", "port", "5432", "database", "patients");

        assertThat(EnvironmentOrder.variables("DB", told, kinds)).doesNotContainKey("DB_JDBC_URL");
        Map<String, String> said = new HashMap<>(told);
        said.put("databaseType", "postgresql");
        assertThat(EnvironmentOrder.variables("DB", said, kinds))
                .containsEntry("DB_JDBC_URL", "jdbc:postgresql://db.example.com:5432/patients");
    }
}
