package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import hudson.util.LogTaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.variant.OptionalExtension;

/**
 * Shows what a build delivered beside the change that it built, such as a pull request. There only where the plugin
 * {@code checks-api} is; another one, such as that for GitHub, brings the publisher.
 */
@OptionalExtension(requirePlugins = "checks-api")
public final class DeliveryCheck extends RunListener<Run<?, ?>> {
    private static final Logger LOGGER = Logger.getLogger(DeliveryCheck.class.getName());

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener console) {
        DeliveryReport report = DeliveryReport.of(run);
        if (report.isEmpty()) {
            return;
        }
        // Where nothing publishes for its source, the console of every build would say so.
        TaskListener log = new LogTaskListener(LOGGER, Level.FINE);
        ChecksPublisherFactory.fromRun(run, log).publish(details(report, pageOf(run, log)));
    }

    private static ChecksDetails details(DeliveryReport report, String page) {
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName(Messages.DeliveryCheck_name())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report))
                .withOutput(new ChecksOutputBuilder()
                        .withTitle(report.title())
                        .withSummary(report.markdown())
                        .build());
        return (page == null ? details : details.withDetailsURL(page)).build();
    }

    private static ChecksConclusion conclusion(DeliveryReport report) {
        if (report.failed() > 0) {
            return ChecksConclusion.FAILURE;
        }
        return report.isComplete() ? ChecksConclusion.SUCCESS : ChecksConclusion.CANCELED;
    }

    /** Null where nobody told the controller how people reach it. */
    private static String pageOf(Run<?, ?> run, TaskListener log) {
        try {
            String build = run.getEnvironment(log).get("BUILD_URL");
            return build == null ? null : build + LineagePage.URL + "/";
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> String.valueOf(run));
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
