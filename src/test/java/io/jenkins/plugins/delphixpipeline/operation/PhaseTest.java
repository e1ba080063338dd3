package io.jenkins.plugins.delphixpipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** References are small numbers: a job is the phase's own only if everything agrees that was saved of it. */
class PhaseTest {
    private static final Instant START = Instant.parse("2026-05-04T03:02:01Z");
    private static final Seen OURS = new Seen("JOB-7", "DB-3", START, "ACTION-12", DelphixJob.State.RUNNING);

    private record Seen(String reference, String target, Instant start, String action, DelphixJob.State state) {
        DelphixJob job() {
            return new DelphixJob(
                    reference,
                    "DB_REFRESH",
                    "Refresh",
                    target,
                    "Masked/Patients",
                    state,
                    10,
                    start,
                    start,
                    "USER-2",
                    action,
                    List.of());
        }
    }

    /** What somebody else's job of the same number differs in. */
    enum Difference {
        REFERENCE(seen -> new Seen("JOB-8", seen.target, seen.start, seen.action, seen.state)),
        TARGET(seen -> new Seen(seen.reference, "DB-4", seen.start, seen.action, seen.state)),
        START(seen -> new Seen(seen.reference, seen.target, seen.start.plusMillis(1), seen.action, seen.state)),
        PARENT_ACTION(seen -> new Seen(seen.reference, seen.target, seen.start, "ACTION-13", seen.state));

        private final UnaryOperator<Seen> made;

        Difference(UnaryOperator<Seen> made) {
            this.made = made;
        }
    }

    private static Phase submitted() {
        return Phase.submitted("REFRESH", null, new Receipt("JOB-7", null, "ACTION-12"), false);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatDiffersIsAnotherOne(Difference difference) {
        Phase phase = submitted().sighted(OURS.job());

        assertThat(phase.isOf(OURS.job())).isTrue();
        assertThat(phase.isOf(difference.made.apply(OURS).job())).isFalse();
        assertThat(phase.end().isOf(difference.made.apply(OURS).job()))
                .as("nor once it has ended")
                .isFalse();
    }

    @Test
    void beforeItWasSeenTheActionThatWasAcknowledgedTellsItApart() {
        assertThat(submitted().isOf(OURS.job())).isTrue();
        assertThat(submitted().isOf(Difference.PARENT_ACTION.made.apply(OURS).job()))
                .isFalse();
    }

    @Test
    void whatIsSeenFirstIsWhatCountsLater() {
        Phase phase = submitted().sighted(OURS.job());

        Phase again = phase.sighted(Difference.TARGET.made.apply(OURS).job());

        assertThat(again.isOf(OURS.job())).isTrue();
        assertThat(again.wasSighted()).isTrue();
    }

    @Test
    void whatIsNotToldIsNotHeldAgainstIt() {
        Phase phase = submitted().sighted(OURS.job());

        assertThat(phase.isOf(new Seen("JOB-7", null, null, null, DelphixJob.State.COMPLETED).job()))
                .isTrue();
        assertThat(phase.isOf(new Seen("JOB-7", null, null, null, DelphixJob.State.GONE).job()))
                .isTrue();
    }
}
