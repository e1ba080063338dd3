package io.jenkins.plugins.delphixpipeline;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.masking.MaskingPlatform;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileReader;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationPlan;
import io.jenkins.plugins.delphixpipeline.operation.automation.Trigger;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** A simulated engine with a master, its children and what people and other controllers do to them. */
final class MasterWorld implements AutoCloseable {
    static final Duration QUICK = Duration.ofMillis(40);
    static final String MASTER = "Masked/Patients Masked Master";
    static final String CHILD = "QA/Patients QA";
    static final String TEMPLATE = "Patients";
    /** A bookmark of the template from before anything happened. */
    static final String AT_FIRST = "at first";

    static final String POD = "prep1";

    private final ShiftedClock clock = new ShiftedClock();
    final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .clock(clock)
            .jobDuration(QUICK)
            .start();
    EngineStage stage = new EngineStage(engine);
    final EngineStage elsewhere = new EngineStage(engine);

    static DataOperation masked() {
        return new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.anyJob());
    }

    @Override
    public void close() {
        stage.close();
        elsewhere.close();
        engine.close();
    }

    /** The same controller, which remembers nothing but what it wrote down. */
    void newSession() {
        stage.close();
        stage = new EngineStage(engine, stage, null);
    }

    /** What the same controller does while it has a Masking Engine beside it, whose executions fail. */
    void withFailingMaskingEngine(Runnable action) {
        EngineStage alone = stage;
        try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(Duration.ofMillis(1), Clock.systemUTC())) {
            masking.endWith("FAILED");
            stage = new EngineStage(engine, alone, maskingOn(masking));
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            engine.world().onMasking(job -> {});
            stage = alone;
        }
    }

    /** The engine's masking jobs run there from now on. */
    MaskingPlatform maskingOn(SimulatedMaskingEngine masking) {
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
        HttpSettings settings = HttpSettings.of(masking.url().toString()).withRetryBudget(Duration.ZERO);
        LoginSource logins = () -> new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
        return new MaskingPlatform(settings, new OkHttpClient(), logins);
    }

    MasterWorld() {
        engine.world().addGroup("QA");
        engine.world().addVdb("QA", "Patients QA", MASTER);
        engine.world().addGroup(TEMPLATE);
        bookmarkedByPerson(AT_FIRST);
    }

    void refreshMasked() {
        stage.run(masked());
    }

    String reference(String dataset) {
        return engine.books().dataset(dataset).reference();
    }

    /** The address of a change of the master. */
    String database(String change) {
        return "/database/" + reference(MASTER) + "/" + change;
    }

    Object post(String path, Object... body) {
        return engine.world().as("a person").post(path, Json.object(body));
    }

    /** @return the job */
    String beginRefresh() {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(5));
        String snapshot =
                engine.books().snapshots("Production/Patients Prod").get(0).reference();
        post(
                "/database/" + reference(MASTER) + "/refresh",
                "type",
                "RefreshParameters",
                "timeflowPointParameters",
                Json.object("type", "TimeflowPointSnapshot", "snapshot", snapshot));
        engine.world().setJobDuration("DB_REFRESH", QUICK);
        return running().orElseThrow();
    }

    Optional<String> running() {
        return engine.books().jobs().stream()
                .filter(job -> job.state().equals("RUNNING") && job.actionType().equals("DB_REFRESH"))
                .filter(job -> job.target().equals(reference(MASTER)))
                .map(Books.JobEntry::reference)
                .findFirst();
    }

    void refreshByPerson() {
        engine.world().finishJob(beginRefresh());
        untilIdle();
    }

    void failByPerson() {
        engine.faults().failMasking();
        refreshByPerson();
    }

    /** So much that a look is kept although it shows what the last one did. */
    void later() {
        clock.ahead = clock.ahead.plus(Duration.ofMinutes(10));
    }

    void undoByPerson() {
        post("/database/" + reference(MASTER) + "/undo");
        untilIdle();
    }

    void untilTheEnginesClockHasMoved() {
        Instant now = Instant.now();
        await().pollInterval(Duration.ofMillis(1)).until(() -> Instant.now().isAfter(now.plusMillis(2)));
    }

    void untilIdle() {
        await().atMost(Duration.ofSeconds(10)).until(() -> engine.books().jobs().stream()
                .noneMatch(job -> job.state().equals("RUNNING")));
    }

    String timeflowOf(String snapshot) {
        return engine.books().snapshots(MASTER).stream()
                .filter(each -> each.reference().equals(snapshot))
                .findFirst()
                .orElseThrow()
                .timeflow();
    }

    String newestSnapshot() {
        List<Books.Snapshot> all = engine.books().snapshots(MASTER);
        return all.get(all.size() - 1).reference();
    }

    String bookmarkedByPerson() {
        return bookmarkedByPerson("by a person");
    }

    private String bookmarkedByPerson(String name) {
        String branch = engine.books()
                .object(
                        Kind.TEMPLATE,
                        engine.books()
                                .object(Kind.POD, engine.books().pod(POD).reference())
                                .get("template")
                                .asText())
                .get("activeBranch")
                .asText();
        String templateReference = engine.books()
                .object(Kind.POD, engine.books().pod(POD).reference())
                .get("template")
                .asText();
        post(
                "/selfservice/bookmark",
                "type",
                "JSBookmarkCreateParameters",
                "bookmark",
                Json.object("type", "JSBookmark", "name", name, "branch", branch, "shared", true),
                "timelinePointParameters",
                Json.object("type", "JSTimelinePointLatestTimeInput", "sourceDataLayout", templateReference));
        untilOnlyTheMasterIsAtWork();
        return name;
    }

    void untilOnlyTheMasterIsAtWork() {
        await().atMost(Duration.ofSeconds(10)).until(() -> engine.books().jobs().stream()
                .noneMatch(job -> job.state().equals("RUNNING") && !job.target().equals(reference(MASTER))));
    }

    void disable(String vdb) {
        engine.world().setRuntime(vdb, false, "UNKNOWN");
    }

    /** Enabled and stopped, by a person: what is seen then is not the road's doing. */
    void stopQuietly(String vdb) {
        engine.world().setRuntime(vdb, true, "INACTIVE");
    }

    /** What one action of a delphix.yaml comes to. */
    DataOperation yaml(String action) {
        AutomationFile file = AutomationFileReader.read(String.join(
                "\n",
                "template: " + TEMPLATE,
                "parent: Patients Masked Master",
                "environments:",
                "  - review: {branch: main, datapod: " + POD + ", when: [push: " + action + "]}"));
        return new AutomationPlan(file, new Trigger("push", List.of("main"), "0123456789abcdef", null), null, false)
                .operation("delphix.yaml");
    }

    void podRefreshedByPersonAndStopped() {
        podRefreshedByPerson();
        String pod = engine.books().pod(POD).reference();
        post("/selfservice/container/" + pod + "/disable");
        untilOnlyTheMasterIsAtWork();
    }

    void podRefreshedByPerson() {
        String pod = engine.books().pod(POD).reference();
        post("/selfservice/container/" + pod + "/refresh", "type", "JSDataContainerRefreshParameters");
        untilOnlyTheMasterIsAtWork();
    }

    void branchedByPerson(String podName, String bookmark) {
        post(
                "/selfservice/branch",
                "type",
                "JSBranchCreateParameters",
                "name",
                "by a person",
                "dataContainer",
                engine.books().pod(podName).reference(),
                "timelinePointParameters",
                Json.object(
                        "type",
                        "JSTimelinePointBookmarkInput",
                        "bookmark",
                        engine.books().bookmark(bookmark).reference()));
        untilOnlyTheMasterIsAtWork();
    }

    void restoredByPerson(String podName, String bookmark) {
        String pod = engine.books().pod(podName).reference();
        post(
                "/selfservice/container/" + pod + "/restore",
                "type",
                "JSDataContainerRestoreParameters",
                "timelinePointParameters",
                Json.object(
                        "type",
                        "JSTimelinePointBookmarkInput",
                        "bookmark",
                        engine.books().bookmark(bookmark).reference()));
        untilOnlyTheMasterIsAtWork();
    }

    List<String> exposed() {
        return engine.books().exposedNow().stream()
                .map(Books.Dataset::reference)
                .toList();
    }

    /** What can be read now and could not be before, apart from what somebody opened on purpose. */
    List<String> exposedSince(List<String> before, String... onPurpose) {
        List<String> since = new ArrayList<>(exposed());
        since.removeAll(before);
        since.removeAll(Stream.of(onPurpose).map(this::reference).toList());
        return since;
    }

    /** A snapshot of the master that holds unmasked rows: a person's refresh failed, and a policy took it. */
    String badSnapshot() {
        failByPerson();
        engine.world().takePolicySnapshot(MASTER);
        untilIdle();
        return newestSnapshot();
    }

    /**
     * What happens between a look and the request that follows it.
     *
     * @param action done once, before the first such request is handled
     * @return whether it was done
     */
    static AtomicBoolean before(FaultRule request, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        request.fails((asked, handling) -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
            return handling.get();
        });
        return done;
    }

    /** Runs as the system's does, ahead of it. */
    private static final class ShiftedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
