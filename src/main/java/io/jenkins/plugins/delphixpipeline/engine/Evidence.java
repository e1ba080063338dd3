package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.Finding;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.RunState;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What work leaves behind on an engine that does not keep the marks of requests. */
final class Evidence {
    private static final Set<String> ENDED_BADLY = Set.of("FAILED", "CANCELED");
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELED");
    private static final String POD_CREATE = "CONTAINER_CREATE";

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineSources sources;
    private final EngineJobs jobs;
    private final MadeObjects made;
    private final AnsweredWork answered;
    private final ChangeProof proof;

    Evidence(
            EngineSession session,
            EngineCatalog catalog,
            EngineSources sources,
            EngineJobs jobs,
            MadeObjects made,
            AnsweredWork answered,
            ChangeProof proof) {
        this.session = session;
        this.catalog = catalog;
        this.sources = sources;
        this.jobs = jobs;
        this.made = made;
        this.answered = answered;
        this.proof = proof;
    }

    Finding find(Intent intent) {
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
            case UPDATE_BOOKMARK, SHARE_BOOKMARK -> Finding.none();
            case START -> running(intent, "SOURCE_START", true);
            case STOP -> running(intent, "SOURCE_STOP", false);
            case REWIND -> rewind(intent);
            case UNDO -> undo(intent);
            case CHANGE_POD -> changePod(intent);
            case DELETE -> delete(intent);
            case RUN_MASKING -> throw PlatformException.of(Problem.KIND_UNSUPPORTED, "Delphix Engine");
        };
    }

    private Finding sync(Intent intent) {
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
                    .map(job -> Finding.equivalent(job.reference(), null))
                    .orElse(Finding.none());
        }
        return noneOrUnclear(mine);
    }

    private Finding refresh(Intent intent) {
        List<Job> mine = unanswered(intent, "DB_REFRESH", intent.target()).stream()
                .filter(job -> isOwnRequest(job, intent))
                .filter(job -> !"COMPLETED".equals(job.jobState()) || broughtTheSnapshot(intent))
                .toList();
        if (mine.size() > 1) {
            return Finding.equivalent(mine.get(0).reference(), null);
        }
        return mine.isEmpty() ? Finding.none() : ours(mine.get(0));
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

    private Finding provision(Intent intent) {
        Finding found = provisionJob(intent);
        if (found.verdict() != Finding.Verdict.NONE) {
            return found;
        }
        List<String> vdbs = made.vdbs(intent);
        if (vdbs.isEmpty()) {
            return found;
        }
        // It may have begun between the two lists, and then its job goes on.
        Finding late = provisionJob(intent);
        return late.verdict() == Finding.Verdict.NONE ? done(vdbs) : late;
    }

    private Finding provisionJob(Intent intent) {
        String path = intent.evidence().get(Submission.Provision.GROUP) + "/" + intent.madeName();
        List<Job> all = unanswered(intent, "DB_PROVISION", null).stream()
                .filter(job -> path.equals(job.targetName()))
                .toList();
        List<Job> mine = all.stream().filter(job -> isOwnRequest(job, intent)).toList();
        return mine.size() == 1
                ? Finding.ours(mine.get(0).reference(), mine.get(0).target())
                : noneOrUnclear(all);
    }

    private Finding enablement(Intent intent, String type, boolean enabled) {
        return ofSource(intent, type, state -> state.enabled() == enabled);
    }

    private Finding running(Intent intent, String type, boolean running) {
        return ofSource(intent, type, state -> state.running() == running);
    }

    /** Asking for it twice is harmless, so that the outcome is as good as the job that brought it. */
    private Finding ofSource(Intent intent, String type, Predicate<RunState> reached) {
        List<Job> mine = unanswered(intent, type, sources.referenceOf(intent.target())).stream()
                .filter(job -> isOwnRequest(job, intent))
                .toList();
        if (!mine.isEmpty()) {
            return ours(mine.get(0));
        }
        RunState state = catalog.runState(catalog.datasetByReference(intent.target()));
        return reached.test(state) ? Finding.equivalent(null, null) : Finding.none();
    }

    private Finding rewind(Intent intent) {
        List<Job> mine = ownJobs(intent, intent.target(), "DB_ROLLBACK");
        return mine.size() == 1 ? ours(mine.get(0)) : noneOrUnclear(mine);
    }

    /** Without a trace it is not certain that there was none: a second undo would take back the first. */
    private Finding undo(Intent intent) {
        List<Job> mine = ownJobs(intent, intent.target(), "UNDO");
        return mine.size() == 1
                ? ours(mine.get(0))
                : Finding.unclear(mine.stream().map(Job::reference).toList());
    }

    private Finding refreshPod(Intent intent) {
        return ofLayout(intent, intent.evidence().get(Submission.RefreshPod.BEFORE), "REFRESH");
    }

    private Finding changePod(Intent intent) {
        Submission.ChangePod.Change change =
                Submission.ChangePod.Change.valueOf(intent.evidence().get(Submission.ChangePod.CHANGE));
        Finding found = ofLayout(intent, intent.evidence().get(Submission.ChangePod.BEFORE), change.name());
        if (found.verdict() != Finding.Verdict.NONE) {
            return found;
        }
        String state = pod(intent).state();
        return switch (change) {
            case ENABLE -> "ONLINE".equals(state) ? Finding.equivalent(null, null) : found;
            case DISABLE -> "OFFLINE".equals(state) ? Finding.equivalent(null, null) : found;
            case RECOVER -> "INCONSISTENT".equals(state) ? found : Finding.equivalent(null, null);
            case UNDO -> Finding.unclear(List.of());
            default -> found;
        };
    }

    /** By its job, or by the pod's last operation where no job can be told from others. */
    private Finding ofLayout(Intent intent, String before, String operationName) {
        List<Job> mine = ownJobs(intent, intent.target(), "CONTAINER_" + operationName);
        if (!mine.isEmpty()) {
            return mine.size() == 1 ? ours(mine.get(0)) : noneOrUnclear(mine);
        }
        SelfServiceOperation operation = lastOperation(intent);
        if (operation == null || operation.reference().equals(before)) {
            return Finding.none();
        }
        boolean ours = operationName.equals(operation.operation())
                && isSince(operation.startTime(), intent.since())
                && Objects.equals(operation.user(), intent.user())
                && operation.rootAction() != null
                && !answered.contains(operation.rootAction());
        Job job = ours ? EngineWorkFinder.jobOf(session, operation.rootAction()) : null;
        return job == null ? Finding.none() : ours(job);
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
    private Finding delete(Intent intent) {
        Submission.Delete.Thing thing =
                Submission.Delete.Thing.valueOf(intent.evidence().get(Submission.Delete.THING));
        if (proof.isGone(thing, intent.target())) {
            return Finding.ours(null, null);
        }
        return ownJobs(intent, intent.target(), "_DELETE").stream()
                .filter(job -> !ENDED_BADLY.contains(job.jobState()))
                .findFirst()
                .map(Evidence::ours)
                .orElse(Finding.none());
    }

    private Finding createPod(Intent intent) {
        List<String> pods = made.pods(intent);
        if (pods.size() != 1) {
            return pods.isEmpty() ? Finding.none() : Finding.unclear(pods);
        }
        List<Job> creations = ownJobs(intent, pods.get(0), POD_CREATE);
        return Finding.ours(creations.isEmpty() ? null : creations.get(0).reference(), pods.get(0));
    }

    private Finding createBookmark(Intent intent) {
        List<String> bookmarks = made.bookmarks(intent);
        if (bookmarks.isEmpty()) {
            return Finding.none();
        }
        String bookmark = bookmarks.get(0);
        SelfServiceOperation creation = session.read(
                WebRequest.get(session.selfService("/bookmark/" + bookmark + "/getCreateBookmarkOperation")),
                ResultReader.optional(SelfServiceOperation.class));
        Job job = creation == null || creation.rootAction() == null
                ? null
                : EngineWorkFinder.jobOf(session, creation.rootAction());
        String reference = job == null ? null : job.reference();
        return bookmarks.size() == 1 ? Finding.ours(reference, bookmark) : Finding.equivalent(reference, bookmark);
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

    private static Finding ours(Job job) {
        return Finding.ours(job.reference(), null);
    }

    private static Finding done(List<String> made) {
        if (made.size() > 1) {
            return Finding.unclear(made);
        }
        return made.isEmpty() ? Finding.none() : Finding.ours(null, made.get(0));
    }

    private static Finding noneOrUnclear(List<Job> candidates) {
        return candidates.isEmpty()
                ? Finding.none()
                : Finding.unclear(candidates.stream().map(Job::reference).toList());
    }
}
