package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import groovy.lang.MissingPropertyException;
import hudson.model.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code currentBuild}. Groovy finds its members by their getters and setters. */
@SuppressWarnings("unused")
public final class CurrentBuild {
    private static final String BY_A_PERSON = "hudson.model.Cause$UserIdCause";

    private final Build build;
    private final Variables variables;
    private final Supplier<Optional<Result>> about;
    private final long startedAt = System.currentTimeMillis();
    private String displayName;
    private String description;
    private boolean keepLog;

    /** @param about what the block of {@code post} is about that asks, if it is one */
    public CurrentBuild(Build build, Variables variables, Supplier<Optional<Result>> about) {
        this.build = build;
        this.variables = variables;
        this.about = about;
        this.displayName = variables.get("BUILD_DISPLAY_NAME").orElse("");
    }

    /** Null as long as the build runs and nothing went wrong. */
    public String getResult() {
        return Stream.concat(build.known().stream(), about.get().stream())
                .reduce(StageStatus::worse)
                .map(Result::toString)
                .orElse(null);
    }

    public void setResult(Object result) {
        build.worsen(result(String.valueOf(result)));
    }

    public String getCurrentResult() {
        return current().toString();
    }

    private Result current() {
        return StageStatus.worse(build.result(), about.get().orElse(Result.SUCCESS));
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return current().ordinal <= result(other).ordinal;
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return current().ordinal >= result(other).ordinal;
    }

    public int getNumber() {
        return Integer.parseInt(variables.get("BUILD_NUMBER").orElse("1"));
    }

    public String getId() {
        return String.valueOf(getNumber());
    }

    public String getProjectName() {
        return variables.get("JOB_NAME").orElse("");
    }

    public String getFullProjectName() {
        return getProjectName();
    }

    public String getFullDisplayName() {
        return getProjectName() + " " + displayName;
    }

    public synchronized String getDisplayName() {
        return displayName;
    }

    public synchronized void setDisplayName(Object name) {
        displayName = String.valueOf(name);
    }

    public synchronized String getDescription() {
        return description;
    }

    public synchronized void setDescription(Object text) {
        description = String.valueOf(text);
    }

    public String getDurationString() {
        return "a moment and counting";
    }

    public long getDuration() {
        return 0;
    }

    public long getTimeInMillis() {
        return startedAt;
    }

    public long getStartTimeInMillis() {
        return startedAt;
    }

    public synchronized boolean isKeepLog() {
        return keepLog;
    }

    public synchronized void setKeepLog(boolean keep) {
        keepLog = keep;
    }

    public String getAbsoluteUrl() {
        return "";
    }

    public Map<String, String> getBuildVariables() {
        return variables.all();
    }

    /** A rehearsal is the first build of its job. */
    public Object getPreviousBuild() {
        return null;
    }

    public Object getPreviousSuccessfulBuild() {
        return null;
    }

    public Object getPreviousBuildInProgress() {
        return null;
    }

    public Object getPreviousBuiltBuild() {
        return null;
    }

    public Object getPreviousCompletedBuild() {
        return null;
    }

    public Object getPreviousFailedBuild() {
        return null;
    }

    public Object getPreviousNotFailedBuild() {
        return null;
    }

    public Object getNextBuild() {
        return null;
    }

    /** Nobody changed anything, and no other build started it. */
    public List<Object> getUpstreamBuilds() {
        return List.of();
    }

    public List<Object> getChangeSets() {
        return List.of();
    }

    /** A rehearsal is started by a person. */
    public List<Map<String, Object>> getBuildCauses() {
        return List.of(Map.of(
                "_class",
                BY_A_PERSON,
                "shortDescription",
                "Started by user nobody",
                "userId",
                "nobody",
                "userName",
                "nobody"));
    }

    public List<Map<String, Object>> getBuildCauses(String kind) {
        return kind.equals(BY_A_PERSON) ? getBuildCauses() : List.of();
    }

    /** As in a Jenkins, a word that is none of its results, such as FAILED, is a failure. */
    private static Result result(String name) {
        return StageStatus.named(name).orElse(Result.FAILURE);
    }

    /** Called by Groovy for what only a real build has, such as {@code rawBuild}. */
    public Object propertyMissing(String name) {
        throw new MissingPropertyException(
                "currentBuild." + name + " is not understood by the rehearsal: only a real build has it",
                name,
                getClass());
    }

    /** The same for methods, such as {@code getRawBuild()}. */
    public Object methodMissing(String name, Object arguments) {
        return propertyMissing(name + "(…)");
    }
}
