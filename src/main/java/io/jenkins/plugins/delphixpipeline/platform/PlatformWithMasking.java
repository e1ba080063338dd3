package io.jenkins.plugins.delphixpipeline.platform;

import java.util.Optional;
import java.util.Set;
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
    public Optional<DataPlatform> maskingEngine() {
        return Optional.of(masking.get());
    }

    @Override
    public PlatformInfo info() {
        return platform.info();
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
    public Set<Capability> capabilities() {
        return platform.capabilities();
    }

    @Override
    public DatasetCatalog catalog() {
        return platform.catalog();
    }

    @Override
    public DataHistory history() {
        return platform.history();
    }

    @Override
    public SelfService selfService() {
        return platform.selfService();
    }

    @Override
    public MaskingJobs maskingJobs() {
        return platform.maskingJobs();
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
