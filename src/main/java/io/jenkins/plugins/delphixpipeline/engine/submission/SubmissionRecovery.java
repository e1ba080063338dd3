package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.jobs.EngineJobs;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What work leaves behind on an engine that does not keep the marks of requests. */
public final class SubmissionRecovery {
    private static final Set<String> ENDED_BADLY = Set.of("FAILED", "CANCELED");
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELED");
    private static final String POD_CREATE = "CONTAINER_CREATE";

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineSources sources;
    private final EngineJobs jobs;
    private final CreatedObjects made;
    private final AcknowledgedWork answered;
    private final ChangeProof proof;

    public SubmissionRecovery(
            EngineSession session,
            EngineCatalog catalog,
            EngineSources sources,
            EngineJobs jobs,
            CreatedObjects made,
            AcknowledgedWork answered,
            ChangeProof proof) {
        this.session = session;
        this.catalog = catalog;
        this.sources = sources;
        this.jobs = jobs;
        this.made = made;
        this.answered = answered;
        this.proof = proof;
    }

    RecoveryResult find(Intent intent) {
        return switch (intent.kind()) {
            case SYNC -> sync(intent);
            case REFRESH -> refresh(intent);
            case PROVISION -> provision(intent);
            case ENABLE -> enablement(intent, "SOURCE_ENABLE", true);
            case DISABLE -> enablement(intent, "SOURCE_DISABLE", false);
            case REFRESH_POD -> refreshPod(intent);
            case CREATE_POD -> createPod(intent);
            case CREATE_BOOKMARK -> createBookmark(intent);
            case BOOKMARK_VDB -> done(made.vdbBookmarks(intent));
            // Labels can be set again without harm, so nothing needs to be found.
            case UPDATE_BOOKMARK, SHARE_BOOKMARK -> RecoveryResult.none();
            case START -> running(intent, "SOURCE_START", true);
            case STOP -> running(intent, "SOURCE_STOP", false);
            case REWIND -> rewind(intent);
            case UNDO -> undo(intent);
            case CHANGE_POD -> changePod(intent);
            case DELETE -> delete(intent);
            default -> throw PlatformException.of(Problem.KIND_UNSUPPORTED, "Delphix Engine");
        };
    }

    private RecoveryResult sync(Intent intent) {
        List<Job> all = unanswered(intent, "DB_SYNC", intent.target());
        List<Job> mine = all.stream().filter(job -> isOwnRequest(job, intent)).toList();
        if (mine.size() == 1) {
            return ours(mine.get(0));
        }
        boolean source = !catalog.datasetByReference(intent.target()).isVdb();
        if (source) {
            // Fresh data from production is as good when somebody else asked for it.
            return all.stream()
                    .filter(job -> !ENDED_BADLY.contains(job.jobState()))
                    .findFirst()
                    .map(job -> RecoveryResult.equivalent(job.reference(), null))
                    .orElse(RecoveryResult.none());
        }
        return noneOrUnclear(mine);
    }

    private RecoveryResult refresh(Intent intent) {
        List<Job> mine = unanswered(intent, "DB_REFRESH", intent.target()).stream()
                .filter(job -> isOwnRequest(job, intent))
                .filter(job -> !"COMPLETED".equals(job.jobState()) || broughtTheSnapshot(intent))
                .toList();
        if (mine.size() > 1) {
            return RecoveryResult.equivalent(mine.get(0).reference(), null);
        }
        return mine.isEmpty() ? RecoveryResult.none() : ours(mine.get(0));
    }

    private boolean broughtTheSnapshot(Intent intent) {
        String snapshot = intent.evidence().get(Submission.Refresh.SNAPSHOT);
        Dataset now = catalog.datasetByReference(intent.target());
        if (now.currentTimeflow().equals(intent.evidence().get(Submission.Refresh.BEFORE))) {
            return false;
        }
        return snapshot == null
                || snapshot.equals(catalog.timeflow(now.currentTimeflow()).parentSnapshot());
    }

    private RecoveryResult provision(Intent intent) {
        RecoveryResult found = provisionJob(intent);
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        List<String> vdbs = made.vdbs(intent);
        if (vdbs.isEmpty()) {
            return found;
        }
        // It may have begun between the two lists, and then its job goes on.
        RecoveryResult late = provisionJob(intent);
        return late.verdict() == RecoveryResult.Verdict.NONE ? done(vdbs) : late;
    }

