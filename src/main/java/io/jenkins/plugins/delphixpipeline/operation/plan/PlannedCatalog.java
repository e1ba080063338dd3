package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedObject.Kind;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The datasets of a back end as they would be after what is planned. */
final class PlannedCatalog implements DatasetCatalog {
    static final String GROUP = "group";
    static final String TYPE = "type";
    static final String ENGINE = "engine";
    static final String MASKING_JOB = "maskingJob";
    static final String SNAPSHOT = "snapshot";
    static final String ON = "on";

    private final DatasetCatalog there;
    private final Overlay overlay;

    PlannedCatalog(DatasetCatalog there, Overlay overlay) {
        this.there = there;
        this.overlay = overlay;
    }

    @Override
    public List<Dataset> datasets() {
        List<Dataset> all = new ArrayList<>();
        overlay.present(there.datasets()).forEach(each -> all.add(moved(each)));
        overlay.all(Kind.DATASET).forEach(each -> all.add(moved(dataset(each))));
        return all;
    }

    @Override
    public void requireWhole(String name, String engine) {
        there.requireWhole(name, engine);
    }

    @Override
    public Map<String, DatasetStatus> states() {
        return there.states();
    }

    @Override
    public Dataset datasetByReference(String reference) {
        requirePresent(reference);
        return planned(reference).orElseGet(() -> moved(there.datasetByReference(reference)));
    }

    @Override
    public Dataset listed(String reference) {
        requirePresent(reference);
        return planned(reference).orElseGet(() -> moved(there.listed(reference)));
    }

    @Override
    public String pathOf(String reference) {
        return planned(reference).map(Dataset::path).orElseGet(() -> there.pathOf(reference));
    }

