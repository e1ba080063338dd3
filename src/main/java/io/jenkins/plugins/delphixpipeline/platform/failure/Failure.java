package io.jenkins.plugins.delphixpipeline.platform.failure;

import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A problem with the fields that a sentence about it needs. It is stored with a waiting operation, so it is a plain
 * class and grows by fields that may be null. No field ever holds a secret.
 */
public final class Failure implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String subject;
    private final String details;
    private final String suggestion;
    private final String job;
    private final ArrayList<String> candidates;
    private final Failure reason;
    private final Namesake namesake;

    private Failure(
            Problem problem,
            String subject,
            String details,
            String suggestion,
            String job,
            List<String> candidates,
            Failure reason,
            Namesake namesake) {
        this.problem = Objects.requireNonNull(problem);
        this.subject = subject;
        this.details = details;
        this.suggestion = suggestion;
        this.job = job;
        this.candidates = new ArrayList<>(candidates);
        this.reason = reason;
        this.namesake = namesake;
    }

    /**
     * @param subject the object that the problem is about, as its user named it
     */
    public static Failure of(Problem problem, String subject) {
        return new Failure(problem, subject, null, null, null, List.of(), null, null);
    }

    /** The back end's own explanation. */
    public Failure withDetails(String text) {
        return new Failure(problem, subject, text, suggestion, job, candidates, reason, namesake);
    }

    /** What the back end itself proposes to do about it. */
    public Failure withSuggestion(String text) {
        return new Failure(problem, subject, details, text, job, candidates, reason, namesake);
    }

    public Failure withJob(String reference) {
        return new Failure(problem, subject, details, suggestion, reference, candidates, reason, namesake);
    }

    /** Nearest names, ambiguous names, hooks that are there, or jobs that may be ours: what the problem lists. */
    public Failure withCandidates(List<String> names) {
        return new Failure(problem, subject, details, suggestion, job, names, reason, namesake);
    }

    /** The problem behind this one. */
    public Failure withReason(Failure why) {
        return new Failure(problem, subject, details, suggestion, job, candidates, why, namesake);
    }

    /** What else bears the name that is unknown. */
    public Failure withNamesake(Namesake other) {
        return new Failure(problem, subject, details, suggestion, job, candidates, reason, other);
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
        append(text, " candidates=", candidates.isEmpty() ? null : candidates.toString());
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String value) {
        if (value != null && !value.isBlank()) {
            text.append(label).append(value);
        }
    }
}
