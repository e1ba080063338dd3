package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is said, kept or thrown while operations run: no secret may be in it. */
final class Canary implements AutoCloseable {
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

    Canary() {
        ear.setLevel(Level.ALL);
        for (Logger logger : loggers) {
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
            logger.addHandler(ear);
        }
    }

    private void write(String text) {
        synchronized (written) {
            written.add(text);
        }
    }

    List<String> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** Whatever comes of it: keeps what was stored and thrown on the way. */
    Running run(PlatformStage stage, DataOperation operation) throws IOException {
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
        return running;
    }

    void assertSilentAbout(Collection<String> secrets) {
        for (String text : written()) {
            for (String secret : secrets) {
                assertThat(text).doesNotContain(secret, encoded(secret));
            }
        }
    }

    static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        for (Logger logger : loggers) {
            logger.removeHandler(ear);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
