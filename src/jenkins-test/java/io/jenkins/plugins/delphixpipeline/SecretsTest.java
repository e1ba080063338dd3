package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Runs pipelines with a password that nothing else contains, and searches everything that was written. */
@WithJenkins
class SecretsTest {
    private static final String PASSWORD = "canary-7f3b-secret";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .password(PASSWORD)
            .jobDuration(Duration.ofMillis(300))
            .start();
    private final List<String> logged = new ArrayList<>();
    private final List<Logger> loud = List.of(
            Logger.getLogger("io.jenkins.plugins.delphixpipeline"),
            Logger.getLogger("okhttp3"),
            Logger.getLogger("com.cloudbees.plugins.credentials"));
    private final Handler ear = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            synchronized (logged) {
                logged.add(formatter.format(line));
            }
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
        ear.setLevel(Level.ALL);
        for (Logger logger : loud) {
            logger.setLevel(Level.ALL);
            logger.addHandler(ear);
        }
        credential("canary", PASSWORD);
        credential("wrong", PASSWORD + "-and-wrong");
        SystemCredentialsProvider.getInstance().save();
        EngineConnection connection =
                new EngineConnection("production-engine", engine.url().toString());
        connection.setCredentialsId("canary");
        DelphixConfiguration.get().setConnections(List.of(connection));
    }

    private static void credential(String id, String password) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, id, "", SimulatedEngine.USER, password));
    }

    @AfterEach
    void stop() {
        for (Logger logger : loud) {
            logger.removeHandler(ear);
            logger.setLevel(null);
        }
        engine.close();
    }

    @Test
    void nothingThatIsWrittenHoldsAPasswordOrASession() throws Exception {
        engine.faults().on("POST", "/sync$").dropAfter();
        Builds.start("green", """
                delphixSnapshot 'Patients Prod'
                delphixRefreshMasked vdb: 'Patients Masked Master', resultVariable: 'MASTER'
                delphixProvision dataPod: 'prep1', template: 'Patients'
                delphixBookmark name: 'one', dataPod: 'prep1', template: 'Patients'
                """);
        Builds.untilEnded("green", Result.SUCCESS);
        engine.faults().expireSessions();
        Builds.start("red", "delphixSnapshot dataset: 'Patients Prod', credentialsId: 'wrong'");
        Builds.untilEnded("red", Result.FAILURE);
        engine.faults().on("GET", "/database").garbage().always();
        Builds.tune(connection -> connection.setFirstContactSeconds(1));
        Builds.start("odd", "delphixSnapshot 'Patients Prod'");
        Builds.untilEnded("odd", Result.FAILURE);
        engine.faults().clear();

        engine.world().setJobDuration(Duration.ofMinutes(10));
        Builds.start("waiting", "delphixSnapshot 'Patients Prod'");
        Builds.untilLogged("waiting", "submitted as job");

        assertClean("the log of Jenkins", String.join("", logged));
        assertThat(logged).anyMatch(line -> line.contains("/resources/json/delphix/"));
        List<Path> written = written();
        assertThat(written).map(path -> path.getFileName().toString()).contains("program.dat", "build.xml", "log");
        for (Path file : written) {
            assertClean(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        Builds.first("waiting").doStop();
        Builds.untilEnded("waiting", Result.ABORTED);
    }

    private static void assertClean(String where, String text) {
        byte[] login = (SimulatedEngine.USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        assertThat(text)
                .as(where)
                .doesNotContain(
                        PASSWORD,
                        Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8)),
                        Base64.getEncoder().encodeToString(login));
        assertThat(text.lines().map(line -> line.toLowerCase(Locale.ROOT)))
                .as(where)
                .noneMatch(line -> line.contains("jsessionid=") && !line.contains("jsessionid=***"))
                .noneMatch(line -> line.contains("authorization: basic"));
    }

    /** All files below the home directory that are not part of Jenkins or of a plugin. */
    private List<Path> written() throws IOException {
        Path home = jenkins.jenkins.getRootDir().toPath();
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !home.relativize(file).startsWith("plugins"))
                    .toList();
        }
    }
}
