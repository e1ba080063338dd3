package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.PREP1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks are set by template or text, whole lists at a time, and nothing else changes; the master keeps what masks it. */
class HooksOfVdbsTest {
    private static final Script GRANT = new Script("Grant", Shell.BASH, "psql -f grant.sql");
    private static final Script MASK = new Script("mask.sh", Shell.BASH, "mask --all");

    enum BackEnd {
        ENGINE(lab -> new EngineStage(lab.engine)),
        DCT(lab -> new DctStage(lab.dct));

        private final Function<HooksOfVdbsTest, PlatformStage> opened;

        BackEnd(Function<HooksOfVdbsTest, PlatformStage> opened) {
            this.opened = opened;
        }
    }

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(60))
            .start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .version("3.28")
            .telemetryLag(Duration.ofMillis(100))
            .start();
    private PlatformStage stage;

    @AfterEach
    void close() {
        if (stage != null) {
            stage.close();
        }
        dct.close();
        engine.close();
    }

    private void on(BackEnd backEnd) {
        stage = backEnd.opened.apply(this);
    }

    private static HookSettings scripts(Moment moment, Script... scripts) {
        HookSettings settings = new HookSettings().list(moment);
        List.of(scripts).forEach(script -> settings.script(moment, script));
        return settings;
    }

    private static DataOperation set(String vdb, HookSettings hooks) {
        return new SetHooks(vdb, hooks, false);
    }

    private VdbHooks hooks(String vdb) {
        DatasetCatalog catalog = stage.platform().catalog();
        return catalog.hooks(catalog.dataset(vdb));
    }

    private Problem refused(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure().problem();
    }

    /** What was changed on the engine is known to the back end. */
    private void maskedByScript() {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        await().until(() -> hooks(MASTER).of(Moment.CONFIGURE_CLONE).size() == 1);
    }

    @ParameterizedTest
    @EnumSource
    void aListIsReplacedByTemplatesAndTextsAndTheOthersStay(BackEnd backEnd) {
        engine.world().setHooks(PREP1, "preRefresh", World.scriptHook("before"));
        engine.world().setHooks(PREP1, "postRefresh", World.scriptHook("old"));
        on(backEnd);
        await().until(() -> !hooks(PREP1).of(Moment.PRE_REFRESH).isEmpty());
        HookSettings wanted = new HookSettings()
                .template(Moment.POST_REFRESH, "Clean up", null)
                .template(Moment.POST_REFRESH, "Clean up", "Clean up again")
                .script(Moment.POST_REFRESH, GRANT);
        assertThat(stage.run(set(PREP1, wanted)).values())
                .containsEntry("postRefresh", List.of("Clean up", "Clean up again", "Grant"))
                .containsEntry("preRefresh", List.of("before"));
        String command = "psql -c 'truncate sessions'";
        assertThat(hooks(PREP1).of(Moment.POST_REFRESH))
                .containsExactly(
                        new Script("Clean up", Shell.BASH, command),
                        new Script("Clean up again", Shell.BASH, command),
                        GRANT);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyListTakesItsScriptsAwayAndTheSameHooksAreNotSetAgain(BackEnd backEnd) {
        on(backEnd);
        stage.run(set(PREP1, scripts(Moment.CONFIGURE_CLONE, GRANT)));
        assertThat(stage.run(set(PREP1, scripts(Moment.CONFIGURE_CLONE, GRANT))).values())
                .containsEntry("already", true);
        assertThat(stage.run(set(PREP1, scripts(Moment.CONFIGURE_CLONE))).values())
                .doesNotContainKey("already");
        assertThat(hooks(PREP1).of(Moment.CONFIGURE_CLONE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyShellComesBackAsItWasGiven(BackEnd backEnd) {
        on(backEnd);
        Script[] all = List.of(Shell.values()).stream()
                .map(shell -> new Script(shell.name(), shell, "true"))
                .toArray(Script[]::new);
        stage.run(set(PREP1, scripts(Moment.PRE_REFRESH, all)));
        assertThat(hooks(PREP1).of(Moment.PRE_REFRESH)).containsExactly(all);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownTemplateAndTwinsAreRefusedBeforeAnythingIsChanged(BackEnd backEnd) {
        on(backEnd);
        HookSettings unknown = new HookSettings().template(Moment.PRE_REFRESH, "Clean upp", null);
        assertThat(refused(set(PREP1, unknown))).isEqualTo(Problem.HOOK_TEMPLATE_UNKNOWN);
        assertThat(refused(set(PREP1, scripts(Moment.PRE_REFRESH, GRANT, GRANT))))
                .isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(hooks(PREP1).of(Moment.PRE_REFRESH)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theMaskingJobOfAMasterStaysAheadOfNewScripts(BackEnd backEnd) {
        on(backEnd);
        stage.run(set(MASTER, scripts(Moment.CONFIGURE_CLONE, GRANT)));
        try (EngineStage there = new EngineStage(engine)) {
            DatasetCatalog catalog = there.platform().catalog();
            assertThat(catalog.masking(catalog.dataset(MASTER)).hooks())
                    .extracting(hook -> hook.maskingJob(), hook -> hook.name())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(true, "Mask Patients"),
                            org.assertj.core.groups.Tuple.tuple(false, "Grant"));
            there.run(
                    new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theScriptThatMasksAMasterIsTakenAwayOnlyWithLeave(BackEnd backEnd) {
        on(backEnd);
        maskedByScript();
        stage.run(new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh")));
        assertThat(refused(set(MASTER, scripts(Moment.CONFIGURE_CLONE)))).isEqualTo(Problem.MASKING_STEP_LEFT_OUT);
        assertThat(refused(set(MASTER, scripts(Moment.CONFIGURE_CLONE, GRANT))))
                .isEqualTo(Problem.MASKING_STEP_LEFT_OUT);
        assertThat(hooks(MASTER).of(Moment.CONFIGURE_CLONE)).hasSize(1);
        Running allowed = stage.start(new SetHooks(MASTER, scripts(Moment.CONFIGURE_CLONE, GRANT), true))
                .untilEnded();
        assertThat(allowed.ending).isEqualTo("succeeded");
        assertThat(allowed.notes).contains(Note.MASKING_STEP_LEFT_OUT);
    }

    /** Nobody has named it as the one that masks, but it may be. */
    @ParameterizedTest
    @EnumSource
    void theOnlyScriptOfAMasterIsReplacedByAnotherOnlyWithLeave(BackEnd backEnd) {
        on(backEnd);
        maskedByScript();
        assertThat(refused(set(MASTER, scripts(Moment.CONFIGURE_CLONE, GRANT))))
                .isEqualTo(Problem.MASKING_STEP_LEFT_OUT);
        assertThat(hooks(MASTER).of(Moment.CONFIGURE_CLONE))
                .extracting(Script::name)
                .containsExactly("mask.sh");
    }

    @ParameterizedTest
    @EnumSource
    void theScriptThatMasksMayGetAnotherTextAndWhatItMaskedStaysSafe(BackEnd backEnd) {
        on(backEnd);
        maskedByScript();
        DataOperation refresh =
                new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh"));
        stage.run(refresh);
        stage.run(set(MASTER, scripts(Moment.CONFIGURE_CLONE, MASK, GRANT)));
        stage.run(VdbOperationsContract.provision("Prep/before", MASTER, IfExists.FAIL, false));
        stage.run(refresh);
        stage.run(VdbOperationsContract.provision("Prep/after", MASTER, IfExists.FAIL, false));
    }

    @ParameterizedTest
    @EnumSource
    void aNewVdbGetsItsHooksWithTheProvision(BackEnd backEnd) {
        on(backEnd);
        HookSettings wanted = scripts(Moment.CONFIGURE_CLONE, GRANT).template(Moment.POST_REFRESH, "Clean up", null);
        var placement = new Placement(null, null, null, null, Map.of()).with(wanted);
        stage.run(new ProvisionVdb(
                "Prep/hooked",
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                placement,
                IfExists.FAIL,
                false));
        assertThat(hooks("Prep/hooked").of(Moment.CONFIGURE_CLONE)).containsExactly(GRANT);
        assertThat(hooks("Prep/hooked").of(Moment.POST_REFRESH)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void hooksWhoseAnswerWasLostAreFoundAndNotSetAgain(BackEnd backEnd) {
        on(backEnd);
        if (backEnd == BackEnd.ENGINE) {
            engine.faults().on("POST", "/source/[^/]+$").dropAfter();
        } else {
            dct.faults().on("PATCH", "/vdbs/[^/]+$").dropAfter();
        }
        stage.run(set(PREP1, scripts(Moment.CONFIGURE_CLONE, GRANT)));
        assertThat(hooks(PREP1).of(Moment.CONFIGURE_CLONE)).containsExactly(GRANT);
        assertThat(engine.books().submissions("/source/[^/]+$") + dct.books().handled("PATCH", "/vdbs/[^/]+$"))
                .isEqualTo(1);
    }

    /** An engine's own word that it was done is not enough. */
    @Test
    void hooksThatDoNotShowAreNotReportedAsSet() {
        on(BackEnd.ENGINE);
        Running running = stage.start(set(PREP1, scripts(Moment.CONFIGURE_CLONE, GRANT)));
        running.untilEnded();
        engine.world().setHooks(PREP1, "configureClone");
        Running again = stage.resume(set(PREP1, scripts(Moment.CONFIGURE_CLONE, GRANT)), lastButOne(running));
        again.untilEnded();
        assertThat(again.failure().problem()).isEqualTo(Problem.UNPROVEN);
    }

    private static io.jenkins.plugins.delphixpipeline.operation.OperationState lastButOne(Running running) {
        return running.saves.stream()
                .filter(state -> state.begun("SET_HOOKS"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
