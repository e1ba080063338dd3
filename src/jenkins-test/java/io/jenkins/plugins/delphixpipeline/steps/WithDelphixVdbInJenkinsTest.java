package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.environment.WithDelphixVdbStep;
import org.junit.jupiter.api.Test;

/** {@code withDelphixVdb} in a real Jenkins, as a step and as an option. */
class WithDelphixVdbInJenkinsTest extends StepInJenkins {
    private static final String BODY = " {\n    // some block\n}";

    @Override
    Calls<?> calls() {
        return new Calls<>(WithDelphixVdbStep::new)
                .call("withDelphixVdb(from: 'Patients Masked Master')" + BODY, step -> step.setFrom(MASTER))
                .call(
                        "withDelphixVdb(account: 'app', adminCredentialsId: 'delphix-engine', bookmarkName: 'failed', databaseType: 'postgresql', "
                                + "from: 'Patients Masked Master', lifetime: 'branch', onFailure: 'bookmark', prefix: 'DB', "
                                + "snapshot: '@1', vdb: 'Patients')" + BODY,
                        step -> {
                            step.setFrom(MASTER);
                            step.setVdb("Patients");
                            step.setLifetime("branch");
                            step.setOnFailure("bookmark");
                            step.setBookmarkName("failed");
                            step.setPrefix("DB");
                            step.setSnapshot("@1");
                            step.setAccount("app");
                            step.setAdminCredentialsId("delphix-engine");
                            step.setDatabaseType("postgresql");
                        })
                .call(
                        "withDelphixVdb(from: 'Patients Masked Master', keepFor: '2d', lifetime: '8h', onFailure: 'keep')"
                                + BODY,
                        step -> {
                            step.setFrom(MASTER);
                            step.setLifetime("8h");
                            step.setOnFailure("keep");
                            step.setKeepFor("2d");
                        });
    }

    @Test
    void runsInAScriptedPipelineAndGivesBackWhatItsBodyMade() throws Exception {
        String log = run("""
                def made = withDelphixVdb(from: 'Patients Masked Master') { "made with ${env.DELPHIX_VDB}" }
                echo made
                """);
        assertThat(log).contains("made with Masked/run");
    }
}
