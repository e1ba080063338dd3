package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is configured or written wrongly is told to whoever did it, in three lines, and not to the controller's log. */
class UserMistakesTest {
    private static final String SECRET_NAME = "payroll-engine";
    private final SimulatedEngine engine =
            SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
    private final StepStage stage = new StepStage();
    private final Logger logger = Logger.getLogger("io.jenkins.plugins.delphixpipeline");
    private final List<LogRecord> complaints = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                complaints.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void configure() throws Exception {
        stage.connection("production-engine", engine.url());
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
        stage.close();
        engine.close();
    }

    /** Sets the mistake up, and says with which step it is made. */
    private interface Making {
        Step on(StepStage stage) throws Exception;
    }

    /**
     * One mistake.
     *
     * @param parts what the sentence about it has to say
     */
    private record Mistake(String name, Making making, List<String> parts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Mistake mistake(String name, Making making, String... parts) {
        return new Mistake(name, making, List.of(parts));
    }

    private static SnapshotStep snapshot(String connection, String credentialsId) {
        SnapshotStep step = new SnapshotStep("Patients Prod");
        step.setConnection(connection);
        step.setCredentialsId(credentialsId);
        return step;
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake("an unknown connection", stage -> snapshot("staging", null), "staging", "production-engine"),
                mistake(
                        "no connection at all",
                        stage -> {
                            stage.connections.clear();
                            return snapshot(null, null);
                        },
                        "No Delphix connection is configured"),
                mistake(
                        "several connections and no default",
                        stage -> {
                            stage.connection("second", URI.create("https://second.example.com"));
                            return snapshot(null, null);
                        },
                        "production-engine",
                        "second",
                        "by default"),
                mistake(
                        "a connection that is reserved for others",
                        stage -> {
                            stage.connection(SECRET_NAME, URI.create("https://payroll.example.com"))
                                    .setFolders("Payroll");
                            return snapshot(SECRET_NAME, null);
                        },
                        "production-engine"),
                mistake(
                        "a connection without credential",
                        stage -> {
                            stage.connections.get(0).setCredentialsId("");
                            return snapshot(null, null);
                        },
                        "credentialsId"),
                mistake("a credential that is not there", stage -> snapshot(null, "gone"), "gone", "Data Pipeline"),
                mistake(
                        "a certificate that is none",
                        stage -> {
                            stage.connections.get(0).setTrust("certificate");
                            stage.connections.get(0).setCaCertificate("none");
                            return snapshot(null, null);
                        },
                        "PEM"),
                mistake("a parameter that is needed", stage -> new SnapshotStep(" "), "dataset is needed"),
                mistake(
                        "a parameter that is no JSON",
                        stage -> {
                            SnapshotStep step = new SnapshotStep("Patients Prod");
                            step.setSyncParameters("{");
                            return step;
                        },
                        "line 1"),
                mistake(
                        "a word that is none of those",
                        stage -> new VdbStep("Patients", "explode"),
                        "explode",
                        "start"),
                mistake(
                        "a variable that cannot be one",
                        stage -> {
                            SnapshotStep step = new SnapshotStep("Patients Prod");
                            step.setResultVariable("1 2");
                            return step;
                        },
                        "resultVariable"),
                mistake(
                        "accounts of an unknown kind of database",
                        stage -> {
                            ResetCredentialsStep step = reset();
                            step.setDatabaseType("mysql");
                            return step;
                        },
                        "mysql",
                        "oracle"),
                mistake("an administrator that is not there", stage -> reset(), "nobody"),
                mistake(
                        "accounts over an unknown connection",
                        stage -> {
                            ResetCredentialsStep step = reset();
                            step.setVdb("Patients Masked Master");
                            step.setConnection("staging");
                            return step;
                        },
                        "staging"));
    }

    private static ResetCredentialsStep reset() {
        ResetCredentialsStep step = new ResetCredentialsStep();
        step.setDatabaseType("postgresql");
        step.setHost("127.0.0.1");
        step.setPort(1);
        step.setDatabase("patients");
        step.setAdminCredentialsId("nobody");
        Account account = new Account("app");
        account.setAction("lock");
        step.setAccounts(List.of(account));
        return step;
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void itIsToldInThreeLinesAndTheControllersLogIsLeftAlone(Mistake mistake) throws Exception {
        String message = stage.failure(mistake.making().on(stage));

        assertThat(message.lines())
                .satisfiesExactly(
                        asked -> assertThat(asked).startsWith("Failed: ").endsWith("."),
                        what -> assertThat(what).endsWith("."),
                        now -> assertThat(now).startsWith("What to do: ").endsWith("."));
        assertThat(message).contains(mistake.parts()).doesNotContain("Exception", "null", "{", "..");
        assertThat(complaints).isEmpty();
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void aReservedConnectionIsAnsweredLikeOneThatIsNotThere() throws Exception {
        String unknown = stage.failure(snapshot(SECRET_NAME, null));
        stage.connection(SECRET_NAME, URI.create("https://payroll.example.com")).setFolders("Payroll");

        assertThat(stage.failure(snapshot(SECRET_NAME, null))).isEqualTo(unknown);
        assertThat(stage.failure(snapshot("other", null))).doesNotContain(SECRET_NAME, "Payroll");
        assertThat(stage.failure(snapshot(null, null))).doesNotContain(SECRET_NAME, "Payroll");
        assertThat(stage.console.toString()).doesNotContain(SECRET_NAME, "Payroll");
    }
}
