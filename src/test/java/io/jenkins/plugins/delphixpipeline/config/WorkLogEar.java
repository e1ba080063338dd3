package io.jenkins.plugins.delphixpipeline.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what the controller's log tells of work whose build is gone. */
final class WorkLogEar extends Handler {
    private final Logger logger = Logger.getLogger("io.jenkins.plugins.delphixpipeline.openwork.WorkLog");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    WorkLogEar() {
        logger.addHandler(this);
    }

    boolean hasHeard(Object word) {
        return lines.stream().anyMatch(line -> line.contains(word.toString()));
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(formatter.formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
