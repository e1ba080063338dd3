package io.jenkins.plugins.delphixpipeline.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.jobs.EngineJobFeed;
import io.jenkins.plugins.delphixpipeline.engine.jobs.EngineJobs;
import io.jenkins.plugins.delphixpipeline.engine.jobs.ForgettingFeed;
import io.jenkins.plugins.delphixpipeline.engine.jobs.Pace;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.CorrelationTrust;
import io.jenkins.plugins.delphixpipeline.engine.submission.EngineActionSearch;
import io.jenkins.plugins.delphixpipeline.engine.submission.EngineSubmissions;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.submission.pod.PodHandlers;
import io.jenkins.plugins.delphixpipeline.engine.submission.vdb.VdbHandlers;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandlers;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** A Delphix Engine, spoken to in one session. Nothing is sent before the first question. */
public final class EnginePlatform implements DataPlatform {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineHistory history;
    private final EngineSelfService selfService;
    private final EngineJobs jobs;
    private final EngineSubmissions submissions;
    private final JobFeed feed;

    /**
     * @param client brings the proxy and shares its connections; time limits and trust come from the settings
     * @param logins asked anew for each login
     */
    public EnginePlatform(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        this(settings, client, logins, Pace.PROMPT);
    }

    /** @param pace how much the engine may be asked while work is waited for */
    public EnginePlatform(HttpSettings settings, OkHttpClient client, LoginSource logins, Pace pace) {
        this(settings, new EngineSession(new WebClient(client, settings), logins), pace);
    }

    /** The same engine in the same session, for somebody with other time limits, such as a form that cannot wait. */
    public EnginePlatform by(HttpSettings settings, OkHttpClient client) {
        return new EnginePlatform(settings, session.by(new WebClient(client, settings)), Pace.PROMPT);
    }

    private EnginePlatform(HttpSettings settings, EngineSession session, Pace pace) {
        this.session = session;
        EngineSources sources = new EngineSources(session);
        Infrastructure places = new Infrastructure(session);
        catalog = new EngineCatalog(session, sources, places);
        selfService = new EngineSelfService(session, places.names());
        Cache<String, Job> ended = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(500)
                .build();
        jobs = new EngineJobs(session, sources, ended, catalog::forget);
        history = new EngineHistory(session, catalog, jobs);
        feed = new ForgettingFeed(new EngineJobFeed(session, ended, pace), catalog);
        submissions = submissions(settings, sources, places);
    }

    private EngineSubmissions submissions(HttpSettings settings, EngineSources sources, Infrastructure places) {
        AcknowledgedWork answered = new AcknowledgedWork();
        Traces traces = new Traces(session, jobs, answered);
        SubmissionHandlers<Handler<?>> handlers = new SubmissionHandlers<>(
                this::lacks,
                List.of(
                        VdbHandlers.of(session, catalog, sources, places, traces),
                        PodHandlers.of(session, catalog, selfService, places, traces)));
        EngineActionSearch finder =
                new EngineActionSearch(session, new CorrelationTrust(settings.userAgent()), handlers, traces, answered);
        return new EngineSubmissions(session, catalog, handlers, answered, finder);
    }

    @Override
    public void close() {
        session.logout();
    }

    @Override
    public PlatformInfo info() {
        return session.login().info();
    }

    @Override
    public String product() {
        return "Delphix Engine";
    }

    @Override
    public BackEndIdentity identity() {
        return session.identity();
    }

    @Override
    public boolean hasMoved() {
        return session.hasMoved();
    }

    @Override
    public Contact contact() {
        return session.contact();
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return Optional.of(catalog);
    }

    @Override
    public Optional<DataHistory> history() {
        return Optional.of(history);
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return List.of(history);
    }

    @Override
    public Optional<SelfService> selfService() {
        return Optional.of(selfService);
    }

    @Override
    public void forget() {
        catalog.forget();
        selfService.forget();
    }

    @Override
    public JobService jobs() {
        return jobs;
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
