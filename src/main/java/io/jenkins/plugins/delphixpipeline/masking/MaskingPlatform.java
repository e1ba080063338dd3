package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.masking.wire.SystemInformation;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** A Masking Engine: it has masking jobs and their executions, and knows nothing of datasets. */
public final class MaskingPlatform implements DataPlatform {
    static final String PRODUCT = "Masking Engine";

    private final MaskingSession session;
    private final MaskingJobCatalog jobs;
    private final Executions executions;
    private final MaskingSubmissions submissions;
    private final ExecutionFeed feed;

    /**
     * @param client brings the proxy and shares its connections; time limits and trust come from the settings
     * @param logins asked anew for each login
     */
    public MaskingPlatform(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        this(new MaskingSession(new WebClient(client, settings), logins));
    }

    /** The same Masking Engine in the same session, for somebody with other time limits, such as a form that cannot wait. */
    public MaskingPlatform by(HttpSettings settings, OkHttpClient client) {
        return new MaskingPlatform(session.by(new WebClient(client, settings)));
    }

    private MaskingPlatform(MaskingSession session) {
        this.session = session;
        executions = new Executions(session);
        jobs = new MaskingJobCatalog(session, executions);
        submissions = new MaskingSubmissions(session, executions, this::lacks);
        feed = new ExecutionFeed(executions);
    }

    @Override
    public void close() {
        session.logout();
    }

    @Override
    public PlatformInfo info() {
        String version = session.one(
                        WebRequest.get("/system-information"), SystemInformation.class, told -> told.version() != null)
                .version();
        return new PlatformInfo(PRODUCT, version, "", session.user());
    }

    @Override
    public String product() {
        return PRODUCT;
    }

    @Override
    public BackEndIdentity identity() {
        return BackEndIdentity.of(null, session.url());
    }

    @Override
    public Contact contact() {
        return session.contact();
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return Optional.empty();
    }

    @Override
    public Optional<MaskingJobs> maskingJobs() {
        return Optional.of(jobs);
    }

    @Override
    public JobService jobs() {
        return executions;
    }

    @Override
    public SubmissionService submissions() {
        return submissions;
    }

    @Override
    public JobFeed feed() {
        return feed;
    }
}
