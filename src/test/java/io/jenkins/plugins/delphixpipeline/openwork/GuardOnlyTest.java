package io.jenkins.plugins.delphixpipeline.openwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardOnlyTest {
    private final DataOperation operation = mock(DataOperation.class);
    private final GuardOnly guard = new GuardOnly(operation);
    private final OperationState state = OperationState.start("operation", 0);

    @BeforeEach
    void guarding() {
        when(operation.guardsData(any())).thenReturn(true);
    }

    static Stream<Next> beginningNothing() {
        return Stream.of(
                new Next.Wait("SETTLED", List.of("JOB-1")),
                new Next.Await("SNAPSHOT", "JOB-1"),
                new Next.Done(Result.empty()));
    }

    @ParameterizedTest
    @MethodSource("beginningNothing")
    void whatBeginsNothingIsDoneAsEver(Next next) {
        when(operation.next(any(), any())).thenReturn(next);

        assertThat(guard.next(state, null)).isSameAs(next);
    }

    @Test
    void nothingMoreIsBegun() {
        when(operation.next(any(), any())).thenReturn(Next.Submit.of("REFRESH", new Submission.Disable("DB-1")));

        assertThatThrownBy(() -> guard.next(state, null))
                .isInstanceOfSatisfying(PlatformException.class, thrown -> assertThat(thrown.problem())
                        .isEqualTo(Problem.BUILD_GONE));
    }

    @Test
    void whereNothingIsToBeGuardedItIsOver() {
        when(operation.guardsData(any())).thenReturn(false);

        assertThat(guard.next(state, null)).isInstanceOf(Next.Done.class);
        verify(operation, never()).next(any(), any());
    }
}
