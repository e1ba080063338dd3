package io.jenkins.plugins.delphixpipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTextTest {
    @ParameterizedTest
    @EnumSource
    void everythingThatCanBeSubmittedCanBeSaid(Submission.Kind kind) {
        assertThat(PlanText.of(new PlannedChange(kind, "the subject", Map.of(), Result.empty())))
                .startsWith("Plan: would ")
                .contains("the subject");
    }

    @ParameterizedTest
    @EnumSource
    void everyDetailCanBeSaid(PlannedChange.Detail detail) {
        assertThat(PlanText.of(new PlannedChange(
                        Submission.Kind.SYNC, "x", Map.of(detail, List.of("one thing")), Result.empty())))
                .doesNotContain("{0}");
    }
}
