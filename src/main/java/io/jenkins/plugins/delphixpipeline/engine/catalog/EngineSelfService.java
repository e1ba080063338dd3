package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBranch;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceDataSource;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceTemplate;
import io.jenkins.plugins.delphixpipeline.engine.wire.SourceDataTimestamp;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The engine's Self-Service objects. */
public final class EngineSelfService implements SelfService {
    private static final String ALL = "";
    private static final Set<String> UNDOABLE = Set.of("REFRESH", "RESET", "RESTORE", "UNDO");

    private static final Comparator<SelfServiceOperation> OLDEST_FIRST =
            Comparator.comparing(SelfServiceOperation::startTime, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final EngineSession session;
    private final EngineNames names;
    private final RequestCache<List<DataTemplate>> templates = RequestCache.of(Duration.ofSeconds(15));
    /** What a pod or template is made of hardly ever changes. */
    private final RequestCache<List<String>> parts = RequestCache.of(Duration.ofMinutes(10));

    private final RequestCache<String> containers = RequestCache.of(Duration.ofMinutes(10));

    public EngineSelfService(EngineSession session, EngineNames names) {
        this.session = session;
        this.names = names;
    }

    public void forget() {
        templates.forget();
    }

    @Override
    public List<DataTemplate> templates() {
        return templates.get(
                ALL,
                () -> session.read(get("/template"), ResultReader.list(SelfServiceTemplate.class, this::template)));
    }

    @Override
    public DataTemplate templateByReference(String reference) {
        return template(session.read(get("/template/" + reference), ResultReader.one(SelfServiceTemplate.class)));
    }

    private DataTemplate template(SelfServiceTemplate wire) {
        return new DataTemplate(wire.reference(), wire.name(), wire.activeBranch(), names.namespace(wire.namespace()));
    }

    @Override
    public List<DataPod> pods(DataTemplate template) {
        WebRequest request = get("/container").query("template", template.reference());
        return session.list(request, SelfServiceContainer.class).stream()
                .filter(pod -> template.reference().equals(pod.template()))
                .map(EngineMapper::pod)
                .toList();
    }

    @Override
    public DataPod pod(DataTemplate template, String name) {
        return complete(SelfService.super.pod(template, name));
    }

    @Override
    public DataPod podByReference(String reference) {
        return complete(EngineMapper.pod(
                session.read(get("/container/" + reference), ResultReader.one(SelfServiceContainer.class))));
    }

    /** What tells whether a pod has changed has to be there before and after, whether its engine tells it or not. */
    private DataPod complete(DataPod pod) {
        return pod.lastOperation().isEmpty()
                ? newestOperation(session, pod.reference())
                        .map(newest -> pod.after(newest.reference()))
                        .orElse(pod)
                : pod;
    }

    /** Of a pod that does not tell it, as its list of operations has it. */
    public static Optional<SelfServiceOperation> newestOperation(EngineSession session, String pod) {
        WebRequest request = WebRequest.get(session.selfService("/operation")).query("dataLayout", pod);
        return session.list(request, SelfServiceOperation.class).stream()
                .filter(operation -> pod.equals(operation.dataLayout()))
                .max(OLDEST_FIRST);
    }

    @Override
    public List<String> datasetsOf(String layout) {
        return parts.get(layout, () -> dataSources(layout).stream()
                .map(SelfServiceDataSource::container)
                .toList());
    }

    @Override
    public List<String> layoutsOf(String dataset) {
        WebRequest request = get("/datasource").query("container", dataset);
        return session.list(request, SelfServiceDataSource.class).stream()
                .filter(source -> dataset.equals(source.container()))
                .map(SelfServiceDataSource::dataLayout)
                .distinct()
                .toList();
    }

    public List<SelfServiceDataSource> dataSources(String layout) {
        return session.list(get("/datasource").query("dataLayout", layout), SelfServiceDataSource.class);
    }

    /** Engine API: refresh, reset, restore and undo can be undone; starting, stopping and bookmarks are operations too. */
    @Override
    public Optional<String> lastUndoable(DataPod pod) {
        return session.list(get("/operation").query("dataLayout", pod.reference()), SelfServiceOperation.class).stream()
                .filter(operation -> pod.reference().equals(operation.dataLayout()))
                .filter(operation -> UNDOABLE.contains(operation.operation()))
                .max(OLDEST_FIRST.thenComparing(
                        operation -> operation.reference().equals(pod.lastOperation())))
                .map(SelfServiceOperation::reference);
    }

    @Override
    public List<Branch> branches(DataPod pod) {
        return branchesOf(session, pod.reference()).stream()
                .map(branch -> new Branch(branch.reference(), branch.name()))
                .toList();
    }

    public static List<SelfServiceBranch> branchesOf(EngineSession session, String pod) {
        WebRequest request = WebRequest.get(session.selfService("/branch")).query("dataLayout", pod);
        return session.list(request, SelfServiceBranch.class).stream()
                .filter(branch -> pod.equals(branch.dataLayout()))
                .toList();
    }

    /** Engine API: a branch does not tell until when it had data, but each of its operations tells what time it left. */
    @Override
    public Optional<Instant> newestData(Branch branch) {
        return session.list(get("/operation").query("branch", branch.reference()), SelfServiceOperation.class).stream()
                .filter(operation -> branch.reference().equals(operation.branch()))
                .map(SelfServiceOperation::dataTime)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    @Override
    public List<Bookmark> bookmarks(DataPod pod) {
        return bookmarks(get("/bookmark").query("container", pod.reference()), pod.reference());
    }

    @Override
    public List<Bookmark> bookmarks(DataTemplate template) {
        return bookmarks(get("/bookmark").query("template", template.reference()), template.reference());
    }

    @Override
    public List<Bookmark> bookmarksOf(String layout, boolean ofPod) {
        return bookmarks(get("/bookmark").query(ofPod ? "container" : "template", layout), layout);
    }

    @Override
    public List<Bookmark> allBookmarks() {
        return session.read(get("/bookmark"), ResultReader.list(SelfServiceBookmark.class, EngineMapper::bookmark));
    }

    private List<Bookmark> bookmarks(WebRequest request, String owner) {
        return session.read(request, ResultReader.list(SelfServiceBookmark.class, EngineMapper::bookmark)).stream()
                .filter(bookmark -> owner.equals(bookmark.owner()))
                .toList();
    }

    /** Engine API: it tells sources; which dataset stands behind one does not change. */
    @Override
    public List<DataTime> dataTimes(String branch, Instant time) {
        Body body =
                Body.of("JSSourceDataTimestampParameters").put("branch", branch).put("time", time);
        WebRequest request = WebRequest.post(session.selfService("/datasource/dataTimestamps"), body.map());
        return session.list(request, SourceDataTimestamp.class).stream()
                .map(told -> new DataTime(containerOf(told.source()), told.timestamp()))
                .toList();
    }

    private String containerOf(String source) {
        return containers.get(
                source, () -> session.read(get("/datasource/" + source), ResultReader.one(SelfServiceDataSource.class))
                        .container());
    }

    @Override
    public Bookmark bookmarkByReference(String reference) {
        return EngineMapper.bookmark(
                session.read(get("/bookmark/" + reference), ResultReader.one(SelfServiceBookmark.class)));
    }

    private WebRequest get(String path) {
        return WebRequest.get(session.selfService(path));
    }
}
