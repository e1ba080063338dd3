package io.jenkins.plugins.delphixpipeline.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry;
import io.jenkins.plugins.delphixpipeline.guard.LedgerFile;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.Namespace;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The verdicts, line by line; a master is DB-2, its parent production's copy DB-1, a child of it DB-4. */
class UnmaskedDataPolicyTest {
    private static final Instant DAWN = Instant.parse("2026-03-01T06:00:00Z");

    private final FakePlatform platform = new FakePlatform();
    private final List<Note> notes = new ArrayList<>();
    private TimeflowLedger ledger = TimeflowLedger.inMemory();
    private boolean trust = true;

    UnmaskedDataPolicyTest() {
        platform.snapshots.put("DB-2", List.of());
        platform.add(new Dataset("DB-4", "Patients QA", "QA", "AppDataContainer", "DB-2", "TF-4", true, null));
    }

    private static Instant at(int minutes) {
        return DAWN.plusSeconds(60L * minutes);
    }

    private void making(DelphixJob.State state, int started, int updated) {
        List<MakingJob> all = new ArrayList<>(platform.history.makingJobs("DB-2"));
        all.add(0, new MakingJob("JOB-" + started, state, at(started), at(updated)));
        platform.history.making.put("DB-2", all);
    }

    private Snapshot snapshot(String dataset, String timeflow, int minutes) {
        Snapshot made = new Snapshot(
                "SNAP-" + timeflow + "-" + minutes,
                "@" + minutes,
                dataset,
                timeflow,
                at(minutes),
                at(minutes),
                null,
                true);
        List<Snapshot> all = new ArrayList<>(platform.snapshots.getOrDefault(dataset, List.of()));
        all.add(0, made);
        platform.snapshots.put(dataset, all);
        return made;
    }

    /** The dataset moves on to a new timeflow, made of this. */
    private void move(String dataset, String timeflow, Snapshot parent, String parentTimeflow) {
        Dataset old = platform.datasets.get(dataset);
        platform.timeflows.put(
                timeflow,
                new Timeflow(
                        timeflow,
                        null,
                        dataset,
                        Timeflow.Origin.TRANSFORMATION,
                        parent == null ? null : parent.reference(),
                        parentTimeflow));
        platform.datasets.put(
                dataset,
                new Dataset(
                        dataset,
                        old.name(),
                        old.group(),
                        old.type(),
                        old.parent(),
                        timeflow,
                        old.masked(),
                        old.namespace()));
        platform.history.previous.put(dataset, old.currentTimeflow());
    }

    private UnmaskedDataPolicy policy() {
        DataTerms terms = new DataTerms(false, trust, ledger, new MasterLocks(), null);
        NoteSink told = (note, arguments) -> notes.add(note);
        return UnmaskedDataPolicy.of(new OperationContext(platform, told, terms), false);
    }

    private Dataset dataset(String reference) {
        return platform.datasets.get(reference);
    }

    private UnmaskedDataPolicy.Choice latest(String from) {
        return policy().choose(PointChoice.latestSnapshot(), dataset(from), "child");
    }

    private Problem refusal(Runnable take) {
        PlatformException refused = catchThrowableOfType(PlatformException.class, take::run);
        assertThat(refused).as("it was let pass").isNotNull();
        return refused.failure().reason() == null
                ? refused.problem()
                : refused.failure().reason().problem();
    }

    @Test
    void productionIsUnmasked() {
        assertThat(refusal(() -> latest("DB-1"))).isEqualTo(Problem.UNMASKED_DATA);
    }

    @Test
    void aMasterWhoseRefreshEndedWellIsTakenFromItsNewestSnapshot() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        Snapshot newest = snapshot("DB-2", "TF-2", 20);

        UnmaskedDataPolicy.Choice choice = latest("DB-2");

