package io.jenkins.plugins.delphixpipeline.steps;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.Notes;
import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.JobEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells in the build's console how one operation goes: one line per change, seldom enough that an hour's job has less than
 * a hundred. Every line stands for itself, since parallel branches share the console. Safe for use by many threads.
 */
public final class ConsoleProgress implements Notes {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    /** Pauses grow with the time that has passed: who has waited for an hour does not look every five seconds. */
    private static final int PAUSE_SHARE = 15;

    private static final int MOST_EVENTS = 20;

    private final String subject;
    private final Instant startedAt;
    private final Supplier<PrintStream> console;
    private final Clock clock;
    private final Set<String> quoted = new HashSet<>();
    private Instant lastLine;
    private String lastPosition;

    /**
     * @param subject what the operation is about; begins each line
     * @param startedAt when the operation began by the given clock, before a restart if there was one
     * @param console asked for each line, and may give null when there is no console any more
     */
    public ConsoleProgress(String subject, Instant startedAt, Supplier<PrintStream> console, Clock clock) {
        this.subject = ConsoleText.clean(subject);
        this.startedAt = startedAt;
        this.console = console;
        this.clock = clock;
    }

    @Override
    public synchronized void note(Note note, Object... arguments) {
        print(ConsoleText.of(note, arguments));
    }

    /** The job may have moved on. Prints at most one line for its progress, and each of its warnings and errors once. */
    public synchronized void progress(DelphixJob job) {
        job.events().forEach(event -> quote(job, event));
        String news = ConsoleText.news(job);
        String position = job.reference() + ' ' + job.state() + ' ' + Math.round(job.percent()) + ' ' + news;
        if (position.equals(lastPosition) || !(job.isTerminal() || mayPrint())) {
            return;
        }
        lastPosition = position;
        lastLine = clock.instant();
        print(ConsoleText.progress(job, elapsed(), news));
    }

    /** @param values what the operation made, in the order they are shown */
    public synchronized void succeeded(String verb, Map<String, ?> values) {
        String result = values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + ConsoleText.value(entry.getValue()))
                .collect(Collectors.joining(", "));
        print(
                result.isEmpty()
                        ? Messages.ConsoleProgress_succeeded(verb, elapsedText())
                        : Messages.ConsoleProgress_succeededWith(verb, elapsedText(), result));
    }

    /** Says that and when; why is said by the failure of the step. */
    public synchronized void failed(String verb) {
        print(Messages.ConsoleProgress_failed(verb, elapsedText()));
    }

    public synchronized void stopped(String verb) {
        print(Messages.ConsoleProgress_stopped(verb, elapsedText()));
    }

    private boolean mayPrint() {
        if (lastLine == null) {
            return true;
        }
        Duration growing = elapsed().dividedBy(PAUSE_SHARE);
        Duration pause = growing.compareTo(SHORTEST_PAUSE) > 0 ? growing : SHORTEST_PAUSE;
        return !clock.instant().isBefore(lastLine.plus(pause));
    }

    private void quote(DelphixJob job, JobEvent event) {
        if (event.severity() == JobEvent.Severity.INFO || quoted.size() > MOST_EVENTS) {
            return;
        }
        String text = ConsoleText.quote(event);
        if (!quoted.add(job.reference() + ' ' + text)) {
            return;
        }
        print(quoted.size() > MOST_EVENTS ? Messages.ConsoleProgress_moreEvents() : text);
    }

    private void print(String text) {
        PrintStream stream = console.get();
        if (stream != null) {
            stream.println(Messages.ConsoleProgress_line(subject, text));
        }
    }

    private Duration elapsed() {
        Duration elapsed = Duration.between(startedAt, clock.instant());
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    private String elapsedText() {
        return ConsoleText.time(elapsed());
    }
}
