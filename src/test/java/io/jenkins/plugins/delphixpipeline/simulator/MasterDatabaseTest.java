package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class MasterDatabaseTest {
    private static final String ADMIN_PASSWORD = "administrator's";

    @Test
    void aRefreshBringsTheAccountsOfProductionBack() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder()
                        .jobDuration(Duration.ofMillis(100))
                        .start();
                MasterDatabase database =
                        MasterDatabase.start(engine, ADMIN_PASSWORD).orElseThrow()) {
            administer(database, "ALTER ROLE patients_app PASSWORD 'changed'");
            administer(database, "ALTER ROLE nightly_report NOLOGIN");
            administer(database, "DROP ROLE jdoe");
            assertThat(MasterDatabase.ACCOUNTS).noneMatch(account -> isAsInProduction(database, account));

            refresh(engine);

            await().until(() ->
                    MasterDatabase.ACCOUNTS.stream().allMatch(account -> isAsInProduction(database, account)));
        }
    }

    private static void refresh(SimulatedEngine engine) {
        String vdb = engine.books().vdb(MasterDatabase.VDB).reference();
        engine.world()
                .as("bob")
                .post(
                        "/database/" + vdb + "/refresh",
                        Json.object(
                                "type",
                                "RefreshParameters",
                                "timeflowPointParameters",
                                Json.object("type", "TimeflowPointSemantic", "location", "LATEST_SNAPSHOT")));
    }

    private static boolean isAsInProduction(MasterDatabase database, String account) {
        try {
            return database.accepts(account, MasterDatabase.PRODUCTION_PASSWORD);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void administer(MasterDatabase database, String sql) throws Exception {
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + MasterDatabase.NAME;
        try (Connection connection = DriverManager.getConnection(url, MasterDatabase.ADMIN, ADMIN_PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
