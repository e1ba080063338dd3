package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.engine.jobs.EngineJobs;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What every kind of work may leave behind: jobs, and things that are gone. */
public final class Traces {
    private static final Set<String> ENDED_BADLY = Set.of("FAILED", "CANCELED");
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELED");

    private final EngineSession session;
    private final EngineJobs jobs;
    private final AcknowledgedWork answered;

    public Traces(EngineSession session, EngineJobs jobs, AcknowledgedWork answered) {
        this.session = session;
        this.jobs = jobs;
        this.answered = answered;
    }

    /**
     * Jobs of one type since the intent whose submission nobody has got the answer to.
     *
     * @param target null for any
     */
    public List<Job> unanswered(Intent intent, String type, String target) {
        WebRequest request = WebRequest.get("/job").query("jobType", type).query("target", target);
        return jobs.since(intent.since(), request).stream()
                .filter(job -> type.equals(job.actionType()))
                .filter(job -> target == null || target.equals(job.target()))
                .filter(job -> !endedBefore(job, intent))
                .filter(job -> !isAnswered(job.reference()))
                .toList();
    }

    /**
     * Those on one target that are our own requests. Engine API: action types of Self-Service begin with JETSTREAM_ or
     * SELFSERVICE_, by version; only their end is certain.
     */
    public List<Job> own(Intent intent, String target, String typeEnd) {
        return jobs.since(intent.since(), WebRequest.get("/job").query("target", target)).stream()
                .filter(job -> job.actionType() != null && job.actionType().endsWith(typeEnd))
                .filter(job -> target.equals(job.target()))
                .filter(job -> !isAnswered(job.reference()))
                .filter(job -> isOwnRequest(job, intent))
                .toList();
    }

    /** Asked for by our user through the web service, and not a part of something bigger. */
    public boolean isOwnRequest(Job job, Intent intent) {
        if (!Objects.equals(job.user(), intent.user()) || job.parentAction() == null) {
            return false;
        }
        Action action = session.read(WebRequest.get("/action/" + job.parentAction()), ResultReader.one(Action.class));
        return action.parentAction() == null
                && (action.workSource() == null || "WEBSERVICE".equals(action.workSource()));
    }

    /** Whether it is the work of a submission whose answer arrived: a job or an action. */
    public boolean isAnswered(String reference) {
        return answered.contains(reference);
    }

    /** By the engine's own clock it was over when our submission was still to come: somebody's earlier work. */
    private static boolean endedBefore(Job job, Intent intent) {
        return ENDED.contains(String.valueOf(job.jobState()))
                && job.updateTime() != null
                && job.updateTime().isBefore(intent.since().plus(ServerClock.MARGIN));
    }

    public static boolean endedBadly(Job job) {
        return ENDED_BADLY.contains(String.valueOf(job.jobState()));
    }

    /** Null when the work was done at once. */
    public Job jobOf(String action) {
        try {
            return session.read(WebRequest.get("/action/" + action + "/getJob"), ResultReader.optional(Job.class));
        } catch (PlatformException e) {
            return switch (e.kind()) {
                case REFUSED, NOT_FOUND -> null;
                default -> throw e;
            };
        }
    }

    /** Whether the engine itself says that there is no such thing. */
    public boolean isGone(WebRequest read) {
        try {
            session.read(read, ResultReader.anything());
            return false;
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return true;
            }
            throw e;
        }
    }

    /** Whoever deleted it: what is gone by its reference is gone. */
    public RecoveryResult deleted(Intent intent, WebRequest read) {
        if (isGone(read)) {
            return RecoveryResult.ours(null, null);
        }
        return own(intent, intent.target(), "_DELETE").stream()
                .filter(job -> !endedBadly(job))
                .findFirst()
                .map(Traces::ours)
                .orElse(RecoveryResult.none());
    }

    public static RecoveryResult ours(Job job) {
        return RecoveryResult.ours(job.reference(), null);
    }

    /** The only one is ours; among several nobody can tell. */
    public static RecoveryResult oursIfOnly(List<Job> candidates) {
        return candidates.size() == 1 ? ours(candidates.get(0)) : noneOrUnclear(candidates);
    }

    public static RecoveryResult noneOrUnclear(List<Job> candidates) {
        return candidates.isEmpty()
                ? RecoveryResult.none()
                : RecoveryResult.unclear(candidates.stream().map(Job::reference).toList());
    }

    /** Null for none. */
    public static String first(List<String> references) {
        return references.isEmpty() ? null : references.get(0);
    }

    /** What tells no time may be of any. */
    public static boolean isSince(Instant time, Instant begin) {
        return time == null || !time.isBefore(begin);
    }
}
