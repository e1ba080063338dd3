package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.summary.SummaryStep;
import org.junit.jupiter.api.Test;

/** {@code delphixSummary} in a real Jenkins. */
class SummaryInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(SummaryStep::new)
                .call("delphixSummary()", step -> {})
                .call("delphixSummary resultVariable: 'DATA'", step -> step.setResultVariable("DATA"));
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                delphixRefreshMasked vdb: 'Patients Masked Master', syncFirst: true
                def made = delphixSummary()
                echo "for the chat: ${made.text}"
                for (each in made.masked) { echo "of ${each.from}, ${each.proof}" }
                """);
        assertThat(log)
                .contains(
                        "for the chat: Masked/Patients Masked Master has the data of Production/Patients Prod as of @",
                        "of Production/Patients Prod, the masking step did not fail");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixSummary resultVariable: 'DATA'
                echo "chat: ${DATA_TEXT}, ${DATA_BOOKMARKS}"
                """));
        assertThat(log).contains("chat: No masked data was delivered, 0");
    }
}
