package io.jenkins.plugins.delphixpipeline.platform.failure;

import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A problem with the fields that a sentence about it needs. It is stored with a waiting operation, so it is a plain
 * class and grows by fields that may be null. No field ever holds a secret.
 */
public final class Failure implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String subject;
    private String details;
    private String suggestion;
    private String job;
    private ArrayList<String> candidates = new ArrayList<>();
    private Failure reason;
    private Namesake namesake;
    private Feature lacking;
    private Feature instead;
    private BackEndKind backEnd;

    private Failure(Problem problem, String subject) {
        this.problem = Objects.requireNonNull(problem);
        this.subject = subject;
    }

    /** Nobody but who made it changes the copy. */
    private Failure(Failure other) {
        this(other.problem, other.subject);
        details = other.details;
        suggestion = other.suggestion;
        job = other.job;
        candidates = other.candidates;
        reason = other.reason;
        namesake = other.namesake;
        lacking = other.lacking;
        instead = other.instead;
        backEnd = other.backEnd;
    }

    /**
     * @param subject the object that the problem is about, as its user named it
     */
    public static Failure of(Problem problem, String subject) {
        return new Failure(problem, subject);
    }

    /** The back end's own explanation. */
    public Failure withDetails(String text) {
        Failure copy = new Failure(this);
        copy.details = text;
        return copy;
    }

    /** What the back end itself proposes to do about it. */
    public Failure withSuggestion(String text) {
        Failure copy = new Failure(this);
        copy.suggestion = text;
        return copy;
    }

    public Failure withJob(String reference) {
        Failure copy = new Failure(this);
        copy.job = reference;
        return copy;
    }

    /** Nearest names, ambiguous names, hooks that are there, or jobs that may be ours: what the problem lists. */
    public Failure withCandidates(List<String> names) {
        Failure copy = new Failure(this);
        copy.candidates = new ArrayList<>(names);
        return copy;
    }

    /** The problem behind this one. */
    public Failure withReason(Failure why) {
        Failure copy = new Failure(this);
        copy.reason = why;
        return copy;
    }

    /** The same with the back end's words changed. */
    public Failure saying(UnaryOperator<String> texts) {
        Failure copy = new Failure(this);
        copy.details = texts.apply(details);
        copy.suggestion = texts.apply(suggestion);
        copy.candidates = new ArrayList<>(candidates.stream().map(texts).toList());
        copy.reason = reason == null ? null : reason.saying(texts);
        return copy;
    }

    /** What else bears the name that is unknown. */
    public Failure withNamesake(Namesake other) {
        Failure copy = new Failure(this);
        copy.namesake = other;
        return copy;
    }

    /**
     * What the back end lacks.
     *
     * @param other what it has instead; null for nothing
     */
    public Failure lacking(Feature feature, Feature other) {
        Failure copy = new Failure(this);
        copy.lacking = feature;
        copy.instead = other;
        return copy;
    }

    /** For what kind of back end the connection is that it happened on. */
    public Failure at(BackEndKind kind) {
        Failure copy = new Failure(this);
        copy.backEnd = kind;
        return copy;
    }

    public Problem problem() {
        return problem;
    }

    public Problem.Kind kind() {
        return problem.kind();
    }

    public String subject() {
        return subject;
    }

    public String details() {
        return details;
    }

    public String suggestion() {
        return suggestion;
    }

    public String job() {
        return job;
    }

    /** @return null for none */
    public Failure reason() {
        return reason;
    }

    /** @return null for nothing */
    public Namesake namesake() {
        return namesake;
    }

    /** @return null where it is no matter of that */
    public Feature lacking() {
        return lacking;
    }

    /** @return null for nothing */
    public Feature instead() {
        return instead;
    }

    /** @return null where that is not known */
    public BackEndKind backEnd() {
        return backEnd;
    }

    public List<String> candidates() {
        return List.copyOf(candidates);
    }

    /** For logs of developers; people read the sentence made from the fields. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(problem.name());
        append(text, " ", subject);
        append(text, ": ", details);
        append(text, ": ", reason == null ? null : reason.toString());
        append(text, " job=", job);
        append(text, " namesake=", namesake == null ? null : namesake.toString());
        append(text, " lacking=", lacking == null ? null : lacking.name());
        append(text, " instead=", instead == null ? null : instead.name());
        append(text, " candidates=", candidates.isEmpty() ? null : candidates.toString());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String value) {
        if (value != null && !value.isBlank()) {
            text.append(label).append(value);
        }
    }
}
