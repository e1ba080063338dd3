package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.submission.pod.PodHandlers;
import io.jenkins.plugins.delphixpipeline.engine.submission.vdb.VdbHandlers;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandlers;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.GroupPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandlersTest {
    static Stream<Submission> whatNoEngineHas() {
        return Stream.of(
                new GroupSubmission.RefreshGroup("G-1", new GroupPoint.AtBookmark("B-1"), Map.of("V-1", "T-1")),
                new GroupSubmission.DeleteGroup("G-1"),
                new GroupSubmission.RunGroup("G-1", true),
                new Submission.RunMasking("7", null, null));
    }

    @ParameterizedTest
    @EnumSource
    void eachKindThatAnEngineHasIsHandledOnce(Submission.Kind kind) {
        // Only asked which kinds they are, handlers need nothing to work with.
        SubmissionHandlers<Handler<?>> handlers = new SubmissionHandlers<>(
                lacking -> PlatformException.of(Problem.KIND_UNSUPPORTED, lacking.name()),
                List.of(
                        VdbHandlers.of(null, null, null, new Infrastructure(null), null),
                        PodHandlers.of(null, null, null, null, null)));

        if (kind.needs() == Feature.DATASETS || kind.needs() == Feature.SELF_SERVICE) {
            assertThat(handlers.of(kind).kinds()).contains(kind);
        } else {
            assertThat(problemOf(() -> handlers.of(kind)).failure().subject())
                    .isEqualTo(kind.needs().name());
        }
    }

    @Test
    void twoHandlersOfOneKindAreAMistakeOfTheProgram() {
        List<Handler<?>> family = PodHandlers.of(null, null, null, null, null);

        assertThatThrownBy(() -> new SubmissionHandlers<>(lacking -> null, List.of(family, family)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("whatNoEngineHas")
    void whatNoEngineHasIsRefusedWithWhatItHasInstead(Submission submission) {
        try (Connected at = Connected.start()) {
            Intent intent = Intent.of(submission, Instant.EPOCH, "USER-1", "mark");

            for (Failure refused : new Failure[] {
                problemOf(() -> at.engine.submissions().check(submission)).failure(),
                problemOf(() -> at.engine.submissions().submit(submission, "mark"))
                        .failure(),
                problemOf(() -> at.engine.submissions().find(intent)).failure()
            }) {
                assertThat(refused.problem()).isEqualTo(Problem.KIND_UNSUPPORTED);
                assertThat(refused.subject()).isEqualTo("Delphix Engine");
                assertThat(refused.lacking()).isEqualTo(submission.kind().needs());
                assertThat(refused.instead())
                        .isEqualTo(refused.lacking() == Feature.VDB_GROUPS ? Feature.SELF_SERVICE : Feature.DATASETS);
            }
            assertThat(at.simulated.books().jobs()).isEmpty();
        }
    }
}
