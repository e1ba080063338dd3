package io.jenkins.plugins.delphixpipeline.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob.State;
import io.jenkins.plugins.delphixpipeline.platform.model.MakingJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line by line: the master was on TF-2 before OURS, which failed; THEIRS is a later refresh. */
class MasterRemedyTest {
    private static final String MASTER = "DB-2";
    private static final String BEFORE = "TF-2";
    private static final String OURS = "JOB-1";
    private static final String THEIRS = "JOB-2";
    private static final String DISABLE = "DISABLE";

    private final FakePlatform platform = new FakePlatform();
    private final List<Note> notes = new ArrayList<>();
    private final DataTerms terms = DataTerms.inMemory(false);
    private final TimeflowLedger ledger = terms.ledger();
    private OperationState state =
            OperationState.start("operation", 0).failing(Failure.of(Problem.JOB_FAILED, "Patients Masked Master"));

    private void made(String job, State how) {
        List<MakingJob> all = new ArrayList<>(platform.history.makingJobs(MASTER));
        all.add(0, new MakingJob(job, how, Instant.EPOCH, Instant.EPOCH));
        platform.history.making.put(MASTER, all);
    }

    private String current() {
        return platform.datasetByReference(MASTER).currentTimeflow();
    }

    private void move() {
        platform.moveToNewTimeflow(MASTER, "SNAP-1");
    }

    private void known(boolean safe) {
        LedgerEntry.Outcome outcome = safe ? LedgerEntry.Outcome.PROVEN : LedgerEntry.Outcome.UNPROVEN;
        ledger.enter(platform.identity(), current(), new LedgerEntry(outcome, MASTER, null, null));
    }

    private Optional<Next.Submit> afterRefresh(String job) {
        return next(new MasterRemedy(MASTER, BEFORE, true, job));
    }

    private Optional<Next.Submit> afterEnable() {
        return next(new MasterRemedy(MASTER, BEFORE, false, null));
    }

    private Optional<Next.Submit> next(MasterRemedy remedy) {
        return remedy.next(DISABLE, state, new OperationContext(platform, (note, arguments) -> notes.add(note), terms));
    }

    private static void assertDisabled(Optional<Next.Submit> next, boolean afterOthers) {
        assertThat(next).hasValueSatisfying(disable -> {
            assertThat(disable.submission()).isEqualTo(new Submission.Disable(MASTER));
            assertThat(disable.admission().afterOthers()).isEqualTo(afterOthers);
            assertThat(disable.admission().guards()).contains(MASTER);
        });
    }

    private void assertLeftToOthers(Optional<Next.Submit> next) {
        assertThat(next).isEmpty();
        assertThat(notes).containsExactly(Note.REPLACED_BY_OTHERS);
        assertThat(ledger.find(platform.identity(), current()))
                .hasValueSatisfying(entry -> assertThat(entry.isSafe()).isTrue());
    }

    private void assertTimeflowIsRefused(LedgerEntry.Outcome outcome) {
        assertThat(ledger.find(platform.identity(), current()))
                .hasValueSatisfying(entry -> assertThat(entry.outcome()).isEqualTo(outcome));
        assertThat(platform.history.marked).containsExactly(current());
    }

    private void assertNothingEntered() {
        assertThat(ledger.find(platform.identity(), current())).isEmpty();
        assertThat(platform.history.marked).isEmpty();
    }

    @Test
    void whereNobodyElseWasAtWorkItIsDisabledAndItsTimeflowRefused() {
        made(OURS, State.FAILED);
        move();

        assertDisabled(afterRefresh(OURS), false);

        assertTimeflowIsRefused(LedgerEntry.Outcome.FAILED);
    }

    /** The jobs do not tell whose work has moved it. */
    @Test
    void whereTheJobIsNotKnownItIsDisabledToo() {
        made(THEIRS, State.COMPLETED);
        move();

        assertDisabled(afterRefresh(null), false);
    }

    @Test
    void whatALaterRefreshHasMaskedIsLeft() {
        made(OURS, State.FAILED);
        made(THEIRS, State.COMPLETED);
        move();
        known(true);

        assertLeftToOthers(afterRefresh(OURS));
    }

    @Test
    void whatALaterRefreshHasNotMaskedIsDisabled() {
        made(OURS, State.FAILED);
        made(THEIRS, State.FAILED);
        move();
        known(false);

        assertDisabled(afterRefresh(OURS), false);

        assertTimeflowIsRefused(LedgerEntry.Outcome.FAILED);
    }

    /** Whatever it brings is not readable before it is known. */
    @Test
    void whileALaterRefreshRunsItIsDisabledOnceThatHasEnded() {
        made(OURS, State.FAILED);
        made(THEIRS, State.RUNNING);
        move();

        assertDisabled(afterRefresh(OURS), true);
    }

    /** Of a failed refresh that others began meanwhile a back end may hear late. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void whatWasOnlyEnabledIsDisabledWhateverOthersBrought(boolean moved, boolean safe) {
        if (moved) {
            move();
        }
        known(safe);

        assertDisabled(afterEnable(), false);
        assertThat(platform.history.marked).isEmpty();
    }

    /** A refresh that ended well has moved the VDB, so that it is on its old timeflow again through others. */
    @ParameterizedTest
    @CsvSource({"COMPLETED, true", "COMPLETED, false", "FAILED, true"})
    void whatARefreshBroughtThatEndedWellAndWasTakenBackIsLeftWhereTheOldDataIsMasked(State how, boolean safe) {
        made(OURS, how);
        known(safe);

        Optional<Next.Submit> next = afterRefresh(OURS);

        if (how == State.COMPLETED && safe) {
            assertLeftToOthers(next);
        } else {
            assertDisabled(next, false);
            assertThat(platform.history.marked).isEmpty();
        }
    }

    @Test
    void aRefreshThatHasMovedNothingTellsNothingOfTheOldTimeflow() {
        made(OURS, State.FAILED);

        assertDisabled(afterRefresh(OURS), false);

        assertNothingEntered();
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        move();
        state = state.intending(
                        DISABLE,
                        Intent.of(new Submission.Disable(MASTER), Instant.EPOCH, null, "operation.DISABLE"),
                        Map.of())
                .submitted(new Receipt("JOB-3", null), false)
                .phaseEnded();

        assertThat(afterRefresh(OURS)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsDisabled() {
        platform.readTrouble = PlatformException.of(Problem.NOT_PERMITTED, MASTER);

        assertDisabled(afterRefresh(OURS), false);
    }
}
