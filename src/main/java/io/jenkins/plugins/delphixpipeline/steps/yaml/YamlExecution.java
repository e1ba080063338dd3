package io.jenkins.plugins.delphixpipeline.steps.yaml;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.run.OperationExecution;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.IOException;
import java.io.Serial;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Reads the file where the workspace is, then lets an {@link OperationExecution} do what it says. What was read is stored
 * with the pipeline: after a restart neither workspace nor file is needed, and a file that changed meanwhile changes nothing.
 */
public final class YamlExecution extends StepExecution {
    @Serial
    private static final long serialVersionUID = 1L;

    private final YamlRequest request;
    private final ConnectionChoice choice;
    private final String resultVariable;
    private OperationExecution execution;
    private boolean stopped;

    /** @param resultVariable prefix of environment variables that take the result; null for none */
    YamlExecution(StepContext context, YamlRequest request, ConnectionChoice choice, String resultVariable) {
        super(context);
        this.request = request;
        this.choice = choice;
        this.resultVariable = resultVariable;
    }

    @Override
    public boolean start() throws Exception {
        readSoon();
        return false;
    }

    @Override
    public void onResume() {
        OperationExecution begun = begun();
        if (begun != null) {
            begun.onResume();
            return;
        }
        try {
            readSoon();
        } catch (IOException | InterruptedException e) {
            getContext().onFailure(e);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        OperationExecution begun;
        synchronized (this) {
            stopped = true;
            begun = execution;
        }
        if (begun == null) {
            getContext().onFailure(cause);
        } else {
            begun.stop(cause);
        }
    }

    @Override
    public String getStatus() {
        OperationExecution begun = begun();
        return begun == null ? null : begun.getStatus();
    }

    private synchronized OperationExecution begun() {
        return execution;
    }

    /** Reading from an agent takes its time, which the thread that runs the pipeline does not have. */
    private void readSoon() throws IOException, InterruptedException {
        ConnectionRegistry connections = ConnectionRegistry.of(getContext());
        connections.controller().scheduler().soon(Lane.FILES, this::read);
    }

    private void read() {
        try {
            OperationExecution next = new OperationExecution(
                    getContext(),
                    request.operation(
                            getContext().get(FilePath.class),
                            getContext().get(EnvVars.class),
                            getContext().get(TaskListener.class).getLogger()),
                    choice,
                    resultVariable);
            synchronized (this) {
                if (stopped) {
                    return;
                }
                execution = next;
            }
            next.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failUnlessStopped(e);
        } catch (Exception e) {
            failUnlessStopped(e);
        }
    }

    private void failUnlessStopped(Exception e) {
        boolean tell;
        synchronized (this) {
            tell = !stopped;
        }
        if (tell) {
            getContext().onFailure(e);
        }
    }
}
