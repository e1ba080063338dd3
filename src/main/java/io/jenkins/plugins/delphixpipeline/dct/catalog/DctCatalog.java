package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.ComplianceJob;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The datasets of all engines that DCT looks after. */
public final class DctCatalog implements DatasetCatalog {
    private static final Comparator<Snapshot> NEWEST_FIRST = Comparator.comparing(
                    Snapshot::createdAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed();

    private final DctSession session;
    private final Inventory inventory;
    private final Places places;
    private final RequestCache<String> paths;
    private final Function<Vdb, Optional<Masking>> betterInformed;

    public DctCatalog(DctSession session, Inventory inventory, Places places) {
        this(session, inventory, places, RequestCache.of(Duration.ofMinutes(10)), vdb -> Optional.empty());
    }

    private DctCatalog(
            DctSession session,
            Inventory inventory,
            Places places,
            RequestCache<String> paths,
            Function<Vdb, Optional<Masking>> betterInformed) {
        this.session = session;
        this.inventory = inventory;
        this.places = places;
        this.paths = paths;
        this.betterInformed = betterInformed;
    }

    /** The same, where somebody else tells of some VDBs how they mask. */
    public DctCatalog with(Function<Vdb, Optional<Masking>> masking) {
        return new DctCatalog(session, inventory, places, paths, masking);
    }

    @Override
    public List<Dataset> datasets() {
        List<Dataset> all = new ArrayList<>();
        inventory.dsources().forEach(wire -> all.add(DctMapper.dataset(wire)));
        inventory.vdbs().forEach(wire -> all.add(DctMapper.dataset(wire)));
        return List.copyOf(all);
    }

    @Override
    public void requireWhole(String name, String engine) {
        inventory.requireWhole(name, engine);
    }

    /** DCT API: only a job that ends well waits for telemetry. */
    @Override
    public boolean showsAtOnce() {
        return false;
    }

    @Override
    public Map<String, DatasetStatus> states() {
        Map<String, DatasetStatus> states = new HashMap<>();
        inventory.dsources().forEach(wire -> states.put(wire.id(), state(null, null, wire.enabled(), wire.status())));
        inventory
                .vdbs()
                .forEach(wire -> states.put(
                        wire.id(),
                        state(
                                wire.lastRefreshedDate(),
                                wire.parentTimeflowTimestamp(),
                                wire.enabled(),
                                wire.status())));
        return states;
    }

    private static DatasetStatus state(Instant refreshed, Instant dataAt, Boolean enabled, String status) {
        return new DatasetStatus(
                refreshed == null ? null : refreshed.toString(),
                null,
                dataAt,
                Boolean.FALSE.equals(enabled) ? "DISABLED" : status);
    }

    @Override
    public Dataset datasetByReference(String reference) {
        Optional<Dataset> dsource =
                inventory.isNoVdb(reference) ? inventory.dsource(reference).map(DctMapper::dataset) : Optional.empty();
        return dsource.or(() -> inventory.vdb(reference).map(DctMapper::dataset))
                .or(() -> inventory.dsource(reference).map(DctMapper::dataset))
                .orElseThrow(() -> inventory.gone(reference));
    }

    @Override
    public String pathOf(String reference) {
        return paths.get(reference, () -> datasetByReference(reference).path());
    }

    @Override
    public List<Snapshot> snapshots(Dataset dataset) {
        return snapshotsOf(dataset.reference());
    }

    @Override
    public List<Snapshot> snapshotsOf(String dataset) {
        return inventory.snapshots(dataset).stream()
                .filter(wire -> dataset.equals(wire.datasetId()) && !Boolean.TRUE.equals(wire.temporary()))
                .map(DctMapper::snapshot)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    @Override
    public Optional<Snapshot> latestSnapshot(Dataset dataset) {
        return latestSnapshotOf(dataset.reference());
    }

    @Override
    public Optional<Snapshot> latestSnapshotOf(String dataset) {
        return snapshotsOf(dataset).stream().findFirst();
    }

    @Override
    public Snapshot snapshotByReference(String reference) {
        return inventory
                .byId("/snapshots", reference, io.jenkins.plugins.delphixpipeline.dct.wire.Snapshot.class)
                .map(DctMapper::snapshot)
                .orElseThrow(() -> session.gone(reference));
    }

    /** Whether it is a snapshot of this dataset; what is no snapshot at all is not. */
    public boolean hasSnapshot(String dataset, String reference) {
        return inventory.snapshots(dataset).stream().anyMatch(wire -> reference.equals(wire.id()));
    }

    @Override
    public Set<String> timeflows(String dataset) {
        return inventory.timeflows(dataset).stream()
                .map(io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow::id)
                .collect(Collectors.toSet());
    }

    @Override
    public Timeflow timeflow(String reference) {
        return inventory
                .ownerOf(reference)
                .flatMap(owner -> inventory.timeflows(owner).stream()
                        .filter(wire -> reference.equals(wire.id()))
                        .findFirst())
                .map(DctMapper::timeflow)
                .orElseGet(() -> DctMapper.timeflow(session.one(
                        WebRequest.get("/timeflows/" + reference),
                        io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow.class,
                        told -> reference.equals(told.id()))));
    }

    /** Calls are sold: mostly the lists, which were read for something else, tell as well. */
    @Override
    public boolean owns(String dataset, String timeflow) {
        return inventory
                .ownerOf(timeflow)
                .or(() -> inventory.dsourceOn(timeflow))
                .map(dataset::equals)
                .orElseGet(() -> DatasetCatalog.super.owns(dataset, timeflow));
    }

    @Override
    public PointInTime newestPoint(Dataset dataset) {
        return new TimeRanges(session).newest(dataset, snapshots(dataset));
    }

    @Override
    public String timeflowAt(Dataset dataset, Instant time) {
        return new TimeRanges(session).timeflowAt(dataset, time, snapshots(dataset));
    }

    @Override
    public List<Bookmark> bookmarks(Dataset dataset) {
        String member = inventory.isVdb(dataset) ? "vdb_ids" : "dsource_ids";
        return session
                .search("/bookmarks", member + " CONTAINS '" + dataset.reference() + "'", DctMapper.BOOKMARK)
                .stream()
                .map(wire -> DctMapper.bookmark(wire, dataset))
                .toList();
    }

    @Override
    public List<Bookmark> allBookmarks() {
        return session.list(WebRequest.get("/bookmarks"), DctMapper.BOOKMARK).stream()
                .map(wire -> DctMapper.bookmark(wire, null))
                .toList();
    }

    @Override
    public Masking masking(Dataset vdb) {
        Vdb wire = inventory.requireVdb(vdb.reference());
        return betterInformed.apply(wire).orElseGet(() -> DctMapper.masking(wire));
    }

    @Override
    public VdbHooks hooks(Dataset vdb) {
        return HookScripts.of(inventory.requireVdb(vdb.reference()).hooks());
    }

    /** DCT API: templates came with 3.28. */
    @Override
    public VdbHooks.Script hookTemplate(String name) {
        if (session.version().isKnown() && !session.version().atLeast(3, 28)) {
            throw new PlatformException(Failure.of(Problem.RELEASE_TOO_OLD, "a hook template")
                    .withDetails(
                            session.version().major() + "." + session.version().minor())
                    .withCandidates(List.of("3.28")));
        }
        return HookScripts.template(name, session);
    }

    @Override
    public List<String> hookTemplates() {
        return HookScripts.templates(session).stream()
                .map(template -> template.name())
                .sorted()
                .toList();
    }

    @Override
    public RunState runState(Dataset vdb) {
        return DctMapper.runState(inventory.requireVdb(vdb.reference()));
    }

    @Override
    public Map<String, String> connectionDetails(Dataset vdb) {
        return ConnectionDetails.of(inventory.requireVdb(vdb.reference()));
    }

    @Override
    public List<String> groups() {
        return places.groups().all().stream().map(DctMapper::path).distinct().toList();
    }

    @Override
    public String nameOfGroup(String group) {
        return places.groups().nameOf(group);
    }

    @Override
    public List<String> policies(PolicyType type) {
        return places.policies(type);
    }

    @Override
    public List<String> environmentUsers(String environment) {
        return places.environmentUsers(environment);
    }

    @Override
    public List<String> environments() {
        return places.environments().stream()
                .map(environment -> environment.name())
                .toList();
    }

    @Override
    public List<String> repositories(String environment) {
        return places.repositories(environment);
    }

    /** DCT API: those that belong to a dataset are not told apart. */
    @Override
    public List<String> maskingJobs(Dataset parent) {
        return inventory.tellsOfEngines()
                ? session.list(WebRequest.get("/compliance-jobs"), ComplianceJob.class).stream()
                        .map(ComplianceJob::name)
                        .toList()
                : List.of();
    }

    /** The engine of a dataset, whichever it is. */
    public String engineOf(String dataset) {
        return inventory.engineOf(dataset);
    }
}
