package io.jenkins.plugins.delphixpipeline.simulator.dct.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Work that DCT has engines do, and follows. {@link DctJobs} moves it on. */
public final class DctJob {

    /** How it ended: COMPLETED, FAILED, CANCELED or TIMEDOUT. */
    record End(String status, Instant when, long nanos) {}

    private final String id = Ids.next();
    private final String trace = Ids.next();
    private final DctPlan plan;
    private final Account account;
    private final String userAgent;
    private final Instant startTime;
    private final long startNanos = System.nanoTime();
    private int stage = -1;
    private End end;
    private Instant abandoned;
    private String shownAs;
    private String error;

    DctJob(DctPlan plan, Account account, String userAgent, Instant startTime) {
        this.plan = plan;
        this.account = account;
        this.userAgent = userAgent;
        this.startTime = startTime;
    }

    public String id() {
        return id;
    }

    String trace() {
        return trace;
    }

    public String type() {
        return plan.type();
    }

    DctPlan plan() {
        return plan;
    }

    public Account account() {
        return account;
    }

    /** Of the request that it was started by; null where that had none. */
    public String userAgent() {
        return userAgent;
    }

    public Instant startTime() {
        return startTime;
    }

    long ageNanos() {
        return System.nanoTime() - startNanos;
    }

    /** The id of what it works on, or null. */
    public String target() {
        return plan.target();
    }

    /** What the target is called, as far as that is known. */
    public String targetName() {
        return plan.targetName();
    }

    /** The engines' jobs that do its work, by their references there; none where no engine has begun any. */
    public List<String> engineJobs() {
        return tasks().stream().map(DctTask::engineJob).filter(Objects::nonNull).toList();
    }

    public List<DctTask> tasks() {
        List<DctTask> all = new ArrayList<>();
        plan.stages().forEach(all::addAll);
        return all;
    }

    /** By id. */
    Map<String, RegisteredEngine> engines() {
        Map<String, RegisteredEngine> engines = new LinkedHashMap<>();
        tasks().forEach(task -> engines.put(task.engine().id(), task.engine()));
        return engines;
    }

    /** The tasks that are under way; empty before the first stage and after the last. */
    List<DctTask> current() {
        return stage < 0 || stage >= plan.stages().size()
                ? List.of()
                : plan.stages().get(stage);
    }

    boolean nextStage() {
        stage++;
        return stage < plan.stages().size();
    }

    /** Whether the work has ended, whatever DCT says of it. */
    public boolean hasEnded() {
        return end != null;
    }

    End end() {
        return end;
    }

    void end(String status, String why, Instant when) {
        end = new End(status, when, System.nanoTime());
        error = why;
    }

    String error() {
        return error;
    }

    /** What a completed job has to complain of, or null. */
    String warning() {
        return tasks().stream()
                .map(DctTask::warning)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    Instant abandoned() {
        return abandoned;
    }

    void abandon(Instant when) {
        abandoned = when;
    }

    String shownAs() {
        return shownAs;
    }

    public void showAs(String status) {
        shownAs = status;
    }

    public String resultType() {
        return plan.resultType();
    }

    /** What it has brought, once it has ended; null for nothing. */
    JsonNode result() {
        return end != null && end.status().equals("COMPLETED") ? plan.result() : null;
    }
}
