package io.jenkins.plugins.delphixpipeline.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One operation of a build, running or ended. Immutable. Kept with the build, so a plain class that only grows by fields
 * that may be null.
 */
public final class LineageEntry implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** How an operation stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED,
        STOPPED
    }

    private final String id;
    private final String verb;
    private final String subject;
    private final String connection;
    private final State state;
    private final long startedAt;
    private final long durationMillis;
    private final ArrayList<String> jobs;
    private final ArrayList<LineageFlow> flows;
    private final LinkedHashMap<String, String> results;

    private LineageEntry(LineageEntry origin, State state, long durationMillis, List<String> jobs, Result result) {
        this.id = origin.id;
        this.verb = origin.verb;
        this.subject = origin.subject;
        this.connection = origin.connection;
        this.startedAt = origin.startedAt;
        this.state = state;
        this.durationMillis = durationMillis;
        this.jobs = new ArrayList<>(jobs);
        this.flows = result.flows().stream()
                .map(flow -> new LineageFlow(flow.from(), flow.via(), flow.to()))
                .collect(Collectors.toCollection(ArrayList::new));
        this.results = new LinkedHashMap<>();
        result.values().forEach((key, value) -> results.put(key, text(value)));
    }

    private LineageEntry(String id, String verb, String subject, String connection, long startedAt) {
        this.id = Objects.requireNonNull(id);
        this.verb = verb;
        this.subject = subject;
        this.connection = connection;
        this.state = State.RUNNING;
        this.startedAt = startedAt;
        this.durationMillis = 0;
        this.jobs = new ArrayList<>();
        this.flows = new ArrayList<>();
        this.results = new LinkedHashMap<>();
    }

    /**
     * @param id the operation's id
     * @param connection the name of the connection; null when it is not known yet
     * @param startedAt milliseconds since the epoch
     */
    public static LineageEntry running(String id, String verb, String subject, String connection, long startedAt) {
        return new LineageEntry(id, verb, subject, connection, startedAt);
    }

    /** The same operation with the jobs that it has submitted so far, by reference. */
    public LineageEntry withJobs(List<String> references) {
        return new LineageEntry(this, state, durationMillis, references, Result.empty());
    }

    /** @param result what it made; {@link Result#empty()} when it made nothing */
    public LineageEntry ended(State how, long millis, List<String> references, Result result) {
        return new LineageEntry(this, how, millis, references, result);
    }

    public String getId() {
        return id;
    }

    public String getVerb() {
        return verb;
    }

    public String getSubject() {
        return subject;
    }

    @CheckForNull
    public String getConnection() {
        return connection;
    }

    public State getState() {
        return state;
    }

    /** Milliseconds since the epoch. */
    public long getStartedAt() {
        return startedAt;
    }

    /** 0 while it runs. */
    public long getDurationMillis() {
        return durationMillis;
    }

    public List<String> getJobs() {
        return List.copyOf(jobs);
    }

    public List<LineageFlow> getFlows() {
        return List.copyOf(flows);
    }

    /** What it made, by the keys of the step's result, in order; lists are joined by commas. */
    public Map<String, String> getResults() {
        return new LinkedHashMap<>(results);
    }

    static String text(Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }
}
