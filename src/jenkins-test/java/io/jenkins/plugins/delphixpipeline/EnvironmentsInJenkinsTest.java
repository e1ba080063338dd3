package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.branch.BranchSource;
import jenkins.scm.impl.SingleSCMSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.postgresql.Driver;

/** Data environments where only a real Jenkins can tell: directives, branches of a multibranch project, passwords, records. */
@WithJenkins
class EnvironmentsInJenkinsTest {
    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            logged.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static List<DataEnvironment> environments() {
        return EnvironmentDesk.get().environments().all();
    }

    /** List and map are written as JSON, since that is how a toolkit's parameters are given. */
    @Test
    void anOptionOfAStageTakesAListAMapAndAGString() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job("declared", """
                pipeline {
                  agent none
                  stages {
                    stage('Tests') {
                      options {
                        withDelphixVdb(from: 'Patients Masked Master', vdb: "build-${env.BUILD_NUMBER}", prefix: 'DB',
                          parameters: '{"postgresPort": 5599, "configSettingsStg": [{"propertyName": "fsync", "value": "off"}]}')
                      }
                      steps { echo "has ${env.DB_VDB} at ${env.DB_PORT}" }
                    }
                  }
                }
                """));

        jenkins.assertLogContains("has Masked/build-1 at 5599", run);
        assertThat(engine.books().hasDataset("Masked/build-1")).isFalse();
        assertThat(environments()).isEmpty();
    }

    @Test
    void theRecordOfTheBuildHasWhatWasMadeAndThatItWasRemoved() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(Given.job(
                "recorded", "withDelphixVdb(from: 'Patients Masked Master', vdb: 'short') { echo 'inside' }"));

        LineageAction lineage = run.getAction(LineageAction.class);
        assertThat(lineage.getEntries())
                .extracting(LineageEntry::getVerb, LineageEntry::getSubject, LineageEntry::getState)
                .containsExactly(
                        tuple("provision", "short", LineageEntry.State.SUCCEEDED),
                        tuple("delete", "Masked/short", LineageEntry.State.SUCCEEDED));
        assertThat(jenkins.createWebClient().getPage(run, "data-lineage").asNormalizedText())
                .contains("Masked/short");
    }

    /** The recipe as it stands. When the branch has gone, and the project says so, nobody has to do anything. */
    @Test
    void aBranchThatIsDeletedTakesItsEnvironmentAlong() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "clinic");
        BranchSource open = branch("PR-7");
        project.getSourcesList().replaceBy(List.of(branch("main"), open));
        index(project);
        jenkins.waitUntilNoActivity();

        WorkflowJob job = project.getItem("PR-7");
        WorkflowRun first = jenkins.assertBuildStatusSuccess(job.getBuildByNumber(1));
        jenkins.assertLogContains("testing on Masked/patients-PR-7 at dbhost.example.com:", first);
        WorkflowRun main =
                jenkins.assertBuildStatusSuccess(project.getItem("main").getBuildByNumber(1));
        jenkins.assertLogNotContains("testing on", main);
        jenkins.buildAndAssertSuccess(job);
        assertThat(environments())
                .extracting(DataEnvironment::job, DataEnvironment::state)
                .containsExactly(tuple("clinic/PR-7", EnvironmentState.READY));
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);

        Later later = new Later();
        later.sweep();
        later.pass(Duration.ofMinutes(11));
        later.sweep();
        assertThat(environments()).hasSize(1);
        project.getSourcesList().remove(open);
        index(project);
        later.sweep();
        later.pass(Duration.ofMinutes(11));
        later.sweep();
        await().atMost(Builds.LONG).until(() -> later.desk.environments().all().isEmpty());
        assertThat(engine.books().hasDataset("Masked/patients-PR-7")).isFalse();
    }

    /** Without a name of its own it is called like the branch, so that the next build finds it again. */
    @Test
    void theVdbOfABranchIsCalledLikeTheBranch() throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "clinic");
        project.getSourcesList().replaceBy(List.of(branch("feature/login", """
                withDelphixVdb(from: 'Patients Masked Master', lifetime: 'branch') { echo "has ${DELPHIX_VDB}" }
                """)));
        index(project);
        jenkins.waitUntilNoActivity();
        WorkflowJob job = project.getItemByBranchName("feature/login");

        WorkflowRun first = jenkins.assertBuildStatusSuccess(job.getBuildByNumber(1));
        WorkflowRun second = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("has Masked/clinic-feature-login", first);
        jenkins.assertLogContains("has Masked/clinic-feature-login", second);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(1);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
    }

    private static BranchSource branch(String name) throws Exception {
        return branch(name, EnvironmentRecipes.PER_PULL_REQUEST.text());
    }

    private static BranchSource branch(String name, String pipeline) throws Exception {
        SingleFileSCM file = new SingleFileSCM("Jenkinsfile", pipeline.getBytes(StandardCharsets.UTF_8));
        return new BranchSource(new SingleSCMSource(name, name, file));
    }

    private static void index(WorkflowMultiBranchProject project) throws Exception {
        project.scheduleBuild2(0).getFuture().get();
    }

    /** The controller's own environments, seen with a clock that can be put forward. */
    private static final class Later extends Clock {
        private final EnvironmentDesk desk = new EnvironmentDesk(ConnectionRegistry.get(), this);
        private volatile Duration ahead = Duration.ZERO;

        void pass(Duration time) {
            ahead = ahead.plus(time);
        }

        void sweep() {
            desk.sweeper().sweep();
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** The script tells the password backwards, so that the test knows what must be nowhere. */
    @Test
    void thePasswordOfARealDatabaseIsUsedAndWrittenNowhere() throws Exception {
        Logger own = Logger.getLogger("io.jenkins.plugins.delphixpipeline");
        own.setLevel(Level.ALL);
        own.addHandler(ear);
        try (PostgresServer database = PostgresServer.start().orElseThrow()) {
            administer(database, "CREATE ROLE app LOGIN PASSWORD 'from-production'");
            Given.credential("vdb-admin", PostgresServer.ADMIN, database.password());
            Slave agent = jenkins.createOnlineSlave();
            engine.world().setJobDuration("DB_PROVISION", Duration.ofSeconds(5));
            Builds.start("secret", """
                    node('%s') {
                      withDelphixVdb(from: 'Patients Masked Master', vdb: 'app-tests', account: 'app', adminCredentialsId: 'vdb-admin') {
                        echo "clear: ${env.DELPHIX_PASSWORD}"
                        echo "backwards: ${env.DELPHIX_PASSWORD.reverse()}"
                        sh 'echo "shell: $DELPHIX_PASSWORD"'
                        sh 'PGPASSWORD="$DELPHIX_PASSWORD" psql "$DELPHIX_JDBC" -Atc "select 42, current_user"'
                        node('later') { echo 'after' }
                      }
                    }
                    """.formatted(agent.getNodeName()).replace(
                    "$DELPHIX_JDBC",
                    "host=" + database.host() + " port=" + database.port() + " dbname=postgres user=$DELPHIX_USER"));
            await().atMost(Builds.LONG).until(() -> engine.books().hasDataset("Masked/app-tests"));
            engine.world().place("Masked/app-tests", database.host(), database.port(), "postgres");
            Builds.untilLogged("secret", "42|app");

            Matcher told = Pattern.compile("backwards: (\\w+)").matcher(Builds.log("secret"));
            assertThat(told.find()).isTrue();
            String password = new StringBuilder(told.group(1)).reverse().toString();
            assertThat(password).hasSize(24);
            assertThat(Builds.log("secret"))
                    .contains("clear: ****", "shell: ****")
                    .doesNotContain(password);
            // Jenkins itself keeps on the agent what a shell has printed, until that has ended.
            await().atMost(Builds.LONG).untilAsserted(() -> assertNowhere(password, agent));
            jenkins.createOnlineSlave(jenkins.jenkins.getLabelAtom("later"));
            Builds.untilEnded("secret", Result.SUCCESS);
            assertNowhere(password, agent);
        } finally {
            own.removeHandler(ear);
            own.setLevel(null);
        }
        assertThat(environments()).isEmpty();
    }

    private void assertNowhere(String password, Slave agent) throws IOException {
        assertThat(String.join("", logged)).isNotEmpty().doesNotContain(password);
        Path home = jenkins.jenkins.getRootDir().toPath();
        for (Path root : List.of(home, Path.of(agent.getRemoteFS()))) {
            try (Stream<Path> files = Files.walk(root)) {
                assertThat(files.filter(Files::isRegularFile)
                                .filter(file -> !home.relativize(file).startsWith("plugins")))
                        .noneMatch(file -> holds(file, password));
            }
        }
    }

    private static boolean holds(Path file, String password) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(password);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static void administer(PostgresServer database, String sql) throws Exception {
        Properties login = new Properties();
        login.setProperty("user", PostgresServer.ADMIN);
        login.setProperty("password", database.password());
        try (Connection connection = new Driver()
                        .connect("jdbc:postgresql://" + database.host() + ':' + database.port() + "/postgres", login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
