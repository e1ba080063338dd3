package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A back end in memory whose jobs end when a test says so; everything it was asked to change is written down. */
public final class FakePlatform implements DataPlatform, DatasetCatalog, JobService, SubmissionService, JobFeed {
    public final Map<String, Dataset> datasets = new ConcurrentHashMap<>();
    public final Map<String, List<Snapshot>> snapshots = new ConcurrentHashMap<>();
    public final Map<String, Timeflow> timeflows = new ConcurrentHashMap<>();
    public final Map<String, DelphixJob> jobs = new ConcurrentHashMap<>();
    public final List<Submission> submitted = new CopyOnWriteArrayList<>();
    public final List<String> correlations = new CopyOnWriteArrayList<>();
    public final List<String> cancelled = new CopyOnWriteArrayList<>();
    public volatile Masking masking = new Masking(true, List.of(new Masking.Hook(true, "Mask Patients")));
    public volatile RunState runState = new RunState(true, true, "db.example");
    /** What a submission does beyond being written down; the default starts a job. */
    public volatile Function<Submission, Receipt> onSubmit = this::startJob;

    public volatile Function<Intent, RecoveryResult> onFind = intent -> RecoveryResult.none();
    public volatile PlatformException readTrouble;
    public volatile boolean cancels = true;
    public volatile boolean tellsHistory = true;
    public final FakeHistory history = new FakeHistory();
    public volatile Instant engineTime = Instant.EPOCH;
    /** References of VDBs by the operation whose mark they bear. */
    /** VDBs that bear the mark of somebody else's operation. */
    public final Set<String> ofAnother = ConcurrentHashMap.newKeySet();

    public final Map<String, List<String>> marked = new ConcurrentHashMap<>();

    private volatile String lastJob;
    private int numbers;

    public FakePlatform() {
        add(new Dataset("DB-1", "Patients Prod", "Production", "AppDataContainer", null, "TF-1", false, null));
        add(new Dataset("DB-2", "Patients Masked Master", "Masked", "AppDataContainer", "DB-1", "TF-2", true, null));
        add(new Dataset("DB-3", "Patients Dev", "Dev", "AppDataContainer", "DB-1", "TF-3", false, null));
        snapshot("DB-1", "TF-1");
    }

    public void add(Dataset dataset) {
        datasets.put(dataset.reference(), dataset);
        timeflows.put(
                dataset.currentTimeflow(),
                new Timeflow(
                        dataset.currentTimeflow(), null, dataset.reference(), Timeflow.Origin.INITIAL, null, null));
    }

    public synchronized Snapshot snapshot(String dataset, String timeflow) {
        String reference = "SNAP-" + ++numbers;
        Snapshot made =
                new Snapshot(reference, "@" + reference, dataset, timeflow, Instant.EPOCH, Instant.EPOCH, null, true);
        List<Snapshot> all = new ArrayList<>(snapshots.getOrDefault(dataset, List.of()));
        all.add(0, made);
        snapshots.put(dataset, all);
        return made;
    }

    /** What a refresh does to a VDB. */
    public synchronized void moveToNewTimeflow(String vdb, String parentSnapshot) {
        Dataset old = datasets.get(vdb);
        Timeflow.Origin origin = old.masked() ? Timeflow.Origin.TRANSFORMATION : Timeflow.Origin.REFRESH;
        moveToNewTimeflow(
                vdb, parentSnapshot, origin, datasets.get(old.parent()).currentTimeflow());
    }

    public synchronized void moveToNewTimeflow(
            String vdb, String parentSnapshot, Timeflow.Origin origin, String parentTimeflow) {
        Dataset old = datasets.get(vdb);
        String timeflow = "TF-" + (100 + ++numbers);
        timeflows.put(timeflow, new Timeflow(timeflow, null, vdb, origin, parentSnapshot, parentTimeflow));
        datasets.put(
                vdb, new Dataset(vdb, old.name(), old.group(), old.type(), old.parent(), timeflow, old.masked(), null));
    }

