package io.jenkins.plugins.delphixpipeline.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.FakePlatform;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcealmentTest {
    private final Concealment concealment = new Concealment(Map.of("toolkit", "canary-toolkit")::get);
    private final Intent intent =
            Intent.of(new Submission.Sync("DB-1", false, Map.of()), Instant.EPOCH, "USER-1", "operation.SYNC");

    private static DelphixJob job() {
        JobEvent event = new JobEvent(
                Instant.EPOCH,
                JobEvent.Severity.INFO,
                10,
                "initdb --password=canary-toolkit",
                "Choose another one than canary-toolkit.");
        return FakePlatform.job("JOB-1", "DB-1", DelphixJob.State.RUNNING, List.of(event));
    }

    @Test
    void whatWasToldInConfidenceIsTakenOutOfWhatAJobSays() {
        JobEvent said = concealment
                .of(job(), intent.telling(Set.of("toolkit")))
                .events()
                .get(0);

        assertThat(said.message()).isEqualTo("initdb --password=********");
        assertThat(said.suggestion()).isEqualTo("Choose another one than ********.");
    }

    @Test
    void credentialsThatAreGoneAreNoTrouble() {
        assertThat(concealment.of(job(), intent.telling(Set.of("gone")))).isEqualTo(job());
    }

    @Test
    void aJobThatWasToldNothingIsLeftAsItIs() {
        DelphixJob job = job();

        assertThat(concealment.of(job, intent)).isSameAs(job);
        assertThat(concealment.of(job, null)).isSameAs(job);
    }
}
