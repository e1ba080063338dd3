package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the data pipeline with a password that nothing else contains, and searches everything that was said or kept. */
class CanarySecretsTest {
    private static final String SECRET = "canary-9c1e-secret";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .password(SECRET)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final EngineStage stage =
            new EngineStage(engine, false, () -> new LoginSource.Login(SimulatedEngine.USER, SECRET));
    private final List<String> written = new ArrayList<>();
    private final List<Logger> loggers =
            List.of(Logger.getLogger("io.jenkins.plugins.delphixpipeline"), Logger.getLogger("okhttp3"));
    private final Handler ear = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            write(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        ear.setLevel(Level.ALL);
        for (Logger logger : loggers) {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(ear);
        }
    }

    @AfterEach
    void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(ear);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        stage.close();
        engine.close();
    }

    private void write(String text) {
        synchronized (written) {
            written.add(text);
        }
    }

    @Test
    void aPipelineThatMeetsEveryKindOfTroubleTellsNobodyThePassword() throws IOException {
        run(new SnapshotDataset("Patients Prod", Map.of()));
        engine.faults().on("POST", "/refresh$").dropAfter();
        run(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients")));
        engine.faults().expireSessions();
        run(new ProvisionPod("prep1", "Patients", List.of(), List.of(), IfExists.REFRESH, false));
        engine.faults().on("GET", "/bookmark").status(503, 1);
        BookmarkLabels labels = new BookmarkLabels(List.of("FULL"), true, null, null);
        run(new BookmarkSelfService("one", "prep1", "Patients", labels, IfExists.FAIL));
        run(new BookmarkSelfService("one", "prep1", "Patients", labels, IfExists.FAIL));
        engine.faults().on("GET", "/database").garbage().times(20);
        run(new SnapshotDataset("Patients Prod", Map.of()));
        engine.faults().clear();
        engine.faults().expireSessions();
        engine.faults().refuseLogins(5);
        run(new SnapshotDataset("Patients Prod", Map.of()));

        assertThat(written).as("the dialogue itself is in the log").anyMatch(line -> line.contains("/login"));
        assertThat(String.join("\n", written)).contains("delphixpipeline");
        for (String text : written) {
            assertThat(text).doesNotContain(SECRET, encoded(SECRET), encoded(SimulatedEngine.USER + ":" + SECRET));
            assertThat(text).doesNotContainPattern("(?i)jsessionid=[0-9a-f]{8}");
        }
    }

    @Test
    void neitherAFailedLoginNorItsSourceShowsThePassword() {
        engine.faults().refuseLogins(1);
        EnginePlatform platform = new EnginePlatform(
                HttpSettings.of(engine.url().toString()).withRetryBudget(Duration.ZERO),
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedEngine.USER, SECRET));
        String told = "";
        try {
            platform.info();
        } catch (PlatformException e) {
            told = stackTrace(e) + e.failure();
        }
        assertThat(told).contains("LOGIN_REFUSED").doesNotContain(SECRET);
        assertThat(new LoginSource.Login(SimulatedEngine.USER, SECRET).toString())
                .doesNotContain(SECRET);
    }

    /** Whatever comes of it: keeps what was stored and thrown on the way. */
    private void run(DataOperation operation) throws IOException {
        Running running = stage.start(operation).untilEnded();
        for (OperationState state : running.saves) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
                stream.writeObject(operation);
                stream.writeObject(state);
            }
            write(bytes.toString(StandardCharsets.ISO_8859_1));
        }
        write(running.ending + " " + running.failure() + " " + running.notes + " " + running.progress);
        if (running.mistake != null) {
            write(stackTrace(running.mistake));
        }
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
