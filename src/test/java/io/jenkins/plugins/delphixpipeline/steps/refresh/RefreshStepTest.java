package io.jenkins.plugins.delphixpipeline.steps.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshStepTest {
    private final RefreshStep step = new RefreshStep("QA/Patients QA");

    @Test
    void latestSnapshotIsTheDefault() throws Exception {
        assertRefreshes(PointChoice.latestSnapshot());
    }

    @Test
    void blankFieldsOfAFormMeanTheDefault() throws Exception {
        step.setPoint("");
        step.setSnapshot(" ");
        step.setTimestamp("");
        step.setBookmark("");

        assertThat(step.getPoint()).isEqualTo("LATEST_SNAPSHOT");
        assertRefreshes(PointChoice.latestSnapshot());
    }

    @Test
    void latestPoint() throws Exception {
        step.setPoint("latest_point");

        assertRefreshes(PointChoice.latestPoint());
    }

    @Test
    void snapshot() throws Exception {
        step.setSnapshot("@2026-11-22");

        assertRefreshes(PointChoice.snapshot("@2026-11-22"));
    }

    @Test
    void timestamp() throws Exception {
        step.setTimestamp("2026-11-22T06:00:00+01:00");

        assertRefreshes(PointChoice.timestamp(OffsetDateTime.parse("2026-11-22T06:00:00+01:00")));
    }

    @Test
    void bookmark() throws Exception {
        step.setBookmark("before-migration");

        assertRefreshes(PointChoice.bookmark("before-migration"));
    }

    @Test
    void allowUnmaskedReachesTheOperation() throws Exception {
        step.setAllowUnmasked(true);

        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new RefreshVdb("QA/Patients QA", PointChoice.latestSnapshot(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-11-22T06:00:00", "yesterday", "2026-13-01T00:00:00Z"})
    void timeWithoutZoneOrSenseIsRefused(String time) {
        step.setTimestamp(time);

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("timestamp ")
                .hasMessageContaining("\"" + time + "\"")
                .hasMessageEndingWith("Nothing was changed.");
    }

    @Test
    void twoPointsAreRefusedByName() {
        step.setSnapshot("@1");
        step.setBookmark("b");

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("these were given: snapshot, bookmark");
    }

    @Test
    void latestPointTogetherWithAnotherIsRefused() {
        step.setPoint("LATEST_POINT");
        step.setTimestamp("2026-11-22T06:00:00Z");

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("these were given: point, timestamp");
    }

    @Test
    void unknownPointIsRefusedWithThePossibleOnes() {
        step.setPoint("NEWEST");

        assertThatThrownBy(step::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("point cannot be \"NEWEST\". Possible values: LATEST_SNAPSHOT, LATEST_POINT");
    }

    @Test
    void blankVdbIsRefused() {
        assertThatThrownBy(() -> new RefreshStep("").operation())
                .isInstanceOf(AbortException.class)
                .hasMessage("vdb is needed. Nothing was changed.");
    }

    @Test
    void formChecksThePointFields() {
        RefreshStep.DescriptorImpl descriptor = new RefreshStep.DescriptorImpl();

        assertThat(descriptor.doCheckVdb("", "").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckVdb("", "preps").kind).hasToString("OK");
        assertThat(descriptor.doCheckSnapshot("").kind).hasToString("ERROR");
        assertThat(descriptor.doCheckBookmark("b").kind).hasToString("OK");
        assertThat(descriptor.doCheckTimestamp("noon")).hasMessageContaining("Timestamp cannot be read");
        assertThat(descriptor.doCheckTimestamp("2026-11-22T06:00:00Z").kind).hasToString("OK");
    }

    private void assertRefreshes(PointChoice point) throws AbortException {
        assertThat(step.operation())
                .usingRecursiveComparison()
                .isEqualTo(new RefreshVdb("QA/Patients QA", point, false));
    }
}
