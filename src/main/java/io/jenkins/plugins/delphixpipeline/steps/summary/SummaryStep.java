package io.jenkins.plugins.delphixpipeline.steps.summary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.report.DeliveryReport;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import java.io.Serial;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Says what the build has delivered so far: {@code slackSend message: delphixSummary().text}. */
public final class SummaryStep extends Step {
    private String resultVariable;

    @DataBoundConstructor
    public SummaryStep() {
        // The build is the one that runs.
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return Parameters.checked(Messages.AbstractDelphixStep_refused(), () -> {
            Parameters.environmentName("resultVariable", resultVariable);
            return new Execution(context, resultVariable);
        });
    }

    @CheckForNull
    public String getResultVariable() {
        return resultVariable;
    }

    @DataBoundSetter
    public void setResultVariable(String resultVariable) {
        this.resultVariable = Util.fixEmptyAndTrim(resultVariable);
    }

    /** Ends at once: the record is at hand. */
    public static final class Execution extends StepExecution {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String resultVariable;

        Execution(StepContext context, String resultVariable) {
            super(context);
            this.resultVariable = resultVariable;
        }

        @Override
        public boolean start() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            DeliveryReport report = DeliveryReport.of(run);
            new BuildRecord(run, null, resultVariable, null).told(report.variables());
            getContext().onSuccess(report.values());
            return true;
        }
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor {
        public DescriptorImpl() {
            super("delphixSummary");
        }

        @Override
        public String getDisplayName() {
            return Messages.SummaryStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }
    }
}
