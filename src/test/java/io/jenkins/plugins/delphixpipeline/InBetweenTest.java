package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another build puts unmasked rows into the source in the moment between the look at it and the submission. */
@Execution(ExecutionMode.CONCURRENT)
class InBetweenTest {
    private static final String GRAND = "QA/Grandchild";
    private static final PodTarget TARGET = new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, false);
    private final MasterWorld at = new MasterWorld();

    enum Take {
        LATEST_POINT("/refresh$", at -> new RefreshVdb(GRAND, PointChoice.latestPoint(), false)),
        LATEST_SNAPSHOT("/refresh$", at -> new RefreshVdb(GRAND, PointChoice.latestSnapshot(), false)),
        PROVISION_LATEST_POINT(
                "/provision$",
                at -> new ProvisionVdb(
                        "QA/fresh",
                        new ProvisionVdb.Source(MasterWorld.CHILD, PointChoice.latestPoint()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false)),
        PROVISION_LATEST_SNAPSHOT(
                "/provision$",
                at -> new ProvisionVdb(
                        "QA/fresh",
                        new ProvisionVdb.Source(MasterWorld.CHILD, PointChoice.latestSnapshot()),
                        new Placement(null, null, null, null, Map.of()),
                        IfExists.FAIL,
                        false)),
        REWIND_LATEST_POINT(
                "/rollback$",
                at -> new ManageVdb(MasterWorld.CHILD, VdbAction.REWIND, PointChoice.latestPoint(), false)),
        REWIND_LATEST_SNAPSHOT(
                "/rollback$",
                at -> new ManageVdb(MasterWorld.CHILD, VdbAction.REWIND, PointChoice.latestSnapshot(), false));

        final String path;
        final Function<MasterWorld, DataOperation> operation;

        Take(String path, Function<MasterWorld, DataOperation> operation) {
            this.path = path;
            this.operation = operation;
        }
    }

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Take.class)
    void theSourceIsRefreshedFromUnmaskedDataInBetween(Take take) {
        at.engine.world().addVdb("QA", "Grandchild", MasterWorld.CHILD);
        at.refreshMasked();
        at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false));
        at.untilIdle();
        String bad = at.badSnapshot();
        at.newSession();
        List<String> before = at.exposed();
        DataOperation operation = take.operation.apply(at);
        AtomicBoolean done = MasterWorld.before(at.engine.faults().on("POST", take.path), () -> {
            at.stage.run(new RefreshVdb(MasterWorld.CHILD, PointChoice.snapshot(bad), true));
            at.untilIdle();
        });

        Running running = at.stage.start(operation);
        running.untilEnded();
        at.untilIdle();

        assertThat(done).isTrue();
        assertThat(at.exposedSince(before, MasterWorld.CHILD))
                .as("exposed by " + take + ", which " + running.ending)
                .isEmpty();
    }

    enum Open {
        ENABLE("/enable$", at -> at.disable(MasterWorld.MASTER)),
        START("/start$", at -> at.stopQuietly(MasterWorld.MASTER));

        final String path;
        final Consumer<MasterWorld> before;

        Open(String path, Consumer<MasterWorld> before) {
            this.path = path;
            this.before = before;
        }
    }

    @ParameterizedTest
    @EnumSource(Open.class)
    void anotherBuildsMaskedRefreshFailsInBetween(Open open) {
        at.refreshMasked();
        open.before.accept(at);
        at.newSession();
        Running[] other = {null};
        MasterWorld.before(at.engine.faults().on("POST", open.path), () -> {
            at.engine.faults().failMasking();
            other[0] = at.stage.start(MasterWorld.masked()).untilEndedOrBusy();
            at.untilIdle();
        });
        Running running =
                at.stage.start(new ManageVdb(MasterWorld.MASTER, VdbAction.valueOf(open.name()), null, false));
        running.untilEnded();
        assertThat(other[0].untilEnded().ending).isEqualTo("failed");
        at.untilIdle();
        assertThat(at.exposed()).doesNotContain(at.reference(MasterWorld.MASTER));
    }

    @Test
    void aPersonRefreshesThePodInBetween() {
        standingPod();
        List<String> before = at.exposed();
        AtomicBoolean done = refreshedWhileItStarts(() -> {});
        Running running = at.stage.start(pod(PodAction.START)).untilEnded();
        at.untilIdle();

        assertThat(done).isTrue();
        assertThat(running.notes).contains(Note.POD_DISABLED);
        assertThat(at.exposedSince(before, MasterWorld.MASTER)).isEmpty();
    }

    /** What begins by starting a pod that stands still. */
    enum Helped {
        REFRESH(pod(PodAction.REFRESH)),
        RESET(pod(PodAction.RESET)),
        UNDO(pod(PodAction.UNDO)),
        PROVISION(new ProvisionPod(TARGET, List.of(), List.of(), IfExists.REFRESH)),
        NEW_BRANCH(new ManageBranch(TARGET, new BranchChange(BranchAction.CREATE_BRANCH, "other", null))),
        BOOKMARK(new BookmarkSelfService("now", TARGET, null, IfExists.FAIL));

        final DataOperation operation;

        Helped(DataOperation operation) {
            this.operation = operation;
        }
    }

    @ParameterizedTest
    @EnumSource(Helped.class)
    void aPersonRefreshesThePodThatIsStartedFirst(Helped helped) {
        standingPod();
        List<String> before = at.exposed();
        AtomicBoolean done = refreshedWhileItStarts(() -> {});

        Running running = at.stage.start(helped.operation).untilEnded();
        at.untilIdle();

        assertThat(done).isTrue();
        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.notes).contains(Note.POD_DISABLED);
        assertThat(at.exposedSince(before, MasterWorld.MASTER)).isEmpty();
    }

    /** While anybody refreshes the master, the refresh of a pod waits; what its start has opened does not stay open for that. */
    @Test
    void whatWasStartedIsProvenBeforeAnythingIsWaitedFor() {
        standingPod();
        List<String> before = at.exposed();
        String[] refresh = {null};
        refreshedWhileItStarts(() -> refresh[0] = at.beginRefresh());

        Running running = at.stage.start(pod(PodAction.REFRESH)).untilEndedOrBusy();

        assertThat(running.ending).isEqualTo("failed");
        assertThat(at.exposedSince(before, MasterWorld.MASTER)).isEmpty();
        at.engine.world().finishJob(refresh[0]);
    }

    /** Somebody takes away the pod that got unmasked data, and leaves its VDBs, before it can be disabled. */
    @Test
    void aPersonDeletesThePodAndKeepsItsVdbs() {
        at.refreshMasked();
        at.stage.run(pod(PodAction.REFRESH));
        at.newSession();
        List<String> before = at.exposed();
        MasterWorld.before(at.engine.faults().on("POST", "/container/[^/]+/refresh$"), at::failByPerson);
        AtomicBoolean deleted = MasterWorld.before(
                at.engine.faults().on(request -> isReadAfterTheRefresh(request.method(), request.path())),
                this::deletePodByPerson);

        Running running = at.stage.start(pod(PodAction.REFRESH)).untilEnded();
        at.untilIdle();

        assertThat(deleted).isTrue();
        assertThat(running.ending).isEqualTo("failed");
        assertThat(at.exposedSince(before, MasterWorld.MASTER))
                .as(String.valueOf(running.notes))
                .isEmpty();
    }

    private boolean isReadAfterTheRefresh(String method, String path) {
        List<Books.JobEntry> refreshes = at.engine.books().jobs().stream()
                .filter(job -> job.actionType().endsWith("CONTAINER_REFRESH"))
                .toList();
        return method.equals("GET")
                && path.matches(".*/container/[^/]+")
                && refreshes.size() == 2
                && refreshes.stream().allMatch(job -> job.state().equals("COMPLETED"));
    }

    private void deletePodByPerson() {
        String pod = at.engine.books().pod(MasterWorld.POD).reference();
        at.post(
                "/selfservice/container/" + pod + "/delete",
                "type",
                "JSDataContainerDeleteParameters",
                "deleteDataSources",
                false);
        at.untilOnlyTheMasterIsAtWork();
    }

    /** Its master is masked, and so is what it holds. */
    private void standingPod() {
        at.refreshMasked();
        at.stage.run(pod(PodAction.REFRESH));
        at.stage.run(pod(PodAction.STOP));
        at.newSession();
    }

    /** @param then what else happens before the start takes effect */
    private AtomicBoolean refreshedWhileItStarts(Runnable then) {
        return MasterWorld.before(at.engine.faults().on("POST", "/container/[^/]+/enable$"), () -> {
            at.failByPerson();
            at.elsewhere.run(new ManagePod(
                    new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, true), PodAction.START, null));
            at.podRefreshedByPersonAndStopped();
            then.run();
        });
    }

    private static ManagePod pod(PodAction action) {
        return new ManagePod(TARGET, action, null);
    }
}
