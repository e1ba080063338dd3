package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import java.util.Map;
import java.util.TreeMap;

/** All of them by name. */
public final class JenkinsSteps {
    private JenkinsSteps() {}

    /** @param runShell whether {@code sh} runs on this machine; otherwise it is noted */
    public static Map<String, JenkinsStep> all(boolean runShell) {
        Map<String, JenkinsStep> steps = new TreeMap<>();
        FlowSteps.addTo(steps);
        ResultSteps.addTo(steps);
        EnvironmentSteps.addTo(steps);
        FileSteps.addTo(steps);
        DocumentSteps.addTo(steps);
        if (runShell) {
            steps.put("sh", Shell::run);
        }
        return steps;
    }
}
