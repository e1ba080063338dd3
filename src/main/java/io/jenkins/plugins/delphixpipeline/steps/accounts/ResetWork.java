package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.operation.Namesakes;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedData;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedNames;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlanningPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Resets accounts on the thread that it is given: where the workspace is, else on the controller. */
final class ResetWork implements Runnable {
    private final ResetRequest request;
    private final ResetBuild build;
    private final ResetReport report;
    private final BooleanSupplier stopped;
    /** Null when it is done and not only planned. */
    private final PlannedData plan;

    /** @param stopped whether an end was asked for; asked when there is one */
    ResetWork(ResetRequest request, ResetBuild build, ResetReport report, BooleanSupplier stopped) {
        this(request, build, report, stopped, null);
    }

    private ResetWork(
            ResetRequest request, ResetBuild build, ResetReport report, BooleanSupplier stopped, PlannedData plan) {
        this.request = request;
        this.build = build;
        this.report = report;
        this.stopped = stopped;
        this.plan = plan;
    }

    /** Finds and checks what the request names, and says what would be done; the database hears nothing. */
    ResetWork planned(PlannedData data) {
        return new ResetWork(request, build, report.ofPlan(), stopped, data);
    }

    @Override
    public void run() {
        AccountResetter resetter = null;
        String connection = null;
        Backend open = null;
        try {
            report.started();
            open = request.vdb() == null ? null : build.connections().open(build.choice(), build.run());
            connection = open == null ? null : open.connection();
            if (plan != null && open != null && isOnlyPlanned(open)) {
                report.planned(request, null);
                return;
            }
            PreparedReset prepared = PreparedReset.of(request, open, build.connections(), build.run());
            resetter = prepared.resetter();
            if (plan != null) {
                report.planned(request, prepared);
                return;
            }
            report.prepared(prepared);
            report.succeeded(prepared, reset(prepared));
        } catch (ResetException e) {
            failed(connection, ResetFailures.sentence(e, resetter), ResetFailures.remedy(e.problem()));
        } catch (PlatformException e) {
            Failure failure = open == null ? e.failure() : explained(e.failure(), open.platform());
            String message = FailureTexts.report(ResetReport.VERB, request.subject(), connection, failure);
            report.failed(stopped.getAsBoolean(), FailureTexts.sentence(failure), new AbortException(message));
        } catch (ConfigurationException e) {
            failed(connection, e.sentence() + ' ' + Messages.Parameters_unchanged(), e.remedy());
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

    private Failure explained(Failure failure, DataPlatform there) {
        return plan == null ? Namesakes.explained(failure, there) : PlannedNames.explained(failure, there, plan);
    }

    /** Where such a VDB can be reached is told when it is there. */
    private boolean isOnlyPlanned(Backend open) {
        return PlannedData.isPlanned(new PlanningPlatform(open.platform(), plan)
                .catalog()
                .dataset(request.vdb())
                .reference());
    }

    private void failed(String connection, String sentence, String remedy) {
        String asked = FailureTexts.asked(ResetReport.VERB, request.subject(), connection);
        report.failed(
                stopped.getAsBoolean(), sentence, new AbortException(FailureTexts.report(asked, sentence, remedy)));
    }

    private List<AccountOutcome> reset(PreparedReset prepared) throws Exception {
        ResetOnAgent reset = new ResetOnAgent(prepared, build.listener(), request.subject());
        FilePath workspace = build.workspace();
        return workspace != null && workspace.isRemote()
                ? workspace.getChannel().call(reset)
                : reset.call();
    }
}