    public synchronized Receipt startJob(Submission submission) {
        lastJob = "JOB-" + ++numbers;
        jobs.put(lastJob, job(lastJob, submission.target(), DelphixJob.State.RUNNING, List.of()));
        return new Receipt(lastJob, null);
    }

    public static DelphixJob job(String reference, String target, DelphixJob.State state, List<JobEvent> events) {
        return new DelphixJob(
                reference,
                "TEST",
                "test",
                target,
                target,
                state,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                "USER-1",
                "ACTION-1",
                events);
    }

    public static DelphixJob snapshotJob(String reference, String target) {
        return new DelphixJob(
                reference,
                "DB_SYNC",
                "test",
                target,
                target,
                DelphixJob.State.RUNNING,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                "USER-1",
                "ACTION-1",
                List.of());
    }

    public String lastJob() {
        return lastJob;
    }

    /** Ends a job; the watcher hears of it. */
    public synchronized void end(String reference, DelphixJob.State state, JobEvent... events) {
        jobs.put(reference, job(reference, jobs.get(reference).target(), state, List.of(events)));
        notifyAll();
    }

    public List<Submission.Kind> kinds() {
        return submitted.stream().map(Submission::kind).toList();
    }

    @Override
    public synchronized List<DelphixJob> changes(Set<String> watched, Duration timeout) {
        Instant until = Instant.now().plus(timeout);
        while (true) {
            List<DelphixJob> ended = watched.stream()
                    .map(jobs::get)
                    .filter(job -> job != null && job.isTerminal())
                    .toList();
            long left = Duration.between(Instant.now(), until).toMillis();
            if (!ended.isEmpty() || left <= 0) {
                return ended;
            }
            try {
                wait(Math.min(left, 20));
                return ended;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
    }

    @Override
    public synchronized void wake() {
        notifyAll();
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        submitted.add(submission);
        correlations.add(correlation);
        return onSubmit.apply(submission);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return onFind.apply(intent);
    }

    @Override
    public void check(Submission submission) {}

    @Override
    public List<String> vdbsMadeBy(String operation) {
        return marked.getOrDefault(operation, List.of());
    }

    @Override
    public boolean showsDeletion(String vdb) {
        return false;
    }

    @Override
    public boolean isOfAnother(String vdb, String operation) {
        return ofAnother.contains(vdb);
    }

    @Override
    public Instant time() {
        return engineTime;
    }

    @Override
    public String user() {
        return "USER-2";
    }

    @Override
    public List<Dataset> datasets() {
        PlatformException trouble = readTrouble;
        if (trouble != null) {
            throw trouble;
        }
        return List.copyOf(datasets.values());
    }

    @Override
    public Dataset datasetByReference(String reference) {
        return datasets().stream()
                .filter(dataset -> dataset.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> PlatformException.of(Problem.OBJECT_GONE, reference));
    }

    @Override
    public List<Snapshot> snapshots(Dataset dataset) {
        return snapshots.getOrDefault(dataset.reference(), List.of());
    }

    @Override
    public Optional<Snapshot> latestSnapshot(Dataset dataset) {
        return snapshots(dataset).stream().findFirst();
    }

    @Override
    public Snapshot snapshotByReference(String reference) {
        return snapshots.values().stream()
                .flatMap(List::stream)
                .filter(snapshot -> snapshot.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> PlatformException.of(Problem.OBJECT_GONE, reference));
    }

    @Override
    public Set<String> timeflows(String dataset) {
        return Set.of(datasetByReference(dataset).currentTimeflow());
    }

    @Override
    public Timeflow timeflow(String reference) {
        return timeflows.get(reference);
    }

    @Override
    public PointInTime newestPoint(Dataset dataset) {
        return new PointInTime.Latest(dataset.reference());
    }

    @Override
    public String timeflowAt(Dataset dataset, Instant time) {
        return dataset.currentTimeflow();
    }

    @Override
    public List<Bookmark> bookmarks(Dataset dataset) {
        return List.of();
    }

    @Override
    public VdbHooks hooks(Dataset vdb) {
        return VdbHooks.NONE;
    }

    @Override
    public VdbHooks.Script hookTemplate(String name) {
        throw PlatformException.of(Problem.HOOK_TEMPLATE_UNKNOWN, name);
    }

    @Override
    public List<String> hookTemplates() {
        return List.of();
    }

    @Override
    public Masking masking(Dataset vdb) {
        return masking;
    }

    @Override
    public RunState runState(Dataset vdb) {
        return runState;
    }

    @Override
    public Map<String, String> connectionDetails(Dataset vdb) {
        return new LinkedHashMap<>(Map.of("host", "db.example"));
    }

    @Override
    public List<String> groups() {
        return List.of("Production", "Masked", "Dev");
    }

    @Override
    public List<String> environments() {
        return List.of();
    }

    @Override
    public List<String> repositories(String environment) {
        return List.of();
    }

    @Override
    public List<String> maskingJobs(Dataset parent) {
        return List.of("Mask Patients");
    }

    @Override
    public DelphixJob job(String reference) {
        return Optional.ofNullable(jobs.get(reference))
                .orElseThrow(() -> PlatformException.of(Problem.OBJECT_GONE, reference));
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        return jobs.values().stream()
                .filter(job -> targets.contains(job.target()) && !job.isTerminal())
                .toList();
    }

    @Override
    public List<DelphixJob> snapshotting(String dataset) {
        return unfinishedOn(dataset).stream()
                .filter(job -> "DB_SYNC".equals(job.type()))
                .toList();
    }

    @Override
    public boolean canCancel(DelphixJob job) {
        return cancels;
    }

    @Override
    public Collection<String> cancel(String reference) {
        cancelled.add(reference);
        end(reference, DelphixJob.State.CANCELED);
        return List.of();
    }

    @Override
    public PlatformInfo info() {
        return new PlatformInfo("fake", "1", "1.0.0", "nobody");
    }

    @Override
    public io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity identity() {
        return io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity.of("fake", "http://127.0.0.1");
    }

    @Override
    public String product() {
        return "fake";
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return Optional.of(this);
    }

    @Override
    public Optional<DataHistory> history() {
        return tellsHistory ? Optional.of(history) : Optional.empty();
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return List.of(history);
    }

    @Override
    public Optional<SelfService> selfService() {
        return Optional.of(new NoSelfService());
    }

    @Override
    public JobService jobs() {
        return this;
    }

    @Override
    public SubmissionService submissions() {
        return this;
    }

    @Override
    public JobFeed feed() {
        return this;
    }

    /** A back end without Self-Service. */
    private static final class NoSelfService implements SelfService {
        @Override
        public Optional<String> lastUndoable(DataPod pod) {
            return Optional.empty();
        }

        @Override
        public List<DataTemplate> templates() {
            return List.of();
        }

        @Override
        public List<DataPod> pods(DataTemplate template) {
            return List.of();
        }

        @Override
        public DataPod podByReference(String reference) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }

        @Override
        public DataTemplate templateByReference(String reference) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }

        @Override
        public List<String> datasetsOf(String layout) {
            return List.of();
        }

        @Override
        public List<String> layoutsOf(String dataset) {
            return List.of();
        }

        @Override
        public List<DataTime> dataTimes(String branch, Instant time) {
            return List.of();
        }

        @Override
        public List<Branch> branches(DataPod pod) {
            return List.of();
        }

        @Override
        public Optional<Instant> newestData(Branch branch) {
            return Optional.empty();
        }

        @Override
        public List<Bookmark> bookmarks(DataPod pod) {
            return List.of();
        }

        @Override
        public List<Bookmark> bookmarks(DataTemplate template) {
            return List.of();
        }

        @Override
        public Bookmark bookmarkByReference(String reference) {
            throw PlatformException.of(Problem.OBJECT_GONE, reference);
        }
    }
}
