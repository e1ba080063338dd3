package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a pull request shows, with a publisher that is recorded. */
@WithJenkins
class DeliveryCheckInJenkinsTest {
    /** Takes what would go to the host of the source. */
    private static final class Recorder extends ChecksPublisherFactory {
        final List<ChecksDetails> published = new CopyOnWriteArrayList<>();

        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    published.add(details);
                }
            });
        }
    }

    private final Recorder recorder = new Recorder();

    private List<ChecksDetails> ofOurs() {
        return recorder.published.stream()
                .filter(details -> details.getName().equals(Optional.of("Delphix Data Pipeline")))
                .toList();
    }

    @Test
    void aBuildThatDeliveredDataPublishesACheckAndOthersNone(JenkinsRule jenkins) throws Exception {
        ExtensionList.lookup(ChecksPublisherFactory.class).add(0, recorder);
        jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("other"));
        assertThat(ofOurs()).isEmpty();

        FreeStyleProject job = jenkins.createFreeStyleProject("patients");
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
                LineageAction lineage = new LineageAction();
                Entries.pipeline(3).forEach(lineage::put);
                build.addAction(lineage);
                return true;
            }
        });
        jenkins.buildAndAssertSuccess(job);

        assertThat(ofOurs()).singleElement().satisfies(details -> {
            assertThat(details.getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
            assertThat(details.getDetailsURL()).contains(jenkins.getURL() + "job/patients/1/data-lineage/");
            assertThat(details.getOutput().orElseThrow().getTitle())
                    .contains("1 masked VDB refreshed; 3 data environments ready; 3 new bookmarks");
            assertThat(details.getOutput().orElseThrow().getSummary().orElseThrow())
                    .contains("| `Masked/Patients Masked Master` | `Production/Patients Prod` |");
        });
    }
}
