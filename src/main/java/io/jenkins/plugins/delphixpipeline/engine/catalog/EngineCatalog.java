package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.MaskingJob;
import io.jenkins.plugins.delphixpipeline.engine.wire.Operation;
import io.jenkins.plugins.delphixpipeline.engine.wire.Source;
import io.jenkins.plugins.delphixpipeline.engine.wire.SourceRuntime;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeflowBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine's datasets. */
public final class EngineCatalog implements DatasetCatalog {
    private static final String ALL = "";
    private static final Class<io.jenkins.plugins.delphixpipeline.engine.wire.Snapshot> WIRE_SNAPSHOT =
            io.jenkins.plugins.delphixpipeline.engine.wire.Snapshot.class;
    private static final Class<io.jenkins.plugins.delphixpipeline.engine.wire.Timeflow> WIRE_TIMEFLOW =
            io.jenkins.plugins.delphixpipeline.engine.wire.Timeflow.class;

    private static final Comparator<Snapshot> OLDEST_FIRST =
            Comparator.comparing(Snapshot::createdAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final EngineSession session;
    private final EngineSources sources;
    private final Infrastructure places;
    private final ConnectionDetails connections;
    private final EngineHooks hooks;
    private final RequestCache<List<Dataset>> memory = RequestCache.ofLarge(Duration.ofSeconds(2));
    /** Of one moment: several steps that look at it, or one that looks twice, ask once. */
    private final RequestCache<List<Snapshot>> snapshots = RequestCache.ofLarge(Duration.ofSeconds(1));

    private final DatasetTypes types = new DatasetTypes();
    private final RequestCache<String> paths = RequestCache.of(Duration.ofMinutes(10));
    private final Cache<String, Timeflow> timeflows = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(500)
            .build();

    public EngineCatalog(EngineSession session, EngineSources sources, Infrastructure places) {
        this.session = session;
        this.sources = sources;
        this.places = places;
        this.connections = new ConnectionDetails(session, sources);
        this.hooks = new EngineHooks(session, sources, places.names());
    }

    /**
     * After a submission of our own; when its job has ended, {@link #forget} follows.
     *
     * @param datasets whether it changed what their list shows
     */
    public void changed(boolean datasets) {
        sources.forget();
        snapshots.forget();
        if (datasets) {
            memory.forget();
        }
    }

    public void forget() {
        memory.forget();
        snapshots.forget();
        sources.forget();
    }

    @Override
    public List<Dataset> datasets() {
        return memory.get(
                ALL,
                () -> List.copyOf(
                        session.read(WebRequest.get("/database"), ResultReader.list(Container.class, this::dataset))));
    }

    @Override
    public Map<String, DatasetStatus> states() {
        return new DatasetStates(session).of(datasets());
    }

    @Override
    public Dataset datasetByReference(String reference) {
        return dataset(session.read(WebRequest.get("/database/" + reference), ResultReader.one(Container.class)));
    }

    @Override
    public String pathOf(String reference) {
        return paths.get(reference, () -> datasetByReference(reference).path());
    }

    /**
     * The engine's name for a dataset's type, which decides what many of its changes take.
     *
     * @throws PlatformException {@link Problem#OBJECT_GONE}
     */
    public String typeOf(String reference) {
        return types.of(reference, unseen -> datasetByReference(unseen).type());
    }

    /** Engine API: Oracle has bodies of its own where all others share one. */
    public boolean isOracle(String reference) {
        return typeOf(reference).startsWith("Oracle");
    }

    private Dataset dataset(Container container) {
        types.see(container);
        return new Dataset(
                container.reference(),
                container.name(),
                places.groups().name(container.group()),
                container.type(),
                container.provisionContainer(),
                container.currentTimeflow(),
                container.masked(),
                places.names().namespace(container.namespace()));
    }

    @Override
    public List<Snapshot> snapshots(Dataset dataset) {
        return snapshotsOf(dataset.reference());
    }

    @Override
    public List<Snapshot> snapshotsOf(String dataset) {
        return allSnapshots(dataset).stream().sorted(OLDEST_FIRST.reversed()).toList();
    }

    @Override
    public Optional<Snapshot> latestSnapshot(Dataset dataset) {
        return latestSnapshotOf(dataset.reference());
    }

    @Override
    public Optional<Snapshot> latestSnapshotOf(String dataset) {
        return allSnapshots(dataset).stream().filter(Snapshot::provisionable).max(OLDEST_FIRST);
    }

    /** Nothing tells in which order an engine lists snapshots, so the newest is only known when all are. */
    private List<Snapshot> allSnapshots(String dataset) {
        return snapshots.get(dataset, () -> readSnapshots(dataset));
    }

    private List<Snapshot> readSnapshots(String dataset) {
        WebRequest request = WebRequest.get("/snapshot").query("database", dataset);
        return Pages.all(session, request, WIRE_SNAPSHOT, wire -> wire.temporary() ? null : EngineMapper.snapshot(wire))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Snapshot snapshotByReference(String reference) {
        return EngineMapper.snapshot(
                session.read(WebRequest.get("/snapshot/" + reference), ResultReader.one(WIRE_SNAPSHOT)));
    }

    @Override
    public Timeflow timeflow(String reference) {
        Timeflow known = timeflows.getIfPresent(reference);
        if (known != null) {
            return known;
        }
        Timeflow read = EngineMapper.timeflow(
                session.read(WebRequest.get("/timeflow/" + reference), ResultReader.one(WIRE_TIMEFLOW)));
        timeflows.put(reference, read);
        return read;
    }

    /** Whose a timeflow is never changes, so that what was seen of its dataset tells it as well. */
    @Override
    public boolean owns(String dataset, String timeflow) {
        String seen = types.ownerOf(timeflow);
        return dataset.equals(seen == null ? timeflow(timeflow).dataset() : seen);
    }

    @Override
    public Set<String> timeflows(String dataset) {
        WebRequest request = WebRequest.get("/timeflow").query("database", dataset);
        return session.read(request, ResultReader.list(WIRE_TIMEFLOW, EngineMapper::timeflow)).stream()
                .filter(timeflow -> dataset.equals(timeflow.dataset()))
                .map(Timeflow::reference)
                .collect(Collectors.toSet());
    }

    @Override
    public PointInTime newestPoint(Dataset dataset) {
        return new TimeRanges(session).newest(dataset);
    }

    @Override
    public String timeflowAt(Dataset dataset, Instant time) {
        return new TimeRanges(session).timeflowAt(dataset, time);
    }

    @Override
    public List<Bookmark> bookmarks(Dataset dataset) {
        WebRequest request = WebRequest.get("/timeflow/bookmark").query("database", dataset.reference());
        return session.read(request, ResultReader.list(TimeflowBookmark.class, wire -> bookmark(wire, dataset)));
    }

    /** Without their owners: a list of bookmarks tells the timeflows alone. */
    @Override
    public List<Bookmark> allBookmarks() {
        return session.read(
                WebRequest.get("/timeflow/bookmark"),
                ResultReader.list(TimeflowBookmark.class, wire -> bookmark(wire, null)));
    }

    private static Bookmark bookmark(TimeflowBookmark wire, Dataset owner) {
        return new Bookmark(
                wire.reference(),
                wire.name(),
                owner == null ? null : owner.reference(),
                owner == null ? null : owner.name(),
                wire.timeflow(),
                null,
                List.of(),
                false,
                null,
                wire.timestamp(),
                null,
                null);
    }

    @Override
    public Masking masking(Dataset vdb) {
        Source source = sources.now(vdb.reference());
        List<Operation> hooks =
                source.operations() == null ? List.of() : source.operations().configureClone();
        return new Masking(vdb.masked(), hooks.stream().map(this::hook).toList());
    }

    /** Engine API: the newer type of an operation that runs a masking job tells no name. */
    private Masking.Hook hook(Operation operation) {
        boolean masking = EngineHooks.isMasking(operation.type());
        String name = operation.name();
        return new Masking.Hook(
                masking,
                masking && name == null ? places.maskingJobName(operation.maskingJobId()) : name,
                operation.digest(),
                masking ? places.maskingEngineJob(operation.maskingJobId(), name) : null);
    }

    @Override
    public VdbHooks hooks(Dataset vdb) {
        return hooks.of(vdb.reference());
    }

    @Override
    public VdbHooks.Script hookTemplate(String name) {
        return hooks.template(name);
    }

    @Override
    public List<String> hookTemplates() {
        return hooks.templateNames();
    }

    @Override
    public RunState runState(Dataset vdb) {
        Source source = sources.of(vdb.reference());
        SourceRuntime runtime = source.runtime();
        boolean enabled = runtime == null || !"DISABLED".equals(runtime.enabled());
        boolean running = runtime != null && "RUNNING".equals(runtime.status());
        return new RunState(enabled, running, sources.host(source).orElse(null));
    }

    @Override
    public Map<String, String> connectionDetails(Dataset vdb) {
        return connections.of(vdb.reference());
    }

    @Override
    public List<String> groups() {
        return places.groups().all();
    }

    @Override
    public boolean hasGroup(String name) {
        return places.groups().has(name);
    }

    @Override
    public String nameOfGroup(String group) {
        return places.groups().nameOf(group);
    }

    @Override
    public List<String> environments() {
        return places.names().paths(places.environments());
    }

    @Override
    public List<String> repositories(String environment) {
        return places.names().paths(places.repositories(environment));
    }

    @Override
    public Optional<Masking.Hook> maskingStep(String maskingJob, Dataset parent) {
        MaskingJob job = places.maskingJob(maskingJob, parent.reference());
        return Optional.of(
                new Masking.Hook(true, job.name(), "", places.maskingEngineJob(job.maskingJobId(), job.name())));
    }

    @Override
    public List<String> maskingJobs(Dataset parent) {
        return places.names().paths(places.maskingJobs(parent == null ? null : parent.reference()));
    }
}
