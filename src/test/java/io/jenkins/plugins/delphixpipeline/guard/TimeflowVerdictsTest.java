package io.jenkins.plugins.delphixpipeline.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeflowVerdictsTest {
    private final DataPlatform platform = mock(DataPlatform.class);
    private final TimeflowVerdicts verdicts = new TimeflowVerdicts(
            platform, TimeflowLedger.inMemory(), true, mock(GuardNotes.class), (vdb, flow) -> false);

    /** Silence is borne, and another back end left; neither says anything about data. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void onlyWhatTheRightBackEndSaysIsAVerdict(Problem problem) {
        when(platform.identity()).thenThrow(PlatformException.of(problem, "engine"));

        switch (problem.kind()) {
            case UNREACHABLE, ELSEWHERE ->
                assertThatThrownBy(() -> verdicts.of("TF-1"))
                        .isInstanceOfSatisfying(PlatformException.class, thrown -> assertThat(thrown.problem())
                                .isEqualTo(problem));
            default -> assertThat(verdicts.of("TF-1").kind()).isEqualTo(Verdict.Kind.UNREADABLE);
        }
    }
}
