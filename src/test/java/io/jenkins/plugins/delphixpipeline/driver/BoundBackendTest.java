package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundBackendTest {
    private static final BackEndIdentity FIRST = BackEndIdentity.of("uuid-1", "https://engine");

    private final DataPlatform platform = mock(DataPlatform.class);
    private final StateKeeper kept =
            new StateKeeper(OperationState.start("op", 0), (state, durably) -> {}, mock(DataOperation.class));
    private final BoundBackend backends = new BoundBackend(
            () -> new Backend(platform, null, Limits.defaults(), DataTerms.inMemory(false)),
            mock(DataOperation.class),
            kept);

    /** How far an operation has come when its address leads elsewhere. */
    enum Progress {
        NOTHING_SENT(false, state -> state),
        REFUSED(false, state -> intending(state).notSubmitted()),
        SENT(true, Progress::intending),
        /** It was looked for and not found, and may arrive all the same. */
        IN_DOUBT(true, state -> intending(state).markNotDelivered()),
        SUBMITTED(true, state -> intending(state).submitted(new Receipt("JOB-1", null), false));

        private final boolean begun;
        private final UnaryOperator<OperationState> change;

        Progress(boolean begun, UnaryOperator<OperationState> change) {
            this.begun = begun;
            this.change = change;
        }

        private static OperationState intending(OperationState state) {
            Submission refresh = new Submission.Disable("DB-2");
            return state.intending(
                    "REFRESH", Intent.of(refresh, Instant.EPOCH, "USER-2", "op.REFRESH"), Map.of("target", "DB-2"));
        }
    }

    @ParameterizedTest
    @EnumSource(Progress.class)
    void onlyWhatWasCertainlyNotSentMayBeginWhereTheAddressLeadsNow(Progress progress) {
        when(platform.identity()).thenReturn(FIRST);
        backends.open();
        kept.put(progress.change.apply(kept.get()));
        when(platform.hasMoved()).thenReturn(true);

        backends.leave(Failure.of(Problem.OTHER_BACK_END, FIRST.toString()));

        assertThat(kept.get().binding() != null).isEqualTo(progress.begun);
        assertThat(kept.get().fact("target")).isEqualTo(progress.begun ? "DB-2" : null);
    }

    /** A copy does not turn its users away, so what fails an operation may be said by one. */
    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"DATASET_UNKNOWN", "OBJECT_GONE", "ANSWER_UNREADABLE", "NOT_FLAGGED_MASKED"})
    void whatFailsAnOperationCountsOnlyWhereItIsNoCopyThatSaysSo(Problem said) {
        when(platform.identity()).thenReturn(FIRST);
        backends.open();
        PlatformException failure = PlatformException.of(said, "Patients Prod");
        assertThat(backends.confirmed(failure)).isSameAs(failure);

        PlatformException other = PlatformException.of(Problem.OTHER_BACK_END, "uuid-1");
        doThrow(other).when(platform).requireUnmoved();

        assertThat(backends.confirmed(failure)).isSameAs(other);
    }

    @Test
    void anOutageIsNotAskedWhetherItIsACopy() {
        when(platform.identity()).thenReturn(FIRST);
        backends.open();
        PlatformException outage = PlatformException.of(Problem.HOST_UNREACHABLE, "https://engine");

        assertThat(backends.confirmed(outage)).isSameAs(outage);

        verify(platform, never()).requireUnmoved();
    }

    /** Where the address of then leads elsewhere, today's connection is the one that people can mend. */
    @ParameterizedTest
    @CsvSource({
        "KEY_REFUSED, KEY_REFUSED",
        "LOGIN_REFUSED, LOGIN_REFUSED",
        "CREDENTIAL_GONE, CREDENTIAL_GONE",
        "CERTIFICATE_EXPIRED, CERTIFICATE_EXPIRED",
        "HOST_UNREACHABLE, HOST_UNREACHABLE",
        "OTHER_BACK_END, OTHER_BACK_END"
    })
    void whatTodaysConnectionSaysIsTold(Problem today, Problem told) {
        Backend.Source source = mock(Backend.Source.class);
        Backend open = new Backend(platform, null, Limits.defaults(), DataTerms.inMemory(false));
        when(source.open()).thenReturn(open);
        when(source.open(any())).thenReturn(open);
        when(source.openToday(any())).thenThrow(PlatformException.of(today, "https://today"));
        when(platform.identity()).thenReturn(FIRST);
        BoundBackend bound = new BoundBackend(source, mock(DataOperation.class), kept);
        bound.open();
        when(platform.identity()).thenReturn(BackEndIdentity.of("uuid-2", "https://engine"));

        assertThatThrownBy(bound::open).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.problem())
                .isEqualTo(told));
    }

    /** The session that was opened before led elsewhere by the time it was asked; the next one leads somewhere. */
    @Test
    void anAddressThatMovesWhileAnOperationBeginsThereIsAnOutage() {
        when(platform.identity())
                .thenThrow(PlatformException.of(Problem.OTHER_BACK_END, "uuid-1"))
                .thenReturn(FIRST);

        assertThatThrownBy(backends::open).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.kind())
                .isEqualTo(Problem.Kind.UNREACHABLE));

        assertThat(backends.open().platform()).isSameAs(platform);
        assertThat(kept.get().binding().identity()).isEqualTo(FIRST);
    }

    /** A key that is just being renewed turns away for a moment; today's connection may be removed, or changed, after that. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWayItBeganWithIsGoneAgainWhenTodaysLeadsThereNoLonger(boolean removed) {
        Backend.Source source = mock(Backend.Source.class);
        DataPlatform second = mock(DataPlatform.class);
        Backend open = new Backend(platform, null, Limits.defaults(), DataTerms.inMemory(false));
        Backend other = new Backend(second, null, Limits.defaults(), DataTerms.inMemory(false));
        when(platform.identity()).thenReturn(FIRST);
        when(second.identity()).thenReturn(BackEndIdentity.of("uuid-2", "https://other"));
        when(source.open()).thenReturn(open);
        when(source.open(any()))
                .thenThrow(PlatformException.of(Problem.KEY_REFUSED, "https://engine"))
                .thenReturn(open);
        when(source.openToday(any())).thenReturn(open);
        BoundBackend bound = new BoundBackend(source, mock(DataOperation.class), kept);
        bound.open();
        bound.open();
        if (removed) {
            when(source.openToday(any())).thenThrow(new IllegalArgumentException("no such connection"));
        } else {
            when(source.openToday(any())).thenReturn(other);
        }

        assertThat(bound.open().platform()).isSameAs(platform);
    }
}
