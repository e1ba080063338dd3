package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.delphixpipeline.Given;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** Accounts of a real PostgreSQL, from the controller and from an agent, in a sandboxed script with plain maps. */
class ResetCredentialsInJenkinsTest extends StepInJenkins {
    private static final String OLD = "from-production-1";
    private static final String NEW = "N3w-passw0rd";

    private static PostgresServer server;

    @Override
    Calls<?> calls() {
        return new Calls<>(ResetCredentialsStep::new)
                .call(
                        "delphixResetCredentials accounts: [delphixAccount(credentialsId: 'app-test', user: 'app')], "
                                + "adminCredentialsId: 'master-dba', vdb: 'Patients Masked Master'",
                        step -> {
                            step.setVdb(MASTER);
                            step.setAdminCredentialsId("master-dba");
                            step.setAccounts(List.of(reset()));
                        })
                .call(
                        "delphixResetCredentials accounts: [delphixAccount(credentialsId: 'app-test', user: 'app'), "
                                + "delphixAccount(action: 'drop', user: 'jdoe')], adminCredentialsId: 'master-dba', database: 'patients', "
                                + "databaseType: 'postgresql', host: 'db.example.com', port: 5432",
                        step -> {
                            step.setDatabaseType("postgresql");
                            step.setHost("db.example.com");
                            step.setPort(5432);
                            step.setDatabase("patients");
                            step.setAdminCredentialsId("master-dba");
                            Account drop = new Account("jdoe");
                            drop.setAction("drop");
                            step.setAccounts(List.of(reset(), drop));
                        });
    }

    private static Account reset() {
        Account app = new Account("app");
        app.setCredentialsId("app-test");
        return app;
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start().orElseThrow();
        Given.credential("master-dba", "postgres", server.password());
        Given.credential("app-test", "app", NEW);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void addAccounts() throws Exception {
        for (String role : List.of("app", "nightly")) {
            admin("DROP ROLE IF EXISTS " + role);
            admin("CREATE ROLE " + role + " LOGIN PASSWORD '" + OLD + "'");
        }
    }

    @Test
    void theControllerResetsOutsideOfANode() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job(
                "controller",
                "def made = " + step()
                        + "\necho \"made ${made.reset} ${made.locked} ${made.dropped} ${made.unchanged}\""));

        jenkins.assertLogContains("made [app] [nightly] [] [gone]", run);
        assertThat(canLogIn("app", NEW)).isTrue();
        assertThat(canLogIn("nightly", OLD)).isFalse();
        jenkins.assertLogNotContains(NEW, run);
    }

    @Test
    void anAgentInAnotherJvmResetsInsideOfANode() throws Exception {
        Slave agent = jenkins.createOnlineSlave();

        WorkflowRun run = jenkins.buildAndAssertSuccess(
                Given.job("agent" + agent.getNodeName(), "node('" + agent.getNodeName() + "') {\n" + step() + "\n}"));

        jenkins.assertLogContains("account app: new password set", run);
        assertThat(canLogIn("app", NEW)).isTrue();
        assertThat(canLogIn("app", OLD)).isFalse();
    }

    @Test
    void whatFailsOnTheAgentIsASentence() throws Exception {
        Slave agent = jenkins.createOnlineSlave();
        admin("DROP ROLE nightly");

        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                Given.job("agent" + agent.getNodeName(), "node('" + agent.getNodeName() + "') {\n" + step() + "\n}"));

        jenkins.assertLogContains("There is no account nightly in the database.", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(canLogIn("app", OLD)).isTrue();
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative(step() + ", resultVariable: 'MASTER'\necho \"set ${MASTER_RESET}\""));

        assertThat(log).contains("set app");
        assertThat(canLogIn("app", NEW)).isTrue();
    }

    private static String step() {
        return "delphixResetCredentials databaseType: 'postgresql', host: '" + server.host() + "', port: "
                + server.port() + ", database: 'postgres', adminCredentialsId: 'master-dba', accounts: ["
                + "[user: 'app', credentialsId: 'app-test'], [user: 'nightly', action: 'lock'],"
                + " delphixAccount(user: 'gone', action: 'drop')]";
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
        try (Connection connection = connect("postgres", server.password());
                Statement statement = connection.createStatement()) {
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
