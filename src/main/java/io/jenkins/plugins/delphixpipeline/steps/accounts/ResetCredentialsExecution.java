package io.jenkins.plugins.delphixpipeline.steps.accounts;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.run.OperationId;
import io.jenkins.plugins.delphixpipeline.run.StepCompletion;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.Serial;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Resets accounts on a thread of its own: on the agent inside {@code node}, else on the controller. It takes seconds, so it
 * is not carried over a restart; that only says what may have happened.
 */
public final class ResetCredentialsExecution extends StepExecution {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ResetRequest request;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private volatile Throwable stopCause;
    private transient volatile Thread worker;

    ResetCredentialsExecution(
            StepContext context, ResetRequest request, ConnectionChoice choice, String resultVariable) {
        super(context);
        this.request = request;
        this.choice = choice;
        this.resultVariable = resultVariable;
    }

    @Override
    public boolean start() throws Exception {
        ConnectionRegistry connections = ConnectionRegistry.of(getContext());
        EnclosingConnection enclosing = getContext().get(EnclosingConnection.class);
        ConnectionChoice effective = enclosing == null ? choice : enclosing.completing(choice);
        Run<?, ?> run = getContext().get(Run.class);
        ResetBuild build = new ResetBuild(
                connections,
                effective,
                run,
                getContext().get(FilePath.class),
                getContext().get(TaskListener.class));
        ResetReport report = new ResetReport(
                build,
                OperationId.of(run, getContext().get(FlowNode.class)),
                request.subject(),
                new StepCompletion(getContext(), () -> stopCause),
                resultVariable);
        ResetWork reset = new ResetWork(request, build, report, () -> stopCause != null);
        EnclosingPlan plan = getContext().get(EnclosingPlan.class);
        Runnable work = plan == null ? reset : reset.planned(plan.data());
        worker = connections
                .controller()
                .threads("Delphix credentials of " + request.subject())
                .newThread(work);
        worker.start();
        return false;
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopCause = cause;
        Thread working = worker;
        if (working == null) {
            getContext().onFailure(cause);
        } else {
            working.interrupt();
        }
    }

    @Override
    public void onResume() {
        getContext()
                .onFailure(new AbortException(FailureTexts.report(
                        FailureTexts.asked(ResetReport.VERB, request.subject(), null),
                        Messages.ResetCredentialsStep_restarted(request.subject()),
                        Messages.ResetCredentialsStep_again())));
    }

    @Override
    public String getStatus() {
        return Messages.ResetCredentialsStep_status(request.subject());
    }
}
