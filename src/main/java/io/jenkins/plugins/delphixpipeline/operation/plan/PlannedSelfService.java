package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedObject.Kind;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Self-Service as it would be after what is planned. */
final class PlannedSelfService implements SelfService {
    /** As engines call it. */
    private static final String FIRST_BRANCH = "default";

    private final SelfService there;
    private final Overlay overlay;

    PlannedSelfService(SelfService there, Overlay overlay) {
        this.there = there;
        this.overlay = overlay;
    }

    @Override
    public List<DataTemplate> templates() {
        return there.templates();
    }

    @Override
    public List<DataPod> pods(DataTemplate template) {
        List<DataPod> all = new ArrayList<>();
        overlay.present(there.pods(template)).forEach(each -> all.add(later(each)));
        overlay.all(Kind.POD).stream()
                .filter(object -> object.has(PlannedObject.PARENT, template.reference()))
                .forEach(object -> all.add(later(pod(object))));
        return all;
    }

    @Override
    public DataPod podByReference(String reference) {
        if (overlay.isGone(reference)) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }
        return later(overlay.find(Kind.POD, reference)
                .map(PlannedSelfService::pod)
                .orElseGet(() -> there.podByReference(reference)));
    }

    /** Its first branch goes by its own reference: an engine makes that with it. */
    private static DataPod pod(PlannedObject planned) {
        return new DataPod(
                planned.reference(),
                planned.name(),
                planned.fact(PlannedObject.PARENT),
                planned.reference(),
                DataPod.State.ONLINE,
                planned.reference());
    }

    private DataPod later(DataPod pod) {
        return new DataPod(
                pod.reference(),
                pod.name(),
                pod.template(),
                overlay.find(Kind.ACTIVE, pod.reference())
                        .map(planned -> planned.fact(PlannedObject.BRANCH))
                        .orElse(pod.activeBranch()),
                overlay.find(Kind.POWER, pod.reference())
                        .map(PlannedSelfService::state)
                        .orElse(pod.state()),
                pod.lastOperation());
    }

    private static DataPod.State state(PlannedObject power) {
        return power.has(PlannedCatalog.ON, "running") ? DataPod.State.ONLINE : DataPod.State.OFFLINE;
    }

    @Override
    public DataTemplate templateByReference(String reference) {
        return there.templateByReference(reference);
    }

    @Override
    public List<String> datasetsOf(String layout) {
        return overlay.find(Kind.POD, layout).map(PlannedObject::members).orElseGet(() -> there.datasetsOf(layout));
    }

    @Override
    public List<String> layoutsOf(String dataset) {
        List<String> all = new ArrayList<>(PlannedData.isPlanned(dataset) ? List.of() : there.layoutsOf(dataset));
        all.removeIf(overlay::isGone);
        overlay.all(Kind.POD).stream()
                .filter(pod -> pod.members().contains(dataset))
                .forEach(pod -> all.add(pod.reference()));
        return all;
    }

    @Override
    public List<Branch> branches(DataPod pod) {
        List<Branch> usual = PlannedData.isPlanned(pod.reference())
                ? List.of(new Branch(pod.reference(), FIRST_BRANCH))
                : there.branches(pod);
        List<Branch> all = new ArrayList<>(overlay.present(usual));
        overlay.all(Kind.BRANCH).stream()
                .filter(planned -> planned.has(PlannedObject.PARENT, pod.reference()))
                .forEach(planned -> all.add(new Branch(planned.reference(), planned.name())));
        return all;
    }

    /** A branch has data until it is left, which may only be planned. */
    @Override
    public Optional<Instant> newestData(Branch branch) {
        Optional<Instant> left = overlay.newest(Kind.ACTIVE).stream()
                .filter(planned -> planned.has(PlannedObject.LEFT, branch.reference()))
                .map(planned -> Instant.parse(planned.fact(PlannedObject.AT)))
                .findFirst();
        return left.isPresent() || PlannedData.isPlanned(branch.reference()) ? left : there.newestData(branch);
    }

    @Override
    public List<Bookmark> bookmarks(DataPod pod) {
        boolean planned = PlannedData.isPlanned(pod.reference());
        return overlay.bookmarks(pod.reference(), planned ? List.of() : there.bookmarks(pod));
    }

    @Override
    public List<Bookmark> bookmarks(DataTemplate template) {
        return overlay.bookmarks(template.reference(), there.bookmarks(template));
    }

    @Override
    public List<DataTime> dataTimes(String branch, Instant time) {
        return PlannedData.isPlanned(branch)
                ? List.of()
                : there.dataTimes(branch, time).stream()
                        .map(each -> planned(each, time))
                        .toList();
    }

    /** A planned snapshot stands for each moment from its own on. */
    private DataTime planned(DataTime there, Instant time) {
        return PlannedCatalog.plannedSnapshots(overlay, there.dataset())
                .map(Snapshot::dataAt)
                .filter(at -> at != null && !at.isAfter(time))
                .findFirst()
                .map(at -> new DataTime(there.dataset(), at))
                .orElse(there);
    }

    @Override
    public Optional<String> lastUndoable(DataPod pod) {
        return PlannedData.isPlanned(pod.reference()) ? Optional.empty() : there.lastUndoable(pod);
    }

    @Override
    public Bookmark bookmarkByReference(String reference) {
        return overlay.find(Kind.BOOKMARK, reference)
                .map(Overlay::bookmark)
                .orElseGet(() -> there.bookmarkByReference(reference));
    }
}
