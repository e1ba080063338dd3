package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** New bookmarks of data pods and templates. */
final class CreateBookmarkHandler extends Handler<Submission.CreateBookmark> {
    /** Recordings show bookmarks whose creation time is some seconds before the time of their data. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final EngineSession session;
    private final Traces traces;

    CreateBookmarkHandler(EngineSession session, Traces traces) {
        super(Submission.CreateBookmark.class, Submission.Kind.CREATE_BOOKMARK);
        this.session = session;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.CreateBookmark create, String correlation) {
        Labels labels = create.labels();
        Body bookmark = Body.of("JSBookmark")
                .put("name", create.madeName())
                .put("branch", create.branch())
                .put("shared", labels.shared())
                .put("tags", labels.tags())
                .put("description", labels.description())
                .put("expiration", labels.expiration());
        Body body = Body.of("JSBookmarkCreateParameters")
                .put("bookmark", bookmark)
                .put("timelinePointParameters", create.at() == null ? latest(create.target()) : moment(create));
        return WebRequest.post(session.selfService("/bookmark"), body.map());
    }

    /** Engine API: before 1.8.0 a moment was one of the layout, not of its branch. */
    private Body moment(Submission.CreateBookmark create) {
        Body moment = Body.of("JSTimelinePointTimeInput").put("time", create.at());
        return session.version().atLeast(1, 8, 0)
                ? moment.put("branch", create.branch())
                : moment.put("sourceDataLayout", create.target());
    }

    /** The newest data of a template or pod. */
    static Body latest(String layout) {
        return Body.of("JSTimelinePointLatestTimeInput").put("sourceDataLayout", layout);
    }

    @Override
    protected boolean shows(Submission.CreateBookmark create, Intent intent) {
        return !bookmarks(intent).isEmpty();
    }

    @Override
    public RecoveryResult find(Intent intent) {
        List<String> bookmarks = bookmarks(intent);
        if (bookmarks.isEmpty()) {
            return RecoveryResult.none();
        }
        String bookmark = bookmarks.get(0);
        SelfServiceOperation creation = session.read(
                WebRequest.get(session.selfService("/bookmark/" + bookmark + "/getCreateBookmarkOperation")),
                ResultReader.optional(SelfServiceOperation.class));
        Job job = creation == null || creation.rootAction() == null ? null : traces.jobOf(creation.rootAction());
        String reference = job == null ? null : job.reference();
        return bookmarks.size() == 1
                ? RecoveryResult.ours(reference, bookmark)
                : RecoveryResult.equivalent(reference, bookmark);
    }

    @Override
    public String made(Intent intent, Job job) {
        return Traces.first(bookmarks(intent));
    }

    /** Oldest first: where somebody made a twin, the first one counts. */
    private List<String> bookmarks(Intent intent) {
        boolean ofPod = Boolean.parseBoolean(intent.evidence().get(Submission.CreateBookmark.OF_POD));
        String branch = intent.evidence().get(Submission.CreateBookmark.BRANCH);
        WebRequest request = WebRequest.get(session.selfService("/bookmark"))
                .query(ofPod ? "container" : "template", intent.target());
        return session.list(request, SelfServiceBookmark.class).stream()
                .filter(bookmark -> intent.madeName().equals(bookmark.name()) && branch.equals(bookmark.branch()))
                .filter(bookmark ->
                        Traces.isSince(bookmark.creationTime(), intent.since().minus(SLACK)))
                .sorted(Comparator.comparing(
                        SelfServiceBookmark::creationTime, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(SelfServiceBookmark::reference)
                .toList();
    }

    @Override
    public boolean changesDatasets() {
        return false;
    }
}
