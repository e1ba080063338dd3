package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What all parts of a build share: how it goes, its parameters, and what was not rehearsed. */
public final class Build {
    private final Map<String, Object> parameters = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Object> given;
    private final Secrets secrets;
    private final Map<String, Integer> noted = new TreeMap<>();
    private final Map<String, Integer> met = new HashMap<>();
    private final Map<Throwable, String> stages = new IdentityHashMap<>();
    private Result result;

    /** @param given values of parameters that somebody chose for this build */
    public Build(Map<String, String> given, Secrets secrets) {
        this.secrets = secrets;
        this.given = Map.copyOf(given);
        parameters.putAll(given);
    }

    /** In the place of credentials. */
    public Secrets secrets() {
        return secrets;
    }

    /** Values of parameters that somebody chose for this build. */
    public Map<String, Object> given() {
        return given;
    }

    /** {@code params}. */
    public Map<String, Object> parameters() {
        return parameters;
    }

    /** A parameter of the job; what was chosen for the build wins. */
    public void declare(String name, Object value, Variables variables) {
        Object chosen = given.getOrDefault(name, value);
        Object typed = value instanceof Boolean ? Boolean.valueOf(String.valueOf(chosen)) : chosen;
        parameters.put(name, typed);
        if (typed != null) {
            variables.assign(name, String.valueOf(typed));
        }
    }

    /** Says that something is not rehearsed, there and, by its first word, at the end once more. */
    public void note(String what, Console console) {
        note(what.split("[ :]")[0], what, console);
    }

    /** @param word what the end calls it */
    public void note(String word, String what, Console console) {
        console.line("not rehearsed: " + what.replace('\n', ' ').strip());
        count(word);
    }

    /** Has it told at the end once more, without a line now. */
    public synchronized void count(String word) {
        noted.merge(word, 1, Integer::sum);
    }

    /** How often somebody has asked this before. */
    public synchronized int met(String what) {
        return met.merge(what, 1, Integer::sum) - 1;
    }

    /** Words with how often they were met. */
    public synchronized Map<String, Integer> noted() {
        return new TreeMap<>(noted);
    }

    /** The build gets no better than this any more. */
    public synchronized void worsen(Result to) {
        result = StageStatus.worse(result(), to);
    }

    /** SUCCESS as long as nothing else is known. */
    public synchronized Result result() {
        return result == null ? Result.SUCCESS : result;
    }

    /** {@code currentBuild.result}: null as long as nothing is known. */
    synchronized Optional<Result> known() {
        return Optional.ofNullable(result);
    }

    /** A stage failed; the innermost one hears of it first. Tells whether nobody had heard of it. */
    public synchronized boolean failed(String stage, Throwable cause) {
        return stages.putIfAbsent(cause, stage) == null;
    }

    public synchronized boolean isKnown(Throwable cause) {
        return stages.containsKey(cause);
    }

    /** What is to be said of a build that this ended. */
    public synchronized StageFailure failure(Throwable cause) {
        String message = Failures.message(cause).replace('\n', ' ');
        return new StageFailure(stages.getOrDefault(cause, ""), message, cause);
    }
}