    private RecoveryResult provisionJob(Intent intent) {
        String path = intent.evidence().get(Submission.Provision.GROUP) + "/" + intent.madeName();
        List<Job> all = unanswered(intent, "DB_PROVISION", null).stream()
                .filter(job -> path.equals(job.targetName()))
                .toList();
        List<Job> mine = all.stream().filter(job -> isOwnRequest(job, intent)).toList();
        return mine.size() == 1
                ? RecoveryResult.ours(mine.get(0).reference(), mine.get(0).target())
                : noneOrUnclear(all);
    }

    private RecoveryResult enablement(Intent intent, String type, boolean enabled) {
        return ofSource(intent, type, state -> state.enabled() == enabled);
    }

    private RecoveryResult running(Intent intent, String type, boolean running) {
        return ofSource(intent, type, state -> state.running() == running);
    }

    /** Asking for it twice is harmless, so that the outcome is as good as the job that brought it. */
    private RecoveryResult ofSource(Intent intent, String type, Predicate<RunState> reached) {
        List<Job> mine = unanswered(intent, type, sources.referenceOf(intent.target())).stream()
                .filter(job -> isOwnRequest(job, intent))
                .toList();
        if (!mine.isEmpty()) {
            return ours(mine.get(0));
        }
        RunState state = catalog.runState(catalog.datasetByReference(intent.target()));
        return reached.test(state) ? RecoveryResult.equivalent(null, null) : RecoveryResult.none();
    }

    private RecoveryResult rewind(Intent intent) {
        List<Job> mine = ownJobs(intent, intent.target(), "DB_ROLLBACK");
        return mine.size() == 1 ? ours(mine.get(0)) : noneOrUnclear(mine);
    }

    /** Without a trace it is not certain that there was none: a second undo would take back the first. */
    private RecoveryResult undo(Intent intent) {
        List<Job> mine = ownJobs(intent, intent.target(), "UNDO");
        return mine.size() == 1
                ? ours(mine.get(0))
                : RecoveryResult.unclear(mine.stream().map(Job::reference).toList());
    }

    private RecoveryResult refreshPod(Intent intent) {
        return ofLayout(intent, intent.evidence().get(Submission.RefreshPod.BEFORE), "REFRESH");
    }

    private RecoveryResult changePod(Intent intent) {
        Submission.ChangePod.Change change =
                Submission.ChangePod.Change.valueOf(intent.evidence().get(Submission.ChangePod.CHANGE));
        RecoveryResult found = ofLayout(intent, intent.evidence().get(Submission.ChangePod.BEFORE), change.name());
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        String state = pod(intent).state();
        return switch (change) {
            case ENABLE -> "ONLINE".equals(state) ? RecoveryResult.equivalent(null, null) : found;
            case DISABLE -> "OFFLINE".equals(state) ? RecoveryResult.equivalent(null, null) : found;
            case RECOVER -> "INCONSISTENT".equals(state) ? found : RecoveryResult.equivalent(null, null);
            case UNDO -> RecoveryResult.unclear(List.of());
            default -> found;
        };
    }

    /** By its job, or by the pod's last operation where no job can be told from others. */
    private RecoveryResult ofLayout(Intent intent, String before, String operationName) {
        List<Job> mine = ownJobs(intent, intent.target(), "CONTAINER_" + operationName);
        if (!mine.isEmpty()) {
            return mine.size() == 1 ? ours(mine.get(0)) : noneOrUnclear(mine);
        }
        SelfServiceOperation operation = lastOperation(intent);
        if (operation == null || operation.reference().equals(before)) {
            return RecoveryResult.none();
        }
        boolean ours = operationName.equals(operation.operation())
                && isSince(operation.startTime(), intent.since())
                && Objects.equals(operation.user(), intent.user())
                && operation.rootAction() != null
                && !answered.contains(operation.rootAction());
        Job job = ours ? EngineActionSearch.jobOf(session, operation.rootAction()) : null;
        return job == null ? RecoveryResult.none() : ours(job);
    }

    /** Null before the first one. */
    private SelfServiceOperation lastOperation(Intent intent) {
        String told = pod(intent).lastOperation();
        return told == null || told.isEmpty()
                ? EngineSelfService.newestOperation(session, intent.target()).orElse(null)
                : session.read(
                        WebRequest.get(session.selfService("/operation/" + told)),
                        ResultReader.one(SelfServiceOperation.class));
    }

    private SelfServiceContainer pod(Intent intent) {
        return session.read(
                WebRequest.get(session.selfService("/container/" + intent.target())),
                ResultReader.one(SelfServiceContainer.class));
    }

