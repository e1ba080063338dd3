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
        overlay.present(there.pods(template)).forEach(each -> all.add(powered(each)));
        overlay.all(Kind.POD).stream()
                .filter(object -> object.has(PlannedObject.PARENT, template.reference()))
                .forEach(object -> all.add(powered(pod(object))));
        return all;
    }

    @Override
    public DataPod podByReference(String reference) {
        if (overlay.isGone(reference)) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }
        return powered(overlay.find(Kind.POD, reference)
                .map(PlannedSelfService::pod)
                .orElseGet(() -> there.podByReference(reference)));
    }

    /** Its branch is itself: nobody has made it any. */
    private static DataPod pod(PlannedObject planned) {
        return new DataPod(
                planned.reference(),
                planned.name(),
                planned.fact(PlannedObject.PARENT),
                planned.reference(),
                DataPod.State.ONLINE,
                planned.reference());
    }

    private DataPod powered(DataPod pod) {
        return overlay.find(Kind.POWER, pod.reference())
                .map(planned -> new DataPod(
                        pod.reference(),
                        pod.name(),
                        pod.template(),
                        pod.activeBranch(),
                        planned.has(PlannedCatalog.ON, "running") ? DataPod.State.ONLINE : DataPod.State.OFFLINE,
                        pod.lastOperation()))
                .orElse(pod);
    }

    @Override
    public DataTemplate templateByReference(String reference) {
        return there.templateByReference(reference);
    }

    @Override
    public List<String> datasetsOf(String layout) {
        return overlay.find(Kind.POD, layout).map(PlannedObject::members).orElseGet(() -> there.datasetsOf(layout));
    }

    /** Only those that are there: a planned pod has none of its own, and a planned branch nothing to work with yet. */
    @Override
    public List<Branch> branches(DataPod pod) {
        return PlannedData.isPlanned(pod.reference()) ? List.of() : there.branches(pod);
    }

    @Override
    public Optional<Instant> newestData(Branch branch) {
        return there.newestData(branch);
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
