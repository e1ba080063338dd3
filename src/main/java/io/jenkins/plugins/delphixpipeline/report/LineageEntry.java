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
import java.util.function.Consumer;
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

    private static final String UNMASKED = "unmaskedNow";
    private static final String DISABLED = "disabledNow";

    private final String id;
    private final String verb;
    private final String subject;
    private final String connection;
    private final long startedAt;
    private State state = State.RUNNING;
    private long durationMillis;
    private List<String> jobs = List.of();
    private List<LineageFlow> flows = List.of();
    private Map<String, String> results = Map.of();
    private String failure;

    private LineageEntry(String id, String verb, String subject, String connection, long startedAt) {
        this.id = Objects.requireNonNull(id);
        this.verb = verb;
        this.subject = subject;
        this.connection = connection;
        this.startedAt = startedAt;
    }

    private LineageEntry(LineageEntry other) {
        this(other.id, other.verb, other.subject, other.connection, other.startedAt);
        this.state = other.state;
        this.durationMillis = other.durationMillis;
        this.jobs = other.jobs;
        this.flows = other.flows;
        this.results = other.results;
        this.failure = other.failure;
    }

    /** The same operation with something changed; nobody else has seen the copy yet. */
    private LineageEntry with(Consumer<LineageEntry> change) {
        LineageEntry copy = new LineageEntry(this);
        change.accept(copy);
        return copy;
    }

    /**
     * @param id the operation's id
     * @param connection the name of the connection; null when it is not known yet
     * @param startedAt milliseconds since the epoch
     */
    public static LineageEntry running(String id, String verb, String subject, String connection, long startedAt) {
        return new LineageEntry(id, verb, cut(subject, LONGEST_VALUE), connection, startedAt);
    }

    /** The same operation with the jobs that it has submitted so far, by reference. */
    public LineageEntry withJobs(List<String> references) {
        return with(copy -> copy.jobs = List.copyOf(references));
    }

    /** The same operation with what is known of where its data is to go. */
    public LineageEntry withFlows(List<Result.Flow> intended) {
        return with(copy -> copy.flows = flows(intended));
    }

    /** @param result what it made; {@link Result#empty()} when it made nothing, which leaves the intended flows */
    public LineageEntry ended(State how, long millis, List<String> references, Result result) {
        Map<String, String> made = new LinkedHashMap<>();
        result.values().forEach((key, value) -> made.put(key, cut(text(value), LONGEST_VALUE)));
        made.keySet().removeAll(IN_EVERY_RESULT);
        List<LineageFlow> went = result.flows().isEmpty() ? flows : flows(result.flows());
        return withJobs(references).told(how, millis, went, made);
    }

    /** @param sentence why it did not succeed, as its step says it; null when there is nothing to say */
    public LineageEntry because(String sentence) {
        return with(copy -> copy.failure = cut(sentence, LONGEST_FAILURE));
    }

    /** The same operation, after which these datasets hold data that nothing proves to be masked. */
    LineageEntry unmasked(List<String> datasets) {
        return withMore(UNMASKED, datasets);
    }

    /** The same operation, after which these VDBs are disabled, whatever their data is. */
    LineageEntry disabled(List<String> vdbs) {
        return withMore(DISABLED, vdbs);
    }

    private LineageEntry withMore(String key, List<String> names) {
        return with(copy -> {
            Map<String, String> more = new LinkedHashMap<>(results);
            more.put(key, cut(text(names), LONGEST_VALUE));
            copy.results = Collections.unmodifiableMap(more);
        });
    }

    /** What held unmasked data after the operation. */
    List<String> unmasked() {
        return list(results.getOrDefault(UNMASKED, ""));
    }

    /** What the operation disabled before it ended badly. */
    List<String> disabled() {
        return list(results.getOrDefault(DISABLED, ""));
    }

    /** The same operation in a build that is over. */
    LineageEntry settled() {
        return state == State.RUNNING ? with(copy -> copy.state = State.UNKNOWN) : this;
    }

    /** The same operation as a record tells of it. */
    LineageEntry told(State how, long millis, List<LineageFlow> went, Map<String, String> made) {
        return with(copy -> {
            copy.state = how;
            copy.durationMillis = millis;
            copy.flows = List.copyOf(went);
            copy.results = Collections.unmodifiableMap(new LinkedHashMap<>(made));
        });
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
