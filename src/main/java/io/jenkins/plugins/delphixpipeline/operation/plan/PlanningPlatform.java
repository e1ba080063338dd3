package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.util.List;
import java.util.Optional;

/**
 * A back end as it would be after what is planned. Nothing that is asked of it changes anything: a slip in an operation ends in
 * an exception, not in a change.
 */
public final class PlanningPlatform implements DataPlatform {
    private final DataPlatform there;
    private final PlannedData data;
    private final Overlay overlay;

    /** @param data what the steps before would have made */
    public PlanningPlatform(DataPlatform there, PlannedData data) {
        this.there = there;
        this.data = data;
        this.overlay = new Overlay(data, there.identity().key());
    }

    Overlay overlay() {
        return overlay;
    }

    @Override
    public PlatformInfo info() {
        return there.info();
    }

    @Override
    public String product() {
        return there.product();
    }

    @Override
    public boolean hasManyEngines() {
        return there.hasManyEngines();
    }

    @Override
    public BackEndIdentity identity() {
        return there.identity();
    }

    @Override
    public Contact contact() {
        return there.contact();
    }

    @Override
    public boolean hasMoved() {
        return there.hasMoved();
    }

    @Override
    public void requireUnmoved() {
        there.requireUnmoved();
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return there.datasetCatalog().map(catalog -> new PlannedCatalog(catalog, overlay));
    }

    @Override
    public Optional<DataHistory> history() {
        return there.history().map(OnlyReadHistory::new);
    }

    /** Whoever remembers it has not heard of what is only planned. */
    @Override
    public Optional<DataHistory> historyOf(String dataset) {
        return PlannedData.isPlanned(dataset)
                ? history()
                : there.historyOf(dataset).map(OnlyReadHistory::new);
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return PlannedData.isPlanned(dataset)
                ? List.of()
                : there.marksOf(dataset).stream()
                        .<DataHistory.UnmaskedMarks>map(OnlyReadMarks::new)
                        .toList();
    }

    @Override
    public Optional<SelfService> selfService() {
        return there.selfService().map(part -> new PlannedSelfService(part, overlay));
    }

    @Override
    public Optional<VdbGroups> vdbGroups() {
        return there.vdbGroups()
                .map(part -> new PlannedGroups(part, overlay, new PlannedCatalog(there.catalog(), overlay)));
    }

    @Override
    public Optional<MaskingJobs> maskingJobs() {
        return there.maskingJobs();
    }

    @Override
    public Optional<DataPlatform> maskingEngine() {
        return there.maskingEngine().map(engine -> new PlanningPlatform(engine, data));
    }

    @Override
    public void forget() {
        there.forget();
    }

    @Override
    public JobService jobs() {
        return new OnlyReadJobs(there.jobs());
    }

    @Override
    public SubmissionService submissions() {
        return new NoSubmissions(there.submissions());
    }

    @Override
    public JobFeed feed() {
        throw new IllegalStateException("A plan waits for nothing");
    }
}
