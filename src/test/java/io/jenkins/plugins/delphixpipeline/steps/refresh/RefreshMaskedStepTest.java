package io.jenkins.plugins.delphixpipeline.steps.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import org.junit.jupiter.api.Test;

class RefreshMaskedStepTest {
    private final RefreshMaskedStep step = new RefreshMaskedStep("Patients Masked Master");

    @Test
    void anyMaskingJobIsRequiredByDefault() throws Exception {
        assertRefreshes(PointChoice.latestSnapshot(), false, MaskingGuard.anyJob());
    }

    @Test
    void namedMaskingJobIsRequired() throws Exception {
        step.setMaskingJob("Mask Patients");

        assertRefreshes(PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    @Test
    void namedScriptHookIsRequired() throws Exception {
        step.setMaskingHook("mask.sh");

        assertRefreshes(PointChoice.latestSnapshot(), false, MaskingGuard.hook("mask.sh"));
    }

    @Test
    void requireMaskedFalseIsTheWayOut() throws Exception {
        step.setRequireMasked(false);
        step.setMaskingJob("Mask Patients");

        assertRefreshes(PointChoice.latestSnapshot(), false, MaskingGuard.none());
    }

    @Test
    void syncFirstGoesWithTheLatestData() throws Exception {
        step.setSyncFirst(true);
        step.setPoint("LATEST_POINT");

        assertRefreshes(PointChoice.latestPoint(), true, MaskingGuard.anyJob());
    }

    @Test
    void syncFirstDoesNotGoWithAnEarlierPoint() {
        step.setSyncFirst(true);
        step.setSnapshot("@1");

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessage(
                        "syncFirst brings the latest data and cannot be combined with an earlier point: snapshot. Nothing was changed.");
    }

    @Test
    void jobAndHookTogetherAreRefused() {
        step.setMaskingJob("Mask Patients");
        step.setMaskingHook("mask.sh");

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessage("Only one of maskingJob and maskingHook can be given. Nothing was changed.");
    }

    @Test
    void blankVdbIsRefused() {
        assertThatThrownBy(() -> new RefreshMaskedStep(null).operation())
                .isInstanceOf(AbortException.class)
                .hasMessage("vdb is needed. Nothing was changed.");
    }

    @Test
    void formWarnsWhenMaskingIsNotRequired() {
        RefreshMaskedStep.DescriptorImpl descriptor = new RefreshMaskedStep.DescriptorImpl();

        assertThat(descriptor.doCheckRequireMasked(false).kind).hasToString("WARNING");
        assertThat(descriptor.doCheckRequireMasked(true).kind).hasToString("OK");
        assertThat(descriptor.doCheckVdb(" ", "").kind).hasToString("ERROR");
    }

    private void assertRefreshes(PointChoice point, boolean syncFirst, MaskingGuard guard) throws AbortException {
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new RefreshMasked("Patients Masked Master", point, syncFirst, guard));
    }
}
