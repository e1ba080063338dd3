package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockedConstruction;
import org.mockito.MockedStatic;

/** With a publisher that is recorded; one in a real Jenkins is in {@code DeliveryCheckInJenkinsTest}. */
class DeliveryCheckTest {
    private final Run<?, ?> run = mock(Run.class);
    private final TaskListener console = mock(TaskListener.class);
    private final ChecksPublisher publisher = mock(ChecksPublisher.class);
    private final MockedStatic<ChecksPublisherFactory> factory = mockStatic(ChecksPublisherFactory.class);
    private final MockedConstruction<ChecksDetailsBuilder> details =
            mockConstruction(ChecksDetailsBuilder.class, withSettings().defaultAnswer(RETURNS_SELF));
    private final MockedConstruction<ChecksOutputBuilder> output =
            mockConstruction(ChecksOutputBuilder.class, withSettings().defaultAnswer(RETURNS_SELF));

    @AfterEach
    void release() {
        factory.close();
        details.close();
        output.close();
    }

    private void completed(List<LineageEntry> entries) throws Exception {
        LineageAction lineage = new LineageAction();
        entries.forEach(lineage::put);
        when(run.getAction(LineageAction.class)).thenReturn(lineage);
        EnvVars environment = new EnvVars();
        environment.put("BUILD_URL", "https://jenkins.example.com/job/data/7/");
        when(run.getEnvironment(any())).thenReturn(environment);
        factory.when(() -> ChecksPublisherFactory.fromRun(any(), any())).thenReturn(publisher);
        new DeliveryCheck().onCompleted(run, console);
    }

    private ChecksDetailsBuilder made() {
        return details.constructed().get(0);
    }

    @Test
    void publishesWhatWasDeliveredAsMarkdownWithALinkToThePage() throws Exception {
        completed(Entries.pipeline(3));

        verify(publisher).publish(any());
        verify(made()).withName("Delphix Data Pipeline");
        verify(made()).withStatus(ChecksStatus.COMPLETED);
        verify(made()).withConclusion(ChecksConclusion.SUCCESS);
        verify(made()).withDetailsURL("https://jenkins.example.com/job/data/7/data-lineage/");
        ChecksOutputBuilder text = output.constructed().get(0);
        verify(text).withTitle("1 masked VDB refreshed; 3 data environments ready; 3 new bookmarks");
        verify(text).withSummary(DeliveryReport.of(run).markdown());
    }

    @Test
    void aFailedOperationFailsTheCheck() throws Exception {
        List<LineageEntry> entries = new ArrayList<>(Entries.pipeline(1));
        entries.add(Entries.running("f", "provision", "prep9", 80)
                .ended(LineageEntry.State.FAILED, 10, List.of(), Result.empty()));
        completed(entries);

        verify(made()).withConclusion(ChecksConclusion.FAILURE);
    }

    @Test
    void whatWasStoppedIsNoSuccess() throws Exception {
        completed(List.of(Entries.running("s", "provision", "prep9", 80)
                .ended(LineageEntry.State.STOPPED, 10, List.of(), Result.empty())));

        verify(made()).withConclusion(ChecksConclusion.CANCELED);
    }

    @Test
    void aBuildThatDidNothingToDataPublishesNothing() throws Exception {
        completed(List.of());

        verify(publisher, never()).publish(any());
    }

    @Test
    void theConsoleHearsNothingOfIt() throws Exception {
        completed(Entries.pipeline(1));

        factory.verify(
                () -> ChecksPublisherFactory.fromRun(any(), org.mockito.ArgumentMatchers.same(console)), never());
    }

    @Test
    void itIsOnlyThereWithThePlugin() {
        assertThat(DeliveryCheck.class.getAnnotation(OptionalExtension.class).requirePlugins())
                .containsExactly("checks-api");
    }
}
