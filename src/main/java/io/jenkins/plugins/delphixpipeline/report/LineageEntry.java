package io.jenkins.plugins.delphixpipeline.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One operation of a build, running or ended. Immutable; how it is stored is the business of {@link LineageLine}. */
@ExportedBean(defaultVisibility = 999)
public final class LineageEntry {
    static final int LONGEST_VALUE = 300;
    static final int LONGEST_FAILURE = 600;

    /** What every result has, and the entry itself as well. */
    private static final Set<String> IN_EVERY_RESULT = Set.of("jobs", "startedAt", "durationMillis");

    /** How an operation stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        STOPPED,
        /** Its build is over, and it has not told its end. */
        UNKNOWN
    }

    private final String id;
    private final String verb;
    private final String subject;
    private final String connection;
    private final State state;
    private final long startedAt;
    private final long durationMillis;
    private final List<String> jobs;
    private final List<LineageFlow> flows;
    private final Map<String, String> results;
    private final String failure;

    LineageEntry(
            String id,
            String verb,
            String subject,
            String connection,
            State state,
            long startedAt,
            long durationMillis,
            List<String> jobs,
            List<LineageFlow> flows,
            Map<String, String> results,
            String failure) {
        this.id = Objects.requireNonNull(id);
        this.verb = verb;
        this.subject = subject;
        this.connection = connection;
        this.state = state;
        this.startedAt = startedAt;
        this.durationMillis = durationMillis;
        this.jobs = List.copyOf(jobs);
        this.flows = List.copyOf(flows);
        this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        this.failure = failure;
    }

    /**
     * @param id the operation's id
     * @param connection the name of the connection; null when it is not known yet
     * @param startedAt milliseconds since the epoch
     */
    public static LineageEntry running(String id, String verb, String subject, String connection, long startedAt) {
        return new LineageEntry(
                id,
                verb,
                cut(subject, LONGEST_VALUE),
                connection,
                State.RUNNING,
                startedAt,
                0,
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    /** The same operation with the jobs that it has submitted so far, by reference. */
    public LineageEntry withJobs(List<String> references) {
        return copy(state, durationMillis, references, flows, results, failure);
    }

    /** The same operation with what is known of where its data is to go. */
    public LineageEntry withFlows(List<Result.Flow> intended) {
        return copy(state, durationMillis, jobs, flows(intended), results, failure);
    }

    /** @param result what it made; {@link Result#empty()} when it made nothing, which leaves the intended flows */
    public LineageEntry ended(State how, long millis, List<String> references, Result result) {
        Map<String, String> made = new LinkedHashMap<>();
        result.values().forEach((key, value) -> made.put(key, cut(text(value), LONGEST_VALUE)));
        made.keySet().removeAll(IN_EVERY_RESULT);
        return copy(how, millis, references, result.flows().isEmpty() ? flows : flows(result.flows()), made, failure);
    }

    /** @param sentence why it did not succeed, as its step says it; null when there is nothing to say */
    public LineageEntry because(String sentence) {
        return copy(state, durationMillis, jobs, flows, results, cut(sentence, LONGEST_FAILURE));
    }

    /** The same operation in a build that is over. */
    LineageEntry settled() {
        return state == State.RUNNING ? copy(State.UNKNOWN, durationMillis, jobs, flows, results, failure) : this;
    }

    private LineageEntry copy(
            State how,
            long millis,
            List<String> references,
            List<LineageFlow> went,
            Map<String, String> made,
            String sentence) {
        return new LineageEntry(
                id, verb, subject, connection, how, startedAt, millis, references, went, made, sentence);
    }

    private static List<LineageFlow> flows(List<Result.Flow> all) {
        return all.stream()
                .map(flow -> new LineageFlow(flow.from(), flow.via(), flow.to()))
                .toList();
    }

    /** Which operation it is, unique within its build and the same after a restart. */
    @Exported
    public String getId() {
        return id;
    }

    /** What was done, such as {@code refresh}. */
    @Exported(name = "operation")
    public String getVerb() {
        return verb;
    }

    @Exported
    public String getSubject() {
        return subject;
    }

    @Exported
    @CheckForNull
    public String getConnection() {
        return connection;
    }

    @Exported
    public State getState() {
        return state;
    }

    /** Milliseconds since the epoch. */
    @Exported
    public long getStartedAt() {
        return startedAt;
    }

    /** 0 while it runs. */
    @Exported
    public long getDurationMillis() {
        return durationMillis;
    }

    @Exported
    public List<String> getJobs() {
        return jobs;
    }

    /** Where the data went; for an operation that has not succeeded, where it was to go. */
    @Exported
    public List<LineageFlow> getFlows() {
        return flows;
    }

    /** What it made, by the keys of the step's result, in order; lists as {@link #list} reads them. */
    @Exported
    public Map<String, String> getResults() {
        return results;
    }

    /** Why it did not succeed, in the words of its step. */
    @Exported
    @CheckForNull
    public String getFailure() {
        return failure;
    }

    /** A list is joined by commas or, where an entry has one itself, has each entry on a line of its own. */
    static String text(Object value) {
        if (!(value instanceof Collection<?> all)) {
            return String.valueOf(value);
        }
        List<String> texts = all.stream().map(String::valueOf).toList();
        return texts.stream().noneMatch(text -> text.contains(","))
                ? String.join(",", texts)
                : String.join("\n", texts) + "\n";
    }

    /** The entries of a list again. */
    public static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(text.contains("\n") ? "\n" : ","));
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
