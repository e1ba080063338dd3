package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jvnet.localizer.ResourceBundleHolder;

/** How things look in the console. What a back end says is cut to one line of bearable length, without control characters. */
public final class ConsoleText {
    private static final int BAR = 20;
    private static final int LONGEST = 300;
    /** More than one event on a line should still be read at a glance. */
    private static final int GLANCE = 160;

    private static final Set<Note> ABOUT_A_PHASE =
            EnumSet.of(Note.SUBMITTED, Note.DONE_AT_ONCE, Note.SUBMITTING_AGAIN, Note.MAY_BE_RUNNING);
    private static final Set<Note> OF_THE_CONNECTION = EnumSet.of(Note.TROUBLE, Note.TROUBLE_OVER);
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private ConsoleText() {}

    public static String of(Note note, Object... arguments) {
        Object[] texts = Arrays.stream(arguments).map(ConsoleText::argument).toArray();
        if (ABOUT_A_PHASE.contains(note) && texts.length > 0) {
            texts[0] = phase(texts[0].toString());
        }
        boolean awaited = OF_THE_CONNECTION.contains(note)
                && arguments.length > 0
                && arguments[0] instanceof Failure failure
                && !failure.problem().isOfConnection();
        return TEXTS.format("Note." + note.name() + (awaited ? ".awaited" : ""), texts);
    }

    /** What the job last said of itself; its state where it says nothing. */
    static String news(DelphixJob job) {
        List<JobEvent> events = job.events();
        if (job.state() != DelphixJob.State.RUNNING || events.isEmpty()) {
            return state(job.state());
        }
        String newest = clean(events.get(events.size() - 1).message());
        return newest.isEmpty() ? state(job.state()) : newest;
    }

    /**
     * What the job has said of itself since the last line, the newest last, as much of it as fits into a line; the same as
     * {@link #news} when that is nothing.
     *
     * @param told how many of its events were told already
     */
    static String untold(DelphixJob job, int told) {
        List<JobEvent> events = job.events();
        boolean over = job.state() != DelphixJob.State.RUNNING;
        // The last event of a job that has ended says no more than its state.
        int end = job.isTerminal() ? events.size() - 1 : events.size();
        Deque<String> line = new ArrayDeque<>();
        int length = 0;
        for (int i = end - 1; i >= told; i--) {
            JobEvent event = events.get(i);
            String text = event.severity() == JobEvent.Severity.INFO ? withoutStop(clean(event.message())) : "";
            length += text.length();
            if (length > GLANCE && !line.isEmpty()) {
                break;
            }
            if (!text.isEmpty()) {
                line.addFirst(text);
            }
        }
        if (over) {
            line.addLast(state(job.state()));
        }
        return line.isEmpty() ? withoutStop(news(job)) : String.join("; ", line);
    }

    private static String state(DelphixJob.State state) {
        return TEXTS.format("ConsoleProgress.state." + state.name());
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    static String progress(DelphixJob job, Duration elapsed, String news) {
        boolean completed = job.state() == DelphixJob.State.COMPLETED;
        long percent = completed ? 100 : Math.max(0, Math.min(100, Math.round(job.percent())));
        int done = (int) (percent * BAR / 100);
        String bar = "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
        return Messages.ConsoleProgress_progress(
                bar, String.format(Locale.ROOT, "%3d", percent), time(elapsed), news + " (" + job.reference() + ")");
    }

    static String quote(JobEvent event) {
        String text = clean(event.message());
        String suggestion = clean(event.suggestion());
        String all = suggestion.isEmpty() ? text : text + " - " + Messages.ConsoleProgress_jobSuggestion(suggestion);
        return event.severity() == JobEvent.Severity.ERROR
                ? Messages.ConsoleProgress_jobError(all)
                : Messages.ConsoleProgress_jobWarning(all);
    }

    static String value(Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().map(ConsoleText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return clean(Objects.toString(value, ""));
    }

    /** {@code 1:05} for a minute and five seconds, {@code 1:01:05} with an hour. */
    public static String time(Duration elapsed) {
        long seconds = elapsed.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    public static String clean(String text) {
        String line = FailureTexts.oneLine(Objects.toString(text, ""));
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /**
     * Phases are called SYNC or REFRESH_POD; people read "sync" and "refresh pod". One of an operation of several parts has the number
     * of its part before it, which the line above it tells.
     */
    private static String phase(String name) {
        return name.substring(name.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    private static String argument(Object argument) {
        if (argument instanceof Collection<?> all) {
            return all.stream().map(ConsoleText::argument).collect(Collectors.joining(", "));
        }
        if (argument instanceof Failure failure) {
            return clean(FailureTexts.sentence(failure));
        }
        return argument instanceof DelphixJob.State state ? state(state) : clean(Objects.toString(argument, ""));
    }

    /** One line about a subject. */
    public static String line(String subject, String text) {
        return Messages.ConsoleProgress_line(subject, text);
    }

    public static String succeeded(String verb, String elapsed) {
        return Messages.ConsoleProgress_succeeded(verb, elapsed);
    }

    public static String failed(String verb, String elapsed) {
        return Messages.ConsoleProgress_failed(verb, elapsed);
    }

    public static String stopped(String verb, String elapsed) {
        return Messages.ConsoleProgress_stopped(verb, elapsed);
    }
}
