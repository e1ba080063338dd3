package io.jenkins.plugins.delphixpipeline.steps.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.ResultVariables;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import io.jenkins.plugins.delphixpipeline.steps.ResetStage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** The step through its own execution, against a real server. */
class ResetCredentialsStepTest {
    private static final String OLD = "from-production-1";
    private static final String NEW = "N3w-p'assw\"ord";

    private static PostgresServer server;

    private final ResetStage stage = new ResetStage();

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start().orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void accounts() throws SQLException {
        for (String role : List.of("app", "nightly", "jdoe")) {
            admin("DROP ROLE IF EXISTS " + role);
            admin("CREATE ROLE " + role + " LOGIN PASSWORD '" + OLD + "'");
        }
        stage.credential("master-dba", "postgres", server.password());
        stage.credential("app-test", "app", NEW);
    }

    @Test
    void accountsAreChangedAndTheResultSaysHow() throws Exception {
        ResetCredentialsStep step = step(reset("app", "app-test"), lock("nightly"), drop("jdoe"), drop("gone"));
        step.setResultVariable("MASTER");

        Map<?, ?> result = (Map<?, ?>) stage.run(step);

        assertThat(result.get("accounts")).isEqualTo(List.of("app", "nightly", "jdoe", "gone"));
        assertThat(result.get("reset")).isEqualTo(List.of("app"));
        assertThat(result.get("locked")).isEqualTo(List.of("nightly"));
        assertThat(result.get("dropped")).isEqualTo(List.of("jdoe"));
        assertThat(result.get("unchanged")).isEqualTo(List.of("gone"));
        assertThat(result.get("database")).isEqualTo("postgresql://127.0.0.1:" + server.port() + "/postgres");
        assertThat(result.keySet().toString()).contains("jobs", "startedAt", "durationMillis");
        assertThat(canLogIn("app", NEW)).isTrue();
        assertThat(canLogIn("app", OLD)).isFalse();
        assertThat(canLogIn("nightly", OLD)).isFalse();
        assertThat(stage.console())
                .contains("account app: new password set")
                .contains("account nightly: locked")
                .contains("account jdoe: dropped")
                .contains("account gone: does not exist")
                .contains("reset credentials done in 0:0")
                .doesNotContain(NEW, OLD, server.password(), "SCRAM");
        assertThat(stage.action(ResultVariables.class).getVariables())
                .containsEntry("MASTER_RESET", "app")
                .containsEntry("MASTER_ACCOUNTS", "app,nightly,jdoe,gone");
        assertThat(stage.action(LineageAction.class).getEntries()).hasSize(1);
    }

    @Test
    void insideANodeTheAgentDoesItWithTheDriverOfTheController() throws Exception {
        stage.onAgent();

        stage.run(step(reset("app", "app-test")));

        assertThat(stage.callsOnAgent()).isEqualTo(1);
        assertThat(canLogIn("app", NEW)).isTrue();
        assertThat(stage.console()).contains("account app: new password set");
    }

    @Test
    void anAgentThatIsLostLeavesAnExplanation() throws Exception {
        stage.onAgent();
        stage.loseAgent();

        assertThat(stage.failure(step(reset("app", "app-test"))))
                .contains("connection to the agent was lost")
                .contains("rolled back");
    }

    @Test
    void aVdbTellsWhereItIsAndWhatItDoesNotTellIsAskedForByName() throws Exception {
        try (SimulatedEngine engine =
                SimulatedEngine.builder().scenario(Scenario.PATIENTS).start()) {
            stage.connection(engine.url());
            ResetCredentialsStep step = new ResetCredentialsStep();
            step.setVdb("Patients Masked Master");
            step.setAdminCredentialsId("master-dba");
            step.setAccounts(List.of(reset("app", "app-test")));

            assertThat(stage.failure(step)).contains("Masked Master").contains("Add the parameter database.");
            step.setDatabase("postgres");
            step.setHost(server.host());
            step.setPort(server.port());
            stage.run(step);

            assertThat(canLogIn("app", NEW)).isTrue();
            step.setVdb("Patients Mastre");
            assertThat(stage.failure(step)).contains("There is no dSource and no VDB named \"Patients Mastre\"");
        }
    }

    @Test
    void whatIsMissingIsNamedBeforeTheDatabaseHearsAWord() throws Exception {
        String before = server.log();

        assertThat(stage.failure(new ResetCredentialsStep())).contains("databaseType is needed");
        ResetCredentialsStep step = step(reset("app", "unknown"));
        assertThat(stage.failure(step))
                .contains("credentialsId \"unknown\" was not found")
                .contains("Data Pipeline");
        step = step(reset("app", "app-test"));
        step.setAdminCredentialsId("nobody");
        assertThat(stage.failure(step)).contains("adminCredentialsId \"nobody\" was not found. Nothing was changed.");
        step.setDatabaseType("mysql");
        assertThat(stage.failure(step)).contains("\"mysql\"").contains("postgresql, oracle, sqlserver");
        step.setDatabaseType("oracle");
        assertThat(stage.failure(step))
                .contains("JDBC driver of Oracle (oracle.jdbc.OracleDriver) is not there. Nothing was changed.");
        step.setDatabaseType("sqlserver");
        assertThat(stage.failure(step)).contains("JDBC driver of SQL Server").contains("install a plugin");
        step.setDatabaseType("postgresql");
        step.setHost("evil/?socketFactory=x");
        assertThat(stage.failure(step))
                .contains("The host of the database is not valid")
                .contains("No account was changed");
        stage.withoutDrivers();
        step.setHost("127.0.0.1");
        assertThat(stage.failure(step)).contains("PostgreSQL API").contains("postgresql-api");

        assertThat(server.log()).isEqualTo(before);
    }

