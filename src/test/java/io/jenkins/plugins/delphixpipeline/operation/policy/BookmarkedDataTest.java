package io.jenkins.plugins.delphixpipeline.operation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BookmarkedDataTest {
    private final SelfService selfService = mock(SelfService.class);
    private final DataPlatform platform = mock(DataPlatform.class);

    /** What the right back end does not tell is looked at after the restore; what another one answers is no answer. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void onlyWhatTheRightBackEndDoesNotTellIsLetPass(Problem problem) {
        when(platform.selfService()).thenReturn(Optional.of(selfService));
        when(selfService.bookmarkByReference("B-1"))
                .thenReturn(new Bookmark(
                        "B-1",
                        "nightly",
                        "POD-1",
                        "pod",
                        "BRANCH-1",
                        null,
                        List.of(),
                        false,
                        null,
                        Instant.EPOCH,
                        null,
                        null));
        when(selfService.dataTimes(any(), any())).thenThrow(PlatformException.of(problem, "bookmark"));
        OperationContext context = new OperationContext(platform, (note, arguments) -> {}, DataTerms.inMemory(false));
        BookmarkedData data = new BookmarkedData(context, UnmaskedDataPolicy.of(context, false));

        switch (problem.kind()) {
            case UNREACHABLE, ELSEWHERE ->
                assertThatThrownBy(() -> data.require("B-1", "pod"))
                        .isInstanceOfSatisfying(PlatformException.class, thrown -> assertThat(thrown.problem())
                                .isEqualTo(problem));
            default -> assertThatCode(() -> data.require("B-1", "pod")).doesNotThrowAnyException();
        }
    }
}
