package io.jenkins.plugins.delphixpipeline.dct;

import io.jenkins.plugins.delphixpipeline.dct.beside.EngineVdbs;
import io.jenkins.plugins.delphixpipeline.dct.beside.Engines;
import io.jenkins.plugins.delphixpipeline.dct.beside.GroupJobs;
import io.jenkins.plugins.delphixpipeline.dct.beside.JobsOnEngines;
import io.jenkins.plugins.delphixpipeline.dct.beside.JobsSince;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctComplianceJobs;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctGroups;
import io.jenkins.plugins.delphixpipeline.dct.catalog.EngineUuids;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Places;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobFeed;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.dct.jobs.EndedJobs;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.DctSubmissions;
import io.jenkins.plugins.delphixpipeline.dct.submission.group.GroupHandlers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.dct.submission.masking.RunMaskingHandler;
import io.jenkins.plugins.delphixpipeline.dct.submission.vdb.ProvisionSettings;
import io.jenkins.plugins.delphixpipeline.dct.submission.vdb.VdbHandlers;
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
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Data Control Tower: one address for many engines. Nothing is sent before the first question. */
public final class DctPlatform implements DataPlatform {
    private static final String PRODUCT = "Data Control Tower";

    private final DctSession session;
    private final Inventory inventory;
    private final EngineUuids uuids;
    private final DctCatalog catalog;
    private final DctGroups groups;
    private final DctComplianceJobs complianceJobs;
    private final DctHistory history;
    private final DctMarks marks;
    private final DctJobs dctJobs;
    private final JobService jobs;
    private final DctSubmissions submissions;
    private final JobFeed feed;
    /** Null where all is asked of DCT. */
    private final EngineVdbs engines;

    /**
     * @param client brings the proxy and shares its connections; time limits and trust come from the settings
     * @param logins asked anew for each login; one without a user is an API key
     */
    public DctPlatform(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        this(settings, client, logins, JobPace.usual());
    }

    /** @param pace at which jobs are asked for; another one is good for tests alone, since calls are sold */
    public DctPlatform(HttpSettings settings, OkHttpClient client, LoginSource logins, JobPace pace) {
        session = new DctSession(new WebClient(client, settings), logins);
        inventory = new Inventory(session);
        uuids = new EngineUuids(session);
        Places places = new Places(session);
        catalog = new DctCatalog(session, inventory, places);
        groups = new DctGroups(session, inventory, catalog);
        complianceJobs = new DctComplianceJobs(session);
        dctJobs = new DctJobs(session, pace);
        jobs = dctJobs;
        history = new DctHistory(session, inventory, dctJobs);
        marks = new DctMarks(session, inventory);
        AcknowledgedWork acknowledged = new AcknowledgedWork();
        Traces traces = new Traces(dctJobs, acknowledged);
        ProvisionSettings settingsOfVdbs = new ProvisionSettings(places);
        submissions = new DctSubmissions(
                session,
                dctJobs,
                inventory,
                acknowledged,
                new SubmissionHandlers<>(
                        this::lacks,
                        List.of(
                                VdbHandlers.of(session, catalog, inventory, settingsOfVdbs, traces),
                                GroupHandlers.of(session, catalog, groups, settingsOfVdbs, traces),
                                List.of(new RunMaskingHandler(complianceJobs, traces)))));
        feed = new DctJobFeed(session, dctJobs, pace, submissions.telemetry(), ended());
        engines = null;
    }

    private DctPlatform(DctPlatform same, Engines beside) {
        session = same.session;
        inventory = same.inventory;
        uuids = same.uuids;
        engines = new EngineVdbs(inventory, uuids, beside);
        catalog = same.catalog.with(engines::masking);
        groups = same.groups;
        complianceJobs = same.complianceJobs;
        history = same.history;
        marks = same.marks;
        dctJobs = same.dctJobs;
        JobsSince since = new JobsSince(same.submissions::now);
        jobs = new JobsOnEngines(dctJobs, engines, new GroupJobs(dctJobs, groups, engines, since), since);
        submissions = same.submissions;
        feed = same.feed;
    }

    /** The same DCT in the same session, with engines that are asked themselves for what DCT does not tell or cannot do. */
    public DctPlatform with(Engines beside) {
        return new DctPlatform(this, beside);
    }

    @Override
    public void close() {
        session.logout();
    }

    @Override
    public String product() {
        return PRODUCT;
    }

    @Override
    public boolean hasManyEngines() {
        return true;
    }

    @Override
    public PlatformInfo info() {
        return session.info();
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
    public void requireUnmoved() {
        session.requireSameDct();
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
        return inventory.tellsOfEngines() ? Optional.of(history) : Optional.empty();
    }

    @Override
    public Optional<DataHistory> historyOf(String dataset) {
        return engines == null ? history() : history().or(() -> engines.history(dataset));
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return engines == null
                ? List.of(marks)
                : Stream.concat(Stream.of(marks), engines.marks(dataset).stream())
                        .toList();
    }

    @Override
    public Optional<MaskingJobs> maskingJobs() {
        return inventory.tellsOfEngines() ? Optional.of(complianceJobs) : Optional.empty();
    }

    @Override
    public Optional<VdbGroups> vdbGroups() {
        return Optional.of(groups);
    }

    @Override
    public void forget() {
        inventory.forget();
    }

    private EndedJobs ended() {
        return new EndedJobs() {
            @Override
            public void forget() {
                inventory.forget();
                dctJobs.forget();
            }

            @Override
            public void listAll() {
                inventory.listAll();
            }
        };
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