        assertThat(choice.label()).isEqualTo(newest.name());
        assertThat(choice.skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FAILED, MASKED_REFRESH_FAILED", "CANCELED, MASKED_REFRESH_FAILED", "RUNNING, MASKED_REFRESH_UNDER_WAY"
    })
    void whatARefreshLeftThatDidNotEndWellIsPassedOver(DelphixJob.State state, Problem reason) {
        making(DelphixJob.State.COMPLETED, 0, 10);
        Snapshot good = snapshot("DB-2", "TF-2", 10);
        move("DB-2", "TF-20", null, "TF-1");
        making(state, 30, 40);
        Snapshot leak = snapshot("DB-2", "TF-20", 50);

        UnmaskedDataPolicy.Choice choice = latest("DB-2");

        assertThat(choice.label()).isEqualTo(good.name());
        assertThat(choice.skipped()).containsExactly(leak.name());
        assertThat(notes).contains(Note.SNAPSHOTS_SKIPPED);
        assertThat(refusal(() -> policy().choose(PointChoice.snapshot(leak.name()), dataset("DB-2"), "child")))
                .isEqualTo(reason);
        assertThat(refusal(() -> policy().requireReadable(dataset("DB-2")))).isEqualTo(reason);
    }

    /** An undo or a switch: what a failed refresh left without a snapshot gets its first one after a later job. */
    @ParameterizedTest
    @CsvSource({"true, 41", "true, 31", "false, 41"})
    void aTimeflowThatIsCurrentAgainIsNotThatOfTheNewestJob(boolean snapshotListed, int newestAt) {
        making(DelphixJob.State.FAILED, 10, 20);
        making(DelphixJob.State.COMPLETED, 30, 40);
        platform.history.snapshotBegun = snapshotListed ? at(newestAt) : null;
        move("DB-2", "TF-30", null, "TF-1");
        Snapshot good = snapshot("DB-2", "TF-30", newestAt);
        move("DB-2", "TF-10", null, "TF-1");

        assertThat(refusal(() -> policy().requireReadable(dataset("DB-2"))))
                .as("before it has a snapshot")
                .isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);

        Snapshot leak = snapshot("DB-2", "TF-10", 50);
        assertThat(latest("DB-2").label()).isEqualTo(good.name());
        assertThat(refusal(() -> policy().choose(PointChoice.snapshot(leak.name()), dataset("DB-2"), "child")))
                .isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);
    }

    @Test
    void aSnapshotOfTheOldTimeflowAsARefreshBeginsDoesNotTakeTheNewOnesProof() {
        making(DelphixJob.State.FAILED, 10, 20);
        making(DelphixJob.State.COMPLETED, 30, 40);
        platform.history.snapshotBegun = at(39);
        move("DB-2", "TF-10", null, "TF-1");
        Snapshot early = snapshot("DB-2", "TF-10", 31);
        move("DB-2", "TF-30", null, "TF-1");
        Snapshot good = snapshot("DB-2", "TF-30", 40);

        assertThat(latest("DB-2").label()).isEqualTo(good.name());

        move("DB-2", "TF-10", null, "TF-1");
        Snapshot leak = snapshot("DB-2", "TF-10", 50);

        assertThat(latest("DB-2").label()).isEqualTo(good.name());
        for (Snapshot old : List.of(early, leak)) {
            assertThat(refusal(() -> policy().choose(PointChoice.snapshot(old.name()), dataset("DB-2"), "child")))
                    .isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);
        }
    }

    /**
     * A refresh from minute 30 to 40 has masked, and nothing is left of another timeflow: snapshots are deleted in time. The first
     * one that is left of this timeflow was made in minute 50.
     */
    @ParameterizedTest
    @CsvSource({"20, false", "35, false", "45, true", "55, false"})
    void whatMayHaveBeenLedBackToAfterARefreshIsNotItsWork(int ledBack, boolean refused) {
        making(DelphixJob.State.COMPLETED, 30, 40);
        Snapshot left = snapshot("DB-2", "TF-2", 50);
        platform.history.ledBack.add(at(ledBack));

        if (refused) {
            assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);
        } else {
            assertThat(latest("DB-2").label()).isEqualTo(left.name());
        }
    }

    /** A snapshot from when the refresh ran shows that the timeflow is its work. */
    @Test
    void whatTheRefreshMadeIsItsWorkWhateverHasBeenLedBackSince() {
        making(DelphixJob.State.COMPLETED, 30, 40);
        snapshot("DB-2", "TF-2", 39);
        Snapshot later = snapshot("DB-2", "TF-2", 50);
        platform.history.ledBack.add(at(45));

        assertThat(latest("DB-2").label()).isEqualTo(later.name());
    }

    @Test
    void whatMayHaveBeenLedBackToHasNotToHaveASnapshot() {
        making(DelphixJob.State.COMPLETED, 30, 40);
        platform.history.ledBack.add(at(45));

        assertThat(refusal(() -> policy().requireReadable(dataset("DB-2")))).isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);
    }

    @Test
    void aRewindBetweenDoesNotTakeAwayWhatTheJobMade() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        Snapshot origin = snapshot("DB-2", "TF-2", 10);
        move("DB-2", "TF-20", origin, "TF-2");
        snapshot("DB-2", "TF-20", 20);
        move("DB-2", "TF-2", null, "TF-1");
        platform.snapshots.get("DB-2").removeIf(old -> old.equals(origin));
        Snapshot later = snapshot("DB-2", "TF-2", 30);

        assertThat(latest("DB-2").label()).isEqualTo(later.name());
    }

    @Test
    void aSnapshotFromBeforeTheMaskingEndedNeverCountsBecauseLaterOnesDo() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        platform.history.snapshotBegun = at(9);
        Snapshot early = snapshot("DB-2", "TF-2", 5);
        Snapshot proper = snapshot("DB-2", "TF-2", 9);

        assertThat(latest("DB-2").label()).isEqualTo(proper.name());
        assertThat(refusal(() -> policy().choose(PointChoice.snapshot(early.name()), dataset("DB-2"), "child")))
                .isEqualTo(Problem.SNAPSHOT_BEFORE_MASKING);
    }

    @ParameterizedTest
    @EnumSource(LedgerEntry.Outcome.class)
    void whatThisControllerFoundOutComesFirst(LedgerEntry.Outcome outcome) {
        making(outcome == LedgerEntry.Outcome.PROVEN ? DelphixJob.State.FAILED : DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 20);
        ledger.enter(platform.identity(), "TF-2", new LedgerEntry(outcome, "DB-2", null, "JOB-0"));

        if (outcome == LedgerEntry.Outcome.PROVEN) {
            assertThat(latest("DB-2").label()).isEqualTo("@20");
        } else {
            assertThat(refusal(() -> latest("DB-2")).name()).isEqualTo("MASKED_REFRESH_" + outcome);
        }
    }

    @Test
    void whatAnotherControllerMarkedIsNotTaken() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        platform.history.marked.add("TF-2");

        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKED_REFRESH_DISPROVED);
    }

    @Test
    void withTheHookGoneTheFlagProvesNothing() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        platform.masking = new Masking(true, List.of());

        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKING_STEP_GONE);
    }

    @Test
    void aHookThatWasSeenToBeGoneWhenTheDataCameProvesNothingWhenItIsBack() {
        Masking whole = platform.masking;
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        platform.engineTime = at(20);
        latest("DB-2");
        platform.masking = new Masking(true, List.of());
        platform.engineTime = at(30);
        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKING_STEP_GONE);
        move("DB-2", "TF-20", null, "TF-1");
        making(DelphixJob.State.COMPLETED, 32, 34);
        snapshot("DB-2", "TF-20", 34);
        platform.masking = whole;
        platform.engineTime = at(40);

        UnmaskedDataPolicy.Choice choice = latest("DB-2");

        assertThat(choice.label()).as("what came before is as good as it was").isEqualTo("@10");
        assertThat(choice.skipped()).containsExactly("@34");
    }

    /** What is not listed any more tells as little as a back end that never told anybody. */
    @ParameterizedTest
    @CsvSource({"true, false, true", "false, true, true", "true, false, false", "false, true, false"})
    void ofAMasterWithoutRecordTheConnectionDecides(boolean trusted, boolean refused, boolean tells) {
        trust = trusted;
        snapshot("DB-2", "TF-2", 10);
        platform.tellsHistory = tells;
        platform.history.oldest = at(60);

        if (refused) {
            assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.NO_MASKING_RECORD);
        } else {
            assertThat(latest("DB-2").label()).isEqualTo("@10");
            assertThat(notes).contains(Note.NO_MASKING_RECORD);
        }
    }

    @Test
    void aLoginThatIsNotShownTheJobsIsRefused() {
        snapshot("DB-2", "TF-2", 10);

        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKING_JOBS_HIDDEN);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        Snapshot taken = snapshot("DB-2", "TF-2", 10);
        move("DB-4", "TF-40", taken, "TF-2");
        snapshot("DB-4", "TF-40", 20);
        platform.datasets.remove("DB-2");

        PlatformException refused = catchThrowableOfType(PlatformException.class, () -> latest("DB-4"));

        assertThat(refused.problem()).isEqualTo(Problem.MASKING_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, true", "FAILED, false"})
    void aChildIsAsGoodAsTheSnapshotItWasMadeFrom(DelphixJob.State state, boolean safe) {
        making(state, 0, 10);
        Snapshot taken = snapshot("DB-2", "TF-2", 20);
        move("DB-4", "TF-40", taken, "TF-2");
        snapshot("DB-4", "TF-40", 30);

        if (safe) {
            assertThat(latest("DB-4").label()).isEqualTo("@30");
            policy().choose(PointChoice.latestPoint(), dataset("DB-4"), "grandchild");
            policy().requireReadable(dataset("DB-4"));
        } else {
            assertThat(refusal(() -> latest("DB-4"))).isEqualTo(Problem.MASKED_REFRESH_FAILED);
            assertThat(refusal(() -> policy().requireReadable(dataset("DB-4"))))
                    .isEqualTo(Problem.MASKED_REFRESH_FAILED);
        }
    }

    @Test
    void aRewindLeadsToWhatWasThereThen() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        platform.history.snapshotBegun = at(9);
        Snapshot early = snapshot("DB-2", "TF-2", 5);
        Snapshot proper = snapshot("DB-2", "TF-2", 9);
        move("DB-2", "TF-20", proper, "TF-2");
        policy().requireReadable(dataset("DB-2"));
        move("DB-2", "TF-21", early, "TF-2");

        assertThat(refusal(() -> policy().requireReadable(dataset("DB-2")))).isEqualTo(Problem.SNAPSHOT_BEFORE_MASKING);
    }

    @Test
    void anUndoLeadsToTheTimeflowBefore() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        move("DB-2", "TF-20", null, "TF-1");
        making(DelphixJob.State.FAILED, 30, 40);
        policy().requireUndo(dataset("DB-2"));
        move("DB-2", "TF-21", null, "TF-1");
        making(DelphixJob.State.COMPLETED, 50, 60);
        snapshot("DB-2", "TF-21", 60);

        assertThat(refusal(() -> policy().requireUndo(dataset("DB-2")))).isEqualTo(Problem.MASKED_REFRESH_UNPROVEN);
    }

    @Test
    void betweenTheSnapshotsOfAMasterNothingIsTaken() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);

        assertThat(refusal(() -> policy().choose(PointChoice.latestPoint(), dataset("DB-2"), "child")))
                .isEqualTo(Problem.POINT_NOT_PINNED);
    }

    @ParameterizedTest
    @CsvSource({"NAMESPACE-1, MASKED_REPLICA", ", NO_MASKING_RECORD"})
    void aReplicaOfAMaskedVdbIsSafeAndSaid(String namespace, Note note) {
        platform.add(new Dataset(
                "DB-9",
                "Copy",
                "Masked",
                "AppDataContainer",
                null,
                "TF-9",
                true,
                namespace == null ? null : new Namespace(namespace, "east")));
        snapshot("DB-9", "TF-9", 10);

        assertThat(latest("DB-9").label()).isEqualTo("@10");
        assertThat(notes).contains(note);
    }

    @Test
    void anyScriptIsTakenForTheMaskingStepUntilOneIsNamed() {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        platform.masking = new Masking(true, List.of(new Masking.Hook(false, "greet")));
        latest("DB-2");
        assertThat(notes).contains(Note.MASKING_BY_ANY_SCRIPT);

        ledger.name(platform.identity(), "DB-2", "mask");

        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKING_STEP_GONE);
    }

    /** What was seen is known all the same, and refuses nobody: the record of it matters to the next life of the controller. */
    @Test
    void aLookThatCannotBeWrittenDownCountsAndOneThatCannotBeReadRefuses(@TempDir Path home) throws Exception {
        making(DelphixJob.State.COMPLETED, 0, 10);
        snapshot("DB-2", "TF-2", 10);
        ledger = TimeflowLedger.in(new LedgerFile(Files.writeString(home.resolve("in the way"), "")));
        assertThat(latest("DB-2").label()).isEqualTo("@10");

        platform.masking = new Masking(true, List.of());
        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.MASKING_STEP_GONE);

        Files.writeString(home.resolve("timeflows.json"), "{");
        ledger = TimeflowLedger.in(new LedgerFile(home));
        assertThat(refusal(() -> latest("DB-2"))).isEqualTo(Problem.LEDGER_UNREADABLE);
    }
}
