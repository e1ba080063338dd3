package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvisionRequestsTest {
    @Test
    void kindsThatCannotBeProvisionedAreNamed() {
        Submission.Provision provision = new Submission.Provision(
                "ASE_DB_CONTAINER-1",
                "c",
                "Prep",
                new PointInTime.Latest("ASE_DB_CONTAINER-1"),
                null,
                null,
                null,
                Map.of());

        PlatformException problem = problemOf(() -> ProvisionRequests.check("Db2DatabaseContainer", provision));

        assertThat(problem.problem()).isEqualTo(Problem.PLATFORM_UNSUPPORTED);
        assertThat(problem.failure().subject()).isEqualTo("Db2DatabaseContainer");
    }
}
