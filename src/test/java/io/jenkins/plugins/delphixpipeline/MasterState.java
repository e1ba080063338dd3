package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import java.time.Duration;
import java.util.function.Consumer;

/** How the master came to be as it is. What is still under way ends once the road has begun to wait, or has ended. */
enum MasterState {
    PROVEN("refreshed by the step", at -> at.refreshMasked()),
    ELSEWHERE("refreshed by another controller", at -> at.elsewhere.run(MasterWorld.masked())),
    NO_RECORD("no job listed any more", at -> {}),
    RUNNING_WELL("refresh by a person running, then good", at -> {
        at.refreshMasked();
        at.engine.world().advanceJob(at.beginRefresh(), 75);
    }),
    RUNNING_BADLY("refresh by a person running, then failed", at -> {
        at.refreshMasked();
        at.engine.faults().failMasking();
        at.engine.world().advanceJob(at.beginRefresh(), 75);
    }),
    FAILED("refresh by the step failed", at -> {
        at.refreshMasked();
        at.engine.faults().failMasking();
        at.stage.start(MasterWorld.masked()).untilEnded();
    }),
    FAILED_ELSEWHERE("refresh by a person failed", at -> {
        at.refreshMasked();
        at.failByPerson();
    }),
    FAILED_NO_RECORD("the only refresh known, by a person, failed", MasterWorld::failByPerson),
    POLICY_AFTER("failed, then a policy snapshot", at -> {
        at.refreshMasked();
        at.failByPerson();
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
    }),
    POLICY_DURING("policy snapshot during a good refresh", at -> {
        at.refreshMasked();
        String job = at.beginRefresh();
        at.engine.world().advanceJob(job, 75);
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
        at.untilTheEnginesClockHasMoved();
        at.engine.world().finishJob(job);
        at.untilIdle();
    }),
    ABORTED("refresh by the step aborted", at -> {
        at.refreshMasked();
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = at.stage.start(MasterWorld.masked()).untilWaiting();
        at.engine.world().advanceJob(running.driver.state().openJob(), 75);
        running.driver.stop();
        running.untilEnded();
        at.engine.world().setJobDuration("DB_REFRESH", MasterWorld.QUICK);
    }),
    UNPROVEN("hook changed during the step's refresh", at -> {
        at.refreshMasked();
        at.engine.world().setJobDuration("DB_REFRESH", Duration.ofSeconds(20));
        Running running = at.stage.start(MasterWorld.masked()).untilWaiting();
        at.engine.world().advanceJob(running.driver.state().openJob(), 75);
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Others"));
        at.engine.world().finishJob(running.driver.state().openJob());
        running.untilEnded();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Patients"));
        at.engine.world().setJobDuration("DB_REFRESH", MasterWorld.QUICK);
    }),
    HOOK_REMOVED("hook removed since the step's refresh", at -> {
        at.refreshMasked();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
    }),
    HOOK_REMOVED_REFRESHED("hook removed, then refreshed by a person", at -> {
        at.refreshMasked();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
        at.refreshByPerson();
    }),
    HOOK_BACK("the same, seen, and the hook put back", at -> {
        at.refreshMasked();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
        at.refreshByPerson();
        at.stage
                .start(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false))
                .untilEnded();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Patients"));
    }),
    HEALED("failed, then refreshed well by the step", at -> {
        at.refreshMasked();
        at.engine.faults().failMasking();
        at.stage.start(MasterWorld.masked()).untilEnded();
        at.refreshMasked();
    }),
    HEALED_ELSEWHERE("failed, then refreshed well by a person", at -> {
        at.refreshMasked();
        at.failByPerson();
        at.refreshByPerson();
    }),
    DISPROVED("disproved by the Masking Engine", at -> {
        at.refreshMasked();
        at.withFailingMaskingEngine(() -> at.stage.start(MasterWorld.masked()).untilEnded());
    }),
    UNDONE_BY_PERSON("failed, refreshed well and undone by a person", MasterState::undone),
    UNDONE_POLICY("the same, then a policy snapshot", at -> {
        undone(at);
        at.engine.world().takePolicySnapshot(MasterWorld.MASTER);
    }),
    HOOK_ADDED_LATE("refreshed by a person without hook, seen, and a hook put there", at -> {
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
        at.refreshByPerson();
        at.later();
        look(at);
        at.later();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Patients"));
    }),
    HOOK_LONG_GONE("hook removed, twice refreshed by a person and seen, and the hook put back", at -> {
        at.refreshMasked();
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone");
        at.refreshByPerson();
        look(at);
        at.later();
        at.refreshByPerson();
        at.later();
        look(at);
        at.engine.world().setHooks(MasterWorld.MASTER, "configureClone", World.maskingHook("Mask Patients"));
    });

    final String words;
    final Consumer<MasterWorld> setUp;

    private static void undone(MasterWorld at) {
        at.refreshMasked();
        at.failByPerson();
        at.refreshByPerson();
        at.undoByPerson();
    }

    /** Any step that asks for the newest data looks at how it is masked. */
    private static void look(MasterWorld at) {
        at.stage
                .start(new RefreshVdb(MasterWorld.CHILD, PointChoice.latestSnapshot(), false))
                .untilEnded();
    }

    MasterState(String words, Consumer<MasterWorld> setUp) {
        this.words = words;
        this.setUp = setUp;
    }
}
