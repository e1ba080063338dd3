package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells in the build's console how one operation goes: one line per change, seldom enough that an hour's job has less than
 * a hundred. Every line stands for itself, since parallel branches share the console. Safe for use by many threads.
 */
public final class ConsoleProgress implements NoteSink {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    /** Pauses grow with the time that has passed: who has waited for an hour does not look every five seconds. */
    private static final int PAUSE_SHARE = 15;

    private static final int MOST_EVENTS = 15;
    /** An engine that comes and goes, or a target that is never free. */
    private static final Set<Note> REPEATED = EnumSet.of(Note.TROUBLE, Note.TROUBLE_OVER, Note.BUSY);

    private static final int MOST_REPEATED = 10;

    private final String subject;
    private final Instant startedAt;
    private final Supplier<PrintStream> console;
    private final Clock clock;
    private final Set<String> quoted = new HashSet<>();
    private volatile String address;
    private int repeated;
    private String toldJob;
    private int toldEvents;
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

    /** From here on references lead to this address, as it is configured. */
    void connectedTo(String engine) {
        address = engine;
    }

    @Override
    public synchronized void note(Note note, Object... arguments) {
        if (REPEATED.contains(note)) {
            repeated++;
            if (repeated > MOST_REPEATED && !mayPrint()) {
                return;
            }
            lastLine = clock.instant();
        }
        print(ConsoleText.of(note, arguments));
    }

    /** What would be done. */
    synchronized void planned(PlannedChange change) {
        print(PlanText.of(change));
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
        print(ConsoleText.progress(job, elapsed(), untold(job)));
    }

    private String untold(DelphixJob job) {
        if (!job.reference().equals(toldJob)) {
            toldJob = job.reference();
            toldEvents = 0;
        }
        String text = ConsoleText.untold(job, toldEvents);
        toldEvents = Math.max(toldEvents, job.events().size());
        return text;
    }

    /** @param values what the operation made, in the order they are shown */
    public synchronized void succeeded(String verb, Map<String, ?> values) {
        String result = values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + ConsoleText.value(entry.getValue()))
                .collect(Collectors.joining(", "));
        print(
                result.isEmpty()
                        ? ConsoleText.succeeded(verb, elapsedText())
                        : Messages.ConsoleProgress_succeededWith(verb, elapsedText(), result));
    }

    /** Says that and when; why is said by the failure of the step. */
    public synchronized void failed(String verb) {
        print(ConsoleText.failed(verb, elapsedText()));
    }

    public synchronized void stopped(String verb) {
        print(ConsoleText.stopped(verb, elapsedText()));
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
            stream.println(ConsoleLinks.in(ConsoleText.line(subject, text), address));
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