    /** Whoever deleted it: what is gone by its reference is gone. */
    private RecoveryResult delete(Intent intent) {
        Submission.Delete.Thing thing =
                Submission.Delete.Thing.valueOf(intent.evidence().get(Submission.Delete.THING));
        if (proof.isGone(thing, intent.target())) {
            return RecoveryResult.ours(null, null);
        }
        return ownJobs(intent, intent.target(), "_DELETE").stream()
                .filter(job -> !ENDED_BADLY.contains(job.jobState()))
                .findFirst()
                .map(SubmissionRecovery::ours)
                .orElse(RecoveryResult.none());
    }

    private RecoveryResult createPod(Intent intent) {
        List<String> pods = made.pods(intent);
        if (pods.size() != 1) {
            return pods.isEmpty() ? RecoveryResult.none() : RecoveryResult.unclear(pods);
        }
        List<Job> creations = ownJobs(intent, pods.get(0), POD_CREATE);
        return RecoveryResult.ours(creations.isEmpty() ? null : creations.get(0).reference(), pods.get(0));
    }

    private RecoveryResult createBookmark(Intent intent) {
        List<String> bookmarks = made.bookmarks(intent);
        if (bookmarks.isEmpty()) {
            return RecoveryResult.none();
        }
        String bookmark = bookmarks.get(0);
        SelfServiceOperation creation = session.read(
                WebRequest.get(session.selfService("/bookmark/" + bookmark + "/getCreateBookmarkOperation")),
                ResultReader.optional(SelfServiceOperation.class));
        Job job = creation == null || creation.rootAction() == null
                ? null
                : EngineActionSearch.jobOf(session, creation.rootAction());
        String reference = job == null ? null : job.reference();
        return bookmarks.size() == 1
                ? RecoveryResult.ours(reference, bookmark)
                : RecoveryResult.equivalent(reference, bookmark);
    }

    /** Action types of Self-Service begin with JETSTREAM_ or SELFSERVICE_, by version; only their end is certain. */
    private List<Job> ownJobs(Intent intent, String target, String typeEnd) {
        return jobs.since(intent.since(), WebRequest.get("/job").query("target", target)).stream()
                .filter(job -> job.actionType() != null && job.actionType().endsWith(typeEnd))
                .filter(job -> target.equals(job.target()))
                .filter(isUnanswered())
                .filter(job -> isOwnRequest(job, intent))
                .toList();
    }

    private List<Job> unanswered(Intent intent, String type, String target) {
        WebRequest request = WebRequest.get("/job").query("jobType", type).query("target", target);
        return jobs.since(intent.since(), request).stream()
                .filter(job -> type.equals(job.actionType()))
                .filter(job -> target == null || target.equals(job.target()))
                .filter(job -> !endedBefore(job, intent))
                .filter(isUnanswered())
                .toList();
    }

    /** By the engine's own clock it was over when our submission was still to come: somebody's earlier work. */
    private static boolean endedBefore(Job job, Intent intent) {
        return ENDED.contains(String.valueOf(job.jobState()))
                && job.updateTime() != null
                && job.updateTime().isBefore(intent.since().plus(ServerClock.MARGIN));
    }

    private Predicate<Job> isUnanswered() {
        return job -> !answered.contains(job.reference());
    }

    /** Asked for by our user through the web service, and not a part of something bigger. */
    private boolean isOwnRequest(Job job, Intent intent) {
        if (!Objects.equals(job.user(), intent.user()) || job.parentAction() == null) {
            return false;
        }
        Action action = session.read(WebRequest.get("/action/" + job.parentAction()), ResultReader.one(Action.class));
        return action.parentAction() == null
                && (action.workSource() == null || "WEBSERVICE".equals(action.workSource()));
    }

    private static boolean isSince(Instant time, Instant begin) {
        return time == null || !time.isBefore(begin);
    }

    private static RecoveryResult ours(Job job) {
        return RecoveryResult.ours(job.reference(), null);
    }

    private static RecoveryResult done(List<String> made) {
        if (made.size() > 1) {
            return RecoveryResult.unclear(made);
        }
        return made.isEmpty() ? RecoveryResult.none() : RecoveryResult.ours(null, made.get(0));
    }

    private static RecoveryResult noneOrUnclear(List<Job> candidates) {
        return candidates.isEmpty()
                ? RecoveryResult.none()
                : RecoveryResult.unclear(candidates.stream().map(Job::reference).toList());
    }
}
