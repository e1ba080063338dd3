package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URL;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the fields of a step's form offer, and to whom. */
@WithJenkins
class LiveListsInJenkinsTest {
    private static final String STEPS = "descriptorByName/io.jenkins.plugins.delphixpipeline.steps.";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(100));
    private JenkinsRule jenkins;
    private FreeStyleProject job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
        job = jenkins.createFreeStyleProject("patients");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("author")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader"));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whoConfiguresAJobIsOfferedWhatIsOnTheEngine() throws Exception {
        assertThat(asked("author", inJob("SnapshotStep/fillDatasetItems?dataset=")))
                .contains("\"Patients Prod\"", "\"Patients Masked Master\"");
        assertThat(asked("author", inJob("RefreshMaskedStep/fillVdbItems?vdb=")))
                .contains("\"Patients Masked Master\"")
                .doesNotContain("Patients Prod");
        assertThat(asked("author", inJob("BookmarkStep/fillTemplateItems?template=")))
                .contains("\"Patients\"");
        assertThat(asked("author", inJob("BookmarkStep/fillDataPodItems?dataPod=&template=Patients")))
                .contains("\"prep1\"", "\"prep7\"");
        assertThat(asked("author", inJob("BookmarkStep/fillDataPodItems?dataPod=&template=")))
                .as("pods wait for their template")
                .isEqualTo("[]");
        assertThat(asked("author", inJob("RefreshMaskedStep/fillMaskingJobItems?maskingJob=")))
                .contains("Mask Patients");
        assertThat(asked("author", inJob("RefreshStep/fillSnapshotItems?snapshot=&vdb=" + "Patients+Masked+Master")))
                .contains("@");
        assertThat(asked("author", inJob("ProvisionStep/fillTargetGroupItems?targetGroup=")))
                .contains("\"Masked\"");
    }

    @Test
    void nobodyElseIsOfferedAnything() throws Exception {
        assertThat(asked("reader", inJob("SnapshotStep/fillDatasetItems?dataset="))).isEqualTo("[]");
        assertThat(asked("author", STEPS + "SnapshotStep/fillDatasetItems?dataset="))
                .as("on the page of the whole Jenkins")
                .isEqualTo("[]");
        assertThat(asked("admin", STEPS + "SnapshotStep/fillDatasetItems?dataset="))
                .contains("Patients Prod");
        assertThat(response("author", inJob("SnapshotStep/fillDatasetItems?dataset="), HttpMethod.GET)
                        .getStatusCode())
                .isIn(404, 405);
    }

    @Test
    void aJobIsNotGivenTheCredentialsOfTheSystem() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "system-only", "", SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        WebResponse refused =
                response("author", inJob("SnapshotStep/fillDatasetItems?dataset=&credentialsId=system-only"));
        assertThat(refused.getContentAsString())
                .contains("system-only")
                .doesNotContain("Patients Prod", SimulatedEngine.PASSWORD);
    }

    @Test
    void anEngineThatCannotBeReachedIsSaidSoAndTheFieldStaysFree() throws Exception {
        engine.close();
        WebResponse failed = response("author", inJob("SnapshotStep/fillDatasetItems?dataset="));
        assertThat(failed.getStatusCode()).isNotEqualTo(200);
        assertThat(failed.getContentAsString()).doesNotContain("Exception", "\tat ");
        assertThat(asked("author", inJob("SnapshotStep/checkDataset?value=Patients")))
                .doesNotContain("error");
    }

    private String inJob(String method) {
        return job.getUrl() + STEPS + method;
    }

    private String asked(String user, String path) throws Exception {
        return response(user, path).getContentAsString().trim();
    }

    private WebResponse response(String user, String path) throws Exception {
        return response(user, path, HttpMethod.POST);
    }

    private WebResponse response(String user, String path, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            browser.login(user);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            if (method == HttpMethod.POST) {
                browser.addCrumb(request);
            }
            return browser.getPage(request).getWebResponse();
        }
    }
}