    @Test
    void accountsThatCannotBeAreRefusedAtTheStart() throws Exception {
        assertThat(stage.failure(step())).contains("accounts is needed");
        assertThat(stage.failure(step(new Account(" ")))).contains("user is needed");
        assertThat(stage.failure(step(new Account("app")))).contains("credentialsId is needed for the account \"app\"");
        Account odd = new Account("app");
        odd.setAction("delete");
        assertThat(stage.failure(step(odd))).contains("\"delete\"").contains("reset, lock, drop");
        Account both = lock("app");
        both.setCredentialsId("app-test");
        assertThat(stage.failure(step(both))).contains("lock needs none");
    }

    @Test
    void unknownAccountsAndWrongLoginsAreToldAsSentences() throws Exception {
        assertThat(stage.failure(step(reset("app", "app-test"), lock("robert'); --"))))
                .endsWith("There is no account robert'); -- in the database. No account was changed.\n"
                        + "What to do: Correct the name in the step: it must match exactly.");
        stage.credential("master-dba", "postgres", "wr0ng");
        assertThat(stage.failure(step(reset("app", "app-test"))))
                .contains("did not accept the login of \"postgres\"")
                .doesNotContain("wr0ng");
        assertThat(canLogIn("app", OLD)).isTrue();
    }

    @Test
    void aCredentialOfAnotherUserIsMentioned() throws Exception {
        stage.credential("app-test", "someone", NEW);

        stage.run(step(reset("app", "app-test")));

        assertThat(stage.console()).contains("WARNING: the credential for the account app has another user name");
    }

    @Test
    void anAbortRollsBackAndEndsTheStepWithItsCause() throws Exception {
        try (Connection other = connect("postgres", server.password())) {
            other.setAutoCommit(false);
            execute(other, "ALTER ROLE nightly CREATEDB");
            StepExecution execution = stage.start(step(reset("app", "app-test"), lock("nightly")));
            await().until(() -> server.log().contains("delphix-pipeline")
                    && count(
                                    other,
                                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'delphix-pipeline'"
                                            + " AND wait_event_type = 'Lock'")
                            == 1);
            Exception cause = new AbortException("the user said so");

            execution.stop(cause);

            assertThatThrownBy(stage::outcome)
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(cause);
            other.rollback();
        }
        assertThat(stage.console()).contains("broken off before anything was committed: no account was changed");
        assertThat(canLogIn("app", OLD)).isTrue();
        assertThat(canLogIn("nightly", OLD)).isTrue();
    }

    @Test
    void afterARestartTheStepSaysWhatMayHaveHappened() throws Exception {
        ResetCredentialsStep step = step(reset("app", "app-test"));
        StepExecution execution = step.start(stage.context());

        ResetStage.stored(execution, stage).onResume();

        assertThatThrownBy(stage::outcome)
                .hasMessageContaining("The controller was restarted while accounts of \"127.0.0.1:" + server.port())
                .hasMessageContaining("rolled back by the database");
    }

    @Test
    void anotherPluginCanBringItsDatabase() throws Exception {
        stage.extension(new ResetStage.MemoryDatabase());
        ResetCredentialsStep step = step(reset("app", "app-test"));
        step.setDatabaseType("memory");

        Map<?, ?> result = (Map<?, ?>) stage.run(step);

        assertThat(result.get("reset")).isEqualTo(List.of("app"));
        assertThat(result.get("database").toString()).startsWith("memory://");
    }

    private static ResetCredentialsStep step(Account... accounts) {
        ResetCredentialsStep step = new ResetCredentialsStep();
        step.setDatabaseType("postgresql");
        step.setHost(server.host());
        step.setPort(server.port());
        step.setDatabase("postgres");
        step.setAdminCredentialsId("master-dba");
        step.setAccounts(List.of(accounts));
        return step;
    }

    private static Account reset(String user, String credentialsId) {
        Account account = new Account(user);
        account.setCredentialsId(credentialsId);
        return account;
    }

    private static Account lock(String user) {
        Account account = new Account(user);
        account.setAction("lock");
        return account;
    }

    private static Account drop(String user) {
        Account account = new Account(user);
        account.setAction("DROP");
        return account;
    }

    private static boolean canLogIn(String user, String password) throws SQLException {
        try (Connection connection = connect(user, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).startsWith("28");
            return false;
        }
    }

    private static void admin(String sql) throws SQLException {
        try (Connection connection = connect("postgres", server.password())) {
            execute(connection, sql);
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return new Driver().connect("jdbc:postgresql://" + server.host() + ':' + server.port() + "/postgres", login);
    }
}
