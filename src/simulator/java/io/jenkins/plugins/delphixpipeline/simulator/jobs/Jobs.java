package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts jobs, moves them on as time passes and ends them. One job at a time may work on an object; a second one is
 * refused. Guarded by the engine's monitor.
 */
public final class Jobs implements AutoCloseable {

    private volatile Duration newsApart = Duration.ZERO;
    private static final double DOOM_STRIKES_AT = 60;
    private static final Duration SLOW_CANCEL = Duration.ofMillis(400);

    private final EngineState state;
    private final Actions actions;
    private final JobDurations durations = new JobDurations();
    private int numbered;
    private final List<Job> all = new ArrayList<>();
    private final Map<String, Job> byReference = new HashMap<>();
    private final Map<String, Job> locks = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "simulated-engine-jobs");
        thread.setDaemon(true);
        return thread;
    });

    public Jobs(EngineState state) {
        this.state = state;
        actions = new Actions(state::now, state.notifications());
    }

    /** All jobs, oldest first. */
    public List<Job> all() {
        return all;
    }

    public Optional<Job> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    public Actions actions() {
        return actions;
    }

    public JobDurations durations() {
        return durations;
    }

    /** Refuses when any of these objects is being worked on. */
    public void requireFree(Set<String> references) {
        for (String reference : references) {
            Job job = locks.get(reference);
            if (job != null) {
                throw ApiError.busy(job.reference(), job.actionType(), job.targetName());
            }
        }
    }

    /** Starts a root job, or refuses when its target is busy. The job is visible when this returns. */
    public Job start(JobPlan plan, Caller caller) {
        requireFree(plan.locks());
        Job job = create(plan, caller, durations.of(plan.actionType()));
        plan.locks().forEach(reference -> locks.put(reference, job));
        return begin(job);
    }

    /** Starts a root job that neither waits for others nor keeps others off. */
    public Job startBeside(JobPlan plan, Caller caller) {
        return begin(create(plan, caller, durations.of(plan.actionType())));
    }

    /** Puts in a job that ended before this engine was. Jobs that start later have greater numbers. */
    public void restore(PastJob past) {
        Action action = actions.past(past);
        Job job = new Job(past.reference(), past.plan(), action, new Job.Fate(Duration.ZERO, null), past.start());
        action.workedBy(job.reference());
        job.end(past.state(), past.end());
        numbered = Math.max(numbered, past.number());
        all.add(job);
        byReference.put(job.reference(), job);
    }

    /** Asks a job to end; refuses when it already has. */
    public void cancel(Job job, String reason) {
        if (job.state().isTerminal()) {
            throw ApiError.refused(
                    "exception.job.not.cancelable",
                    "Job " + job.reference() + " cannot be canceled because it is " + job.state() + ".",
                    "No action is needed.");
        }
        job.cancelling(reason);
        if (state.switches().isOn(Switch.CANCEL_TAKES_TIME)) {
            later(SLOW_CANCEL, () -> endCanceled(job));
        } else {
            endCanceled(job);
        }
    }

    /** Runs all that is left of a job at once. */
    public void finishNow(Job job) {
        synchronized (state) {
            while (!job.state().isTerminal()) {
                if (job.child() != null) {
                    finishNow(job.child());
                } else {
                    step(job);
                }
            }
        }
    }

    /** Runs at once what a job has to do until this percentage of its time. */
    public void advanceTo(Job job, double percent) {
        synchronized (state) {
            while (!job.state().isTerminal()) {
                JobPlan.Stage inside = job.stageOfChild();
                if (job.child() != null && inside.until() <= percent) {
                    finishNow(job.child());
                } else if (job.child() != null) {
                    double share = (percent - inside.percent()) / (inside.until() - inside.percent());
                    advanceTo(job.child(), share * 100);
                    return;
                } else if (job.stage() == null || job.stage().percent() > percent) {
                    return;
                } else {
                    step(job);
                }
            }
        }
    }

    public void fail(Job job, JobFailure why) {
        if (!job.state().isTerminal()) {
            end(job, JobState.FAILED, why);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private Job create(JobPlan plan, Caller caller, Duration duration) {
        Job job = new Job(
                "JOB-" + ++numbered,
                plan,
                actions.begin(plan.actionType(), plan.title(), caller),
                new Job.Fate(
                        duration,
                        state.faults().takeJobFailure(plan.actionType()).orElse(null)),
                state.now());
        job.action().workedBy(job.reference());
        all.add(job);
        byReference.put(job.reference(), job);
        return job;
    }

    private Job begin(Job job) {
        String started = job.actionType() + " job started for \"" + job.targetName() + "\".";
        job.event(0, Job.Said.info("event.job.started", started), null, state.now());
        state.notifications().publish("CREATE", job.reference(), "Job");
        schedule(job);
        return job;
    }

    /** A child takes its share of its parent's time. It holds no locks of its own, as its parent has them. */
    private void beginInside(Job parent, JobPlan.Stage stage) {
        double share = Math.max(0, stage.until() - stage.percent()) / 100;
        Duration duration = Duration.ofNanos((long) (parent.duration().toNanos() * share));
        JobPlan plan = stage.child().get();
        if (plan == null) {
            return;
        }
        Job child = create(plan, parent.action().caller().under(parent.action().reference()), duration);
        parent.waitFor(child);
        begin(child);
    }

    /** Plans the next stage for the moment that its percentage of the job's time stands for. */
    private void schedule(Job job) {
        double next = job.stage() == null ? 100 : job.stage().percent();
        Duration due = Duration.ofNanos((long) (job.duration().toNanos() * next / 100));
        Duration wait = due.minus(job.age());
        later(wait.isNegative() ? Duration.ZERO : wait, () -> advance(job));
    }

    private void advance(Job job) {
        synchronized (state) {
            if (!job.state().isTerminal() && job.child() == null) {
                step(job);
                if (!job.state().isTerminal() && job.child() == null) {
                    schedule(job);
                }
            }
        }
    }

    private void step(Job job) {
        JobPlan.Stage stage = job.stage();
        try {
            if (job.doom() != null && (stage == null || stage.percent() >= DOOM_STRIKES_AT)) {
                throw new JobFailure("exception.job.failed", job.doom(), "Solve the problem, then try again.");
            }
            if (stage == null) {
                job.plan().complete();
                end(job, JobState.COMPLETED, null);
                return;
            }
            job.nextStage();
            if (stage.code() == null) {
                job.progress(stage.percent(), state.now());
            } else {
                job.event(stage.percent(), Job.Said.info(stage.code(), stage.message()), null, state.now());
            }
            stage.effect().run();
            if (stage.child() != null) {
                beginInside(job, stage);
            }
            tellProgress(job);
        } catch (JobFailure failure) {
            end(job, JobState.FAILED, failure);
        } catch (RuntimeException bug) {
            end(job, JobState.FAILED, new JobFailure("exception.internal", "Internal error: " + bug, "Mend it."));
            throw bug;
        }
    }

    /** How often a job may tell of its progress; nobody knows how often real engines do. */
    public void newsApart(Duration pause) {
        newsApart = pause;
    }

    private void tellProgress(Job job) {
        if (job.mayTell(state.now(), newsApart)) {
            state.notifications().publish("UPDATE", job.reference(), "Job");
        }
    }

    private void endCanceled(Job job) {
        synchronized (state) {
            if (!job.state().isTerminal()) {
                end(job, JobState.CANCELED, null);
            }
        }
    }

    private void end(Job job, JobState finalState, JobFailure why) {
        if (job.child() != null) {
            Job child = job.child();
            job.waitNoMore();
            end(child, finalState, why);
        }
        if (finalState != JobState.COMPLETED) {
            job.plan().notCompleted();
        }
        finalEvent(job, finalState, why);
        job.end(finalState, state.now());
        job.plan().locks().forEach(reference -> locks.remove(reference, job));
        actions.end(job.action(), finalState.name(), why);
        state.notifications().publish("UPDATE", job.reference(), "Job");
        JobPlan follower = finalState == JobState.COMPLETED ? job.plan().follower() : null;
        if (follower != null) {
            follow(job, follower);
        }
        if (job.parent() != null && job.parent().child() == job) {
            goOn(job.parent(), finalState, why);
        }
    }

    private void follow(Job job, JobPlan plan) {
        Job follower = create(
                plan, job.action().caller().under(job.action().reference()), durations.ofFollower(plan.actionType()));
        if (state.switches().isOn(Switch.CHILD_JOBS_BLOCK)) {
            plan.locks().forEach(reference -> locks.put(reference, follower));
        }
        begin(follower);
    }

    private void goOn(Job parent, JobState childEnded, JobFailure why) {
        parent.waitNoMore();
        switch (childEnded) {
            case COMPLETED -> schedule(parent);
            case FAILED -> end(parent, JobState.FAILED, why);
            default ->
                end(
                        parent,
                        JobState.FAILED,
                        new JobFailure("exception.job.child.canceled", "A part of the job was canceled.", null));
        }
    }

    private void finalEvent(Job job, JobState finalState, JobFailure why) {
        String withState = state.switches().isOn(Switch.FINAL_EVENT_HAS_STATE) ? finalState.name() : null;
        String subject = job.actionType() + " job for \"" + job.targetName() + "\" ";
        switch (finalState) {
            case COMPLETED ->
                job.event(
                        100,
                        Job.Said.info("event.job.completed", subject + "completed successfully."),
                        withState,
                        state.now());
            case FAILED -> {
                if (!state.switches().isOn(Switch.FAILED_JOB_WITHOUT_ERROR_EVENT)) {
                    job.event(
                            0,
                            new Job.Said("ERROR", why.code(), why.getMessage(), why.action()),
                            withState,
                            state.now());
                }
            }
            default ->
                job.event(0, Job.Said.info("event.job.canceled", subject + "was canceled."), withState, state.now());
        }
    }

    private void later(Duration wait, Runnable task) {
        try {
            timer.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // the engine is being switched off: its jobs stay as they are
        }
    }
}
