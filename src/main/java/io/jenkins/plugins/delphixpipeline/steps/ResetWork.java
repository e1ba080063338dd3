package io.jenkins.plugins.delphixpipeline.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.Failures;
import io.jenkins.plugins.delphixpipeline.config.OpenConnections;
import io.jenkins.plugins.delphixpipeline.passwords.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.passwords.AccountResetter;
import io.jenkins.plugins.delphixpipeline.passwords.ResetException;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Resets accounts on the thread that it is given: where the workspace is, else on the controller. */
final class ResetWork implements Runnable {
    private final ResetRequest request;
    private final OpenConnections connections;
    private final ConnectionChoice choice;
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;
    private final ResetReport report;
    private final BooleanSupplier stopped;

    /**
     * @param workspace null for the controller
     * @param stopped whether an end was asked for; asked when there is one
     */
    ResetWork(
            ResetRequest request,
            OpenConnections connections,
            ConnectionChoice choice,
            Run<?, ?> run,
            FilePath workspace,
            TaskListener listener,
            ResetReport report,
            BooleanSupplier stopped) {
        this.request = request;
        this.connections = connections;
        this.choice = choice;
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
        this.report = report;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        AccountResetter resetter = null;
        try {
            report.started();
            PreparedReset prepared = PreparedReset.of(request, choice, connections, run);
            resetter = prepared.resetter();
            report.prepared(prepared);
            report.succeeded(prepared, reset(prepared));
        } catch (ResetException e) {
            failed(new AbortException(ResetFailures.sentence(e, resetter)));
        } catch (PlatformException e) {
            failed(new AbortException(Failures.sentence(e.failure())));
        } catch (ConfigurationException e) {
            failed(new AbortException(e.getMessage()));
        } catch (AbortException e) {
            failed(e);
        } catch (IOException e) {
            failed(new AbortException(Messages.ResetCredentialsStep_agentLost(request.subject())));
        } catch (Exception e) {
            failed(e);
        }
    }

    private void failed(Exception failure) {
        report.failed(stopped.getAsBoolean(), failure);
    }

    private List<AccountOutcome> reset(PreparedReset prepared) throws Exception {
        ResetOnAgent reset = new ResetOnAgent(prepared, listener, request.subject());
        return workspace != null && workspace.isRemote()
                ? workspace.getChannel().call(reset)
                : reset.call();
    }
}