    private void requirePresent(String reference) {
        if (overlay.isGone(reference)) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }
    }

    private Optional<Dataset> planned(String reference) {
        return overlay.find(Kind.DATASET, reference)
                .map(PlannedCatalog::dataset)
                .map(this::moved);
    }

    private static Dataset dataset(PlannedObject planned) {
        return new Dataset(
                planned.reference(),
                planned.name(),
                planned.fact(GROUP),
                planned.fact(TYPE),
                planned.fact(PlannedObject.PARENT),
                planned.fact(PlannedObject.TIMEFLOW),
                planned.fact(PlannedObject.MASKED) != null,
                null,
                planned.fact(ENGINE));
    }

    private Dataset moved(Dataset dataset) {
        return overlay.find(Kind.MOVED, dataset.reference())
                .map(to -> new Dataset(
                        dataset.reference(),
                        dataset.name(),
                        dataset.group(),
                        dataset.type(),
                        dataset.parent(),
                        to.fact(PlannedObject.TIMEFLOW),
                        dataset.masked(),
                        dataset.namespace(),
                        dataset.engine()))
                .orElse(dataset);
    }

    @Override
    public List<Snapshot> snapshots(Dataset dataset) {
        List<Snapshot> all = new ArrayList<>(plannedSnapshots(dataset.reference()));
        if (!PlannedData.isPlanned(dataset.reference())) {
            all.addAll(there.snapshots(dataset));
        }
        return all;
    }

    @Override
    public List<Snapshot> snapshotsOf(String dataset) {
        return snapshots(datasetByReference(dataset));
    }

    private List<Snapshot> plannedSnapshots(String dataset) {
        return plannedSnapshots(overlay, dataset).toList();
    }

    /** The newest first. */
    static Stream<Snapshot> plannedSnapshots(Overlay overlay, String dataset) {
        return overlay.newest(Kind.SNAPSHOT).stream()
                .filter(object -> object.has(PlannedObject.DATASET, dataset))
                .map(PlannedCatalog::snapshot);
    }

    private static Snapshot snapshot(PlannedObject planned) {
        Instant at = Instant.parse(planned.fact(PlannedObject.AT));
        return new Snapshot(
                planned.reference(),
                planned.name(),
                planned.fact(PlannedObject.DATASET),
                planned.fact(PlannedObject.TIMEFLOW),
                at,
                at,
                null,
                true);
    }

    @Override
    public Optional<Snapshot> latestSnapshot(Dataset dataset) {
        Optional<Snapshot> planned =
                plannedSnapshots(dataset.reference()).stream().findFirst();
        return planned.isPresent() || PlannedData.isPlanned(dataset.reference())
                ? planned
                : there.latestSnapshot(dataset);
    }

    @Override
    public Optional<Snapshot> latestSnapshotOf(String dataset) {
        return latestSnapshot(datasetByReference(dataset));
    }

    @Override
    public Snapshot snapshotByReference(String reference) {
        return overlay.find(Kind.SNAPSHOT, reference)
                .map(PlannedCatalog::snapshot)
                .orElseGet(() -> there.snapshotByReference(reference));
    }

    @Override
    public Timeflow timeflow(String reference) {
        return overlay.find(Kind.TIMEFLOW, reference)
                .map(planned -> new Timeflow(
                        reference,
                        null,
                        planned.fact(PlannedObject.DATASET),
                        Timeflow.Origin.OTHER,
                        planned.fact(SNAPSHOT),
                        planned.fact(PlannedObject.PARENT)))
                .orElseGet(() -> there.timeflow(reference));
    }

    @Override
    public boolean owns(String dataset, String timeflow) {
        return PlannedData.isPlanned(timeflow) || PlannedData.isPlanned(dataset)
                ? dataset.equals(timeflow(timeflow).dataset())
                : there.owns(dataset, timeflow);
    }

    @Override
    public Set<String> timeflows(String dataset) {
        Set<String> all = new HashSet<>(PlannedData.isPlanned(dataset) ? Set.of() : there.timeflows(dataset));
        overlay.all(Kind.TIMEFLOW).stream()
                .filter(object -> object.has(PlannedObject.DATASET, dataset))
                .forEach(object -> all.add(object.reference()));
        return all;
    }

    @Override
    public PointInTime newestPoint(Dataset dataset) {
        return PlannedData.isPlanned(dataset.currentTimeflow())
                ? new PointInTime.Latest(dataset.reference())
                : there.newestPoint(dataset);
    }

    /** What is only planned has no history yet. */
    @Override
    public String timeflowAt(Dataset dataset, Instant time) {
        if (PlannedData.isPlanned(dataset.reference())) {
            throw PlatformException.of(Problem.TIME_OUTSIDE, dataset.path());
        }
        return there.timeflowAt(dataset, time);
    }

    @Override
    public List<Bookmark> bookmarks(Dataset dataset) {
        boolean planned = PlannedData.isPlanned(dataset.reference());
        return overlay.bookmarks(dataset.reference(), planned ? List.of() : there.bookmarks(dataset));
    }

    @Override
    public List<Bookmark> allBookmarks() {
        List<Bookmark> all = new ArrayList<>();
        overlay.newest(Kind.BOOKMARK).forEach(planned -> all.add(Overlay.bookmark(planned)));
        all.addAll(overlay.present(there.allBookmarks()));
        return all;
    }

    @Override
    public Masking masking(Dataset vdb) {
        Masking usual = overlay.find(Kind.DATASET, vdb.reference())
                .map(planned -> new Masking(vdb.masked(), maskingJob(planned)))
                .orElseGet(() -> there.masking(vdb));
        return overlay.find(Kind.HOOKS, vdb.reference())
                .flatMap(planned -> PlannedHooks.scripts(planned, VdbHooks.Moment.CONFIGURE_CLONE))
                .map(scripts -> PlannedHooks.masking(usual, scripts))
                .orElse(usual);
    }

    private static List<Masking.Hook> maskingJob(PlannedObject planned) {
        String job = planned.fact(MASKING_JOB);
        return job == null ? List.of() : List.of(new Masking.Hook(true, job));
    }

    @Override
    public VdbHooks hooks(Dataset vdb) {
        VdbHooks usual = PlannedData.isPlanned(vdb.reference()) ? VdbHooks.NONE : there.hooks(vdb);
        return overlay.find(Kind.HOOKS, vdb.reference())
                .map(planned -> PlannedHooks.after(usual, planned))
                .orElse(usual);
    }

    @Override
    public VdbHooks.Script hookTemplate(String name) {
        return there.hookTemplate(name);
    }

    @Override
    public List<String> hookTemplates() {
        return there.hookTemplates();
    }

    @Override
    public RunState runState(Dataset vdb) {
        RunState usual = PlannedData.isPlanned(vdb.reference()) ? new RunState(true, true, null) : there.runState(vdb);
        return overlay.find(Kind.POWER, vdb.reference())
                .map(planned -> new RunState(!planned.has(ON, "disabled"), planned.has(ON, "running"), usual.host()))
                .orElse(usual);
    }

    @Override
    public Map<String, String> connectionDetails(Dataset vdb) {
        return PlannedData.isPlanned(vdb.reference()) ? Map.of() : there.connectionDetails(vdb);
    }

    @Override
    public List<String> groups() {
        return there.groups();
    }

    @Override
    public boolean hasGroup(String name) {
        return there.hasGroup(name);
    }

    @Override
    public String nameOfGroup(String group) {
        return there.nameOfGroup(group);
    }

    @Override
    public List<String> environments() {
        return there.environments();
    }

    @Override
    public List<String> repositories(String environment) {
        return there.repositories(environment);
    }

    @Override
    public Optional<Masking.Hook> maskingStep(String maskingJob, Dataset parent) {
        return PlannedData.isPlanned(parent.reference()) ? Optional.empty() : there.maskingStep(maskingJob, parent);
    }

    @Override
    public List<String> maskingJobs(Dataset parent) {
        return PlannedData.isPlanned(parent.reference()) ? List.of() : there.maskingJobs(parent);
    }
}
