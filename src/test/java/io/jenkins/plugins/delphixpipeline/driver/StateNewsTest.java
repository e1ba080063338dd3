package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateNewsTest {
    private static final Intent INTENT =
            Intent.of(new Submission.Disable("VDB-1"), Instant.EPOCH, "USER-1", "op.REFRESH");

    private static OperationState notDisabled(Failure why) {
        return OperationState.start("op", 0)
                .intending("REFRESH", INTENT, Map.of())
                .submitted(new Receipt("JOB-1", null, null), false)
                .phaseEnded()
                .failing(why)
                .remedyFailed(Failure.of(Problem.HOST_UNREACHABLE, "engine"));
    }

    @Test
    void anEndThatNobodySawForAnOutageIsWaitedForOnceMore() {
        Failure unseen =
                Failure.of(Problem.UNPROVEN, "VDB-1").withReason(Failure.of(Problem.HOST_UNREACHABLE, "engine"));

        OperationState again = StateNews.tryingAgain(notDisabled(unseen));

        assertThat(again.openJob()).isEqualTo("JOB-1");
        assertThat(again.failure()).isNull();
        assertThat(again.remedyFailure()).isNull();
        assertThat(again.remedying()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_REFUSED", "CREDENTIAL_GONE", "NOT_PERMITTED"})
    void anEndThatALoginWasNotLetSeeIsWaitedForOnceMore(Problem refused) {
        OperationState again = StateNews.tryingAgain(notDisabled(Failure.of(refused, "engine")));

        assertThat(again.openJob()).isEqualTo("JOB-1");
        assertThat(again.failure()).isNull();
    }

    @Test
    void whatIsKnownToHaveFailedIsOnlyRemedied() {
        Failure failed = Failure.of(Problem.JOB_FAILED, "VDB-1");

        OperationState again = StateNews.tryingAgain(notDisabled(failed));

        assertThat(again.openJob()).isNull();
        assertThat(again.failure()).isEqualTo(failed);
        assertThat(again.remedyFailure()).isNull();
    }

    /** The back end came back just in time for the remedy to be tried, and that failed. */
    @Test
    void itIsTheWorkThatIsLookedAtOnceMoreAndNotItsRemedy() {
        Failure unseen =
                Failure.of(Problem.UNPROVEN, "VDB-1").withReason(Failure.of(Problem.HOST_UNREACHABLE, "engine"));
        OperationState tried = OperationState.start("op", 0)
                .intending("REFRESH", INTENT, Map.of())
                .submitted(new Receipt("JOB-1", null, null), false)
                .phaseEnded()
                .failing(unseen)
                .startingRemedy()
                .intending("DISABLE", INTENT, Map.of())
                .submitted(new Receipt("JOB-2", null, null), false)
                .phaseEnded()
                .remedyFailed(Failure.of(Problem.JOB_FAILED, "VDB-1"));

        OperationState again = StateNews.tryingAgain(tried);

        assertThat(again.openJob()).isEqualTo("JOB-1");
        assertThat(again.job("DISABLE")).isNull();
        assertThat(again.jobs()).containsExactlyInAnyOrder("JOB-1", "JOB-2");
    }

    /** It was looked for in vain, and then nobody answered for too long: it may have arrived after all. */
    @Test
    void whatNeverSeemedToArriveIsRemediedToo() {
        Failure unseen =
                Failure.of(Problem.UNPROVEN, "VDB-1").withReason(Failure.of(Problem.HOST_UNREACHABLE, "engine"));
        OperationState doubted = OperationState.start("op", 0)
                .intending("REFRESH", INTENT, Map.of())
                .markNotDelivered()
                .failing(unseen)
                .remedyFailed(Failure.of(Problem.HOST_UNREACHABLE, "engine"));

        OperationState again = StateNews.tryingAgain(doubted);

        assertThat(again.failure()).isEqualTo(unseen);
        assertThat(again.remedyFailure()).isNull();
        assertThat(again.doubts("REFRESH")).isTrue();
    }

    @Test
    void whatWasRemediedStaysAsItIs() {
        OperationState remedied = OperationState.start("op", 0).failing(Failure.of(Problem.JOB_FAILED, "VDB-1"));

        assertThat(StateNews.tryingAgain(remedied)).isSameAs(remedied);
    }
}
