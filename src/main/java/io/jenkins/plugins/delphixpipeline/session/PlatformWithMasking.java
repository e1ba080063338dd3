package io.jenkins.plugins.delphixpipeline.session;

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
import java.util.function.Supplier;

/** A back end together with the Masking Engine that its masking jobs run on, which is asked for only when it is needed. */
public final class PlatformWithMasking implements DataPlatform {
    private final DataPlatform platform;
    private final Supplier<DataPlatform> masking;

    public PlatformWithMasking(DataPlatform platform, Supplier<DataPlatform> masking) {
        this.platform = platform;
        this.masking = masking;
    }

    @Override
    public boolean hasMaskingEngine() {
        return true;
    }

    @Override
    public Optional<DataPlatform> maskingEngine() {
        return Optional.of(masking.get());
    }

    @Override
    public PlatformInfo info() {
        return platform.info();
    }

    @Override
    public boolean hasManyEngines() {
        return platform.hasManyEngines();
    }

    @Override
    public BackEndIdentity identity() {
        return platform.identity();
    }

    @Override
    public Contact contact() {
        return platform.contact();
    }

    @Override
    public boolean hasMoved() {
        return platform.hasMoved();
    }

    @Override
    public void requireUnmoved() {
        platform.requireUnmoved();
    }

    @Override
    public String product() {
        return platform.product();
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return platform.datasetCatalog();
    }

    @Override
    public Optional<DataHistory> history() {
        return platform.history();
    }

    @Override
    public Optional<DataHistory> historyOf(String dataset) {
        return platform.historyOf(dataset);
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return platform.marksOf(dataset);
    }

    @Override
    public Optional<SelfService> selfService() {
        return platform.selfService();
    }

    @Override
    public Optional<VdbGroups> vdbGroups() {
        return platform.vdbGroups();
    }

    @Override
    public Optional<MaskingJobs> maskingJobs() {
        return platform.maskingJobs();
    }

    @Override
    public void forget() {
        platform.forget();
    }

    @Override
    public JobService jobs() {
        return platform.jobs();
    }

    @Override
    public SubmissionService submissions() {
        return platform.submissions();
    }

    @Override
    public JobFeed feed() {
        return platform.feed();
    }
}
