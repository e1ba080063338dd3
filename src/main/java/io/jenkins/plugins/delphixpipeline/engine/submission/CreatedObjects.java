package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The objects that a submission made or began to make, by the name that it gave them. */
public final class CreatedObjects {
    /** Recordings show bookmarks whose creation time is some seconds before the time of their data. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final EngineSession session;
    private final EngineCatalog catalog;

    public CreatedObjects(EngineSession session, EngineCatalog catalog) {
        this.session = session;
        this.catalog = catalog;
    }

    /** Null when nothing is made, or nothing yet. */
    public String by(Intent intent, Job job) {
        return switch (intent.kind()) {
            case PROVISION -> job != null ? job.target() : first(vdbs(intent));
            case CREATE_POD -> first(pods(intent));
            case CREATE_BOOKMARK -> first(bookmarks(intent));
            case BOOKMARK_VDB -> first(vdbBookmarks(intent));
            default -> null;
        };
    }

    private static String first(List<String> references) {
        return references.isEmpty() ? null : references.get(0);
    }

    List<String> vdbs(Intent intent) {
        String group = intent.evidence().get(Submission.Provision.GROUP);
        return catalog.datasets().stream()
                .filter(vdb -> intent.madeName().equals(vdb.name()) && vdb.namespace() == null)
                .filter(vdb -> group == null || group.equals(vdb.group()))
                .filter(vdb -> intent.target().equals(vdb.parent()))
                .map(Dataset::reference)
                .filter(reference -> isSince(creationTime(reference), intent.since()))
                .toList();
    }

    private Instant creationTime(String vdb) {
        return session.read(WebRequest.get("/database/" + vdb), ResultReader.one(Container.class))
                .creationTime();
    }

    List<String> pods(Intent intent) {
        WebRequest request = WebRequest.get(session.selfService("/container")).query("template", intent.target());
        return session.list(request, SelfServiceContainer.class).stream()
                .filter(pod ->
                        intent.madeName().equals(pod.name()) && intent.target().equals(pod.template()))
                .map(SelfServiceContainer::reference)
                .toList();
    }

    /** Oldest first: where somebody made a twin, the first one counts. */
    List<String> bookmarks(Intent intent) {
        boolean ofPod = Boolean.parseBoolean(intent.evidence().get(Submission.CreateBookmark.OF_POD));
        String branch = intent.evidence().get(Submission.CreateBookmark.BRANCH);
        WebRequest request = WebRequest.get(session.selfService("/bookmark"))
                .query(ofPod ? "container" : "template", intent.target());
        return session.list(request, SelfServiceBookmark.class).stream()
                .filter(bookmark -> intent.madeName().equals(bookmark.name()) && branch.equals(bookmark.branch()))
                .filter(bookmark ->
                        isSince(bookmark.creationTime(), intent.since().minus(SLACK)))
                .sorted(Comparator.comparing(
                        SelfServiceBookmark::creationTime, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(SelfServiceBookmark::reference)
                .toList();
    }

    List<String> vdbBookmarks(Intent intent) {
        String timeflow = intent.evidence().get(Submission.BookmarkVdb.TIMEFLOW);
        WebRequest request = WebRequest.get("/timeflow/bookmark").query("database", intent.target());
        return session.list(request, TimeflowBookmark.class).stream()
                .filter(bookmark -> intent.madeName().equals(bookmark.name()) && timeflow.equals(bookmark.timeflow()))
                .map(TimeflowBookmark::reference)
                .toList();
    }

    private static boolean isSince(Instant time, Instant begin) {
        return time == null || !time.isBefore(begin);
    }
}
