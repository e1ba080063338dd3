package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.Finding;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
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
    private static final String POD_REFRESH = "CONTAINER_REFRESH";
    private static final String POD_CREATE = "CONTAINER_CREATE";

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineSources sources;
    private final EngineJobs jobs;
    private final MadeObjects made;
    private final AnsweredWork answered;

    Evidence(
            EngineSession session,
            EngineCatalog catalog,
            EngineSources sources,
            EngineJobs jobs,
            MadeObjects made,
            AnsweredWork answered) {
        this.session = session;
        this.catalog = catalog;
        this.sources = sources;
        this.jobs = jobs;
        this.made = made;
        this.answered = answered;
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
        };
    }

    private Finding sync(Intent intent) {
        List<Job> all = unanswered(intent, "DB_SYNC", intent.target());
        List<Job> mine = all.stream().filter(this::isOwnRequest).toList();
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
                .filter(this::isOwnRequest)
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
        return snapshot == null
                || snapshot.equals(catalog.timeflow(now.currentTimeflow()).parentSnapshot());
    }

    private Finding provision(Intent intent) {
        String path = intent.evidence().get(Submission.Provision.GROUP) + "/" + intent.madeName();
        List<Job> all = unanswered(intent, "DB_PROVISION", null).stream()
                .filter(job -> path.equals(job.targetName()))
                .toList();
        List<Job> mine = all.stream().filter(this::isOwnRequest).toList();
        if (mine.size() == 1) {
            return Finding.ours(mine.get(0).reference(), mine.get(0).target());
        }
        return all.isEmpty() ? done(made.vdbs(intent)) : noneOrUnclear(all);
    }

    private Finding enablement(Intent intent, String type, boolean enabled) {
        List<Job> mine = unanswered(intent, type, sources.referenceOf(intent.target())).stream()
                .filter(this::isOwnRequest)
                .toList();
        if (!mine.isEmpty()) {
            return ours(mine.get(0));
        }
        RunState state = catalog.runState(catalog.datasetByReference(intent.target()));
        return state.enabled() == enabled ? Finding.equivalent(null, null) : Finding.none();
    }

    private Finding refreshPod(Intent intent) {
        List<Job> mine = ofPod(intent.target(), intent.since(), POD_REFRESH);
        if (!mine.isEmpty()) {
            return mine.size() == 1 ? ours(mine.get(0)) : noneOrUnclear(mine);
        }
        String last = session.read(
                        WebRequest.get(session.selfService("/container/" + intent.target())),
                        ResultReader.one(SelfServiceContainer.class))
                .lastOperation();
        if (last == null || last.equals(intent.evidence().get(Submission.RefreshPod.BEFORE))) {
            return Finding.none();
        }
        SelfServiceOperation operation = session.read(
                WebRequest.get(session.selfService("/operation/" + last)),
                ResultReader.one(SelfServiceOperation.class));
        boolean ours = "REFRESH".equals(operation.operation())
                && isSince(operation.startTime(), intent.since())
                && isMe(operation.user())
                && operation.rootAction() != null
                && !answered.contains(operation.rootAction());
        Job job = ours ? EngineWorkFinder.jobOf(session, operation.rootAction()) : null;
        return job == null ? Finding.none() : ours(job);
    }

    private Finding createPod(Intent intent) {
        List<String> pods = made.pods(intent);
        if (pods.size() != 1) {
            return pods.isEmpty() ? Finding.none() : Finding.unclear(pods);
        }
        List<Job> creations = ofPod(pods.get(0), intent.since(), POD_CREATE);
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
                ResultReader.one(SelfServiceOperation.class));
        Job job = creation == null || creation.rootAction() == null
                ? null
                : EngineWorkFinder.jobOf(session, creation.rootAction());
        String reference = job == null ? null : job.reference();
        return bookmarks.size() == 1 ? Finding.ours(reference, bookmark) : Finding.equivalent(reference, bookmark);
    }

    /** Action types of Self-Service begin with JETSTREAM_ or SELFSERVICE_, by version; only their end is certain. */
    private List<Job> ofPod(String pod, Instant since, String typeEnd) {
        return jobs.since(since, WebRequest.get("/job").query("target", pod)).stream()
                .filter(job -> job.actionType() != null && job.actionType().endsWith(typeEnd))
                .filter(isUnanswered())
                .filter(this::isOwnRequest)
                .toList();
    }

    private List<Job> unanswered(Intent intent, String type, String target) {
        WebRequest request = WebRequest.get("/job").query("jobType", type).query("target", target);
        return jobs.since(intent.since(), request).stream()
                .filter(job -> type.equals(job.actionType()))
                .filter(job -> target == null || target.equals(job.target()))
                .filter(isUnanswered())
                .toList();
    }

    private Predicate<Job> isUnanswered() {
        return job -> !answered.contains(job.reference());
    }

    /** Asked for by our user through the web service, and not a part of something bigger. */
    private boolean isOwnRequest(Job job) {
        if (!isMe(job.user()) || job.parentAction() == null) {
            return false;
        }
        Action action = session.read(WebRequest.get("/action/" + job.parentAction()), ResultReader.one(Action.class));
        return action.parentAction() == null
                && (action.workSource() == null || "WEBSERVICE".equals(action.workSource()));
    }

    private boolean isMe(String user) {
        return Objects.equals(user, session.login().userReference());
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
