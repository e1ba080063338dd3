package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.operation.Namesakes;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Resets accounts on the thread that it is given: where the workspace is, else on the controller. */
final class ResetWork implements Runnable {
    private final ResetRequest request;
    private final ConnectionRegistry connections;
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
            ConnectionRegistry connections,
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
        String connection = null;
        Backend open = null;
        try {
            report.started();
            open = request.vdb() == null ? null : connections.open(choice, run);
            connection = open == null ? null : open.connection();
            PreparedReset prepared = PreparedReset.of(request, open, connections, run);
            resetter = prepared.resetter();
            report.prepared(prepared);
            report.succeeded(prepared, reset(prepared));
        } catch (ResetException e) {
            failed(connection, ResetFailures.sentence(e, resetter), ResetFailures.remedy(e.problem()));
        } catch (PlatformException e) {
            Failure failure = open == null ? e.failure() : Namesakes.explained(e.failure(), open.platform());
            String message = FailureTexts.report(ResetReport.VERB, request.subject(), connection, failure);
            report.failed(stopped.getAsBoolean(), FailureTexts.sentence(failure), new AbortException(message));
        } catch (ConfigurationException e) {
            failed(connection, e.sentence(), e.remedy());
        } catch (AbortException e) {
            failed(connection, e.getMessage(), Messages.Parameters_remedy());
        } catch (IOException e) {
            failed(
                    connection,
                    Messages.ResetCredentialsStep_agentLost(request.subject()),
                    Messages.ResetCredentialsStep_again());
        } catch (Exception e) {
            report.failed(stopped.getAsBoolean(), e.getMessage(), e);
        }
    }

    private void failed(String connection, String sentence, String remedy) {
        String asked = FailureTexts.asked(ResetReport.VERB, request.subject(), connection);
        report.failed(
                stopped.getAsBoolean(), sentence, new AbortException(FailureTexts.report(asked, sentence, remedy)));
    }

    private List<AccountOutcome> reset(PreparedReset prepared) throws Exception {
        ResetOnAgent reset = new ResetOnAgent(prepared, listener, request.subject());
        return workspace != null && workspace.isRemote()
                ? workspace.getChannel().call(reset)
                : reset.call();
    }
}
