package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the fields of a step's form offer, and to whom. */
@WithJenkins
class LiveListsInJenkinsTest {
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
        assertThat(offered("author", inJob("SnapshotStep/fillDatasetItems?dataset=")))
                .contains("\"Patients Prod\"", "\"Patients Masked Master\"");
        assertThat(offered("author", inJob("RefreshMaskedStep/fillVdbItems?vdb=")))
                .contains("\"Patients Masked Master\"")
                .doesNotContain("Patients Prod");
        assertThat(offered("author", inJob("BookmarkStep/fillTemplateItems?template=")))
                .contains("\"Patients\"");
        assertThat(offered("author", inJob("BookmarkStep/fillDataPodItems?dataPod=&template=Patients")))
                .contains("\"prep1\"", "\"prep7\"");
        assertThat(asked("author", inJob("BookmarkStep/fillDataPodItems?dataPod=&template=")))
                .as("pods wait for their template")
                .isEqualTo("[]");
        assertThat(offered("author", inJob("RefreshMaskedStep/fillMaskingJobItems?maskingJob=")))
                .contains("Mask Patients");
        assertThat(offered("author", inJob("RefreshStep/fillSnapshotItems?snapshot=&vdb=" + "Patients+Masked+Master")))
                .contains("@");
        assertThat(offered("author", inJob("ProvisionStep/fillTargetGroupItems?targetGroup=")))
                .contains("\"Masked\"");
    }

    @Test
    void aListIsAskedForAnewWhenItsConnectionChangesWhereverThatStands() throws Exception {
        List<String> connection = List.of("connection", "../connection", "../../connection", "credentialsId");
        assertThat(dependencies("DataPodStep", "dataPod"))
                .containsAll(connection)
                .contains("template", "../template");
        assertThat(dependencies("ProvisionStep", "snapshot"))
                .containsAll(connection)
                .contains("../from");
        assertThat(dependencies("MaskStep", "job")).containsAll(connection).contains("application", "environment");
    }

    /** What the browser is told of a list, in the very words of the form. */
    private List<String> dependencies(String step, String field) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            return browser.login("admin").executeOnServer(() -> {
                Map<String, Object> attributes = new HashMap<>();
                descriptor(step).calcFillSettings(field, attributes);
                return List.of(attributes.get("fillDependsOn").toString().split(" "));
            });
        }
    }

    @Test
    void nobodyElseIsOfferedAnything() throws Exception {
        assertThat(asked("reader", inJob("SnapshotStep/fillDatasetItems?dataset=")))
                .isEqualTo("[]");
        assertThat(asked("author", step("SnapshotStep/fillDatasetItems?dataset=")))
                .as("on the page of the whole Jenkins")
                .isEqualTo("[]");
        assertThat(offered("admin", step("SnapshotStep/fillDatasetItems?dataset=")))
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
        String system = "credentialsId=system-only";
        assertThat(asked("author", inJob("SnapshotStep/fillDatasetItems?dataset=&" + system)))
                .isEqualTo("[]");
        assertThat(asked("author", inJob("SnapshotStep/checkConnection?value=&" + system)))
                .contains("system-only")
                .doesNotContain(SimulatedEngine.PASSWORD);
    }

    @Test
    void anEngineThatCannotBeReachedIsSaidSoAndTheFieldStaysFree() throws Exception {
        engine.close();
        assertThat(asked("author", inJob("SnapshotStep/fillDatasetItems?dataset=")))
                .isEqualTo("[]");
        String told = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> asked("author", inJob("SnapshotStep/checkConnection?value=")),
                        text -> text.contains("reached"));
        assertThat(told).contains("warning", "cannot be reached").doesNotContain("Exception", "\tat ");
        assertThat(asked("reader", inJob("SnapshotStep/checkConnection?value=")))
                .doesNotContain("cannot be reached");
        assertThat(asked("author", inJob("SnapshotStep/checkDataset?value=Patients")))
                .doesNotContain("error");
    }

    private String inJob(String method) {
        return job.getUrl() + step(method);
    }

    /** @param method of a step's descriptor, such as {@code SnapshotStep/fillDatasetItems?dataset=} */
    private static String step(String method) {
        int slash = method.indexOf('/');
        return "descriptorByName/" + descriptor(method.substring(0, slash)).getId() + method.substring(slash);
    }

    private static Descriptor<?> descriptor(String step) {
        return ExtensionList.lookup(StepDescriptor.class).stream()
                .filter(each -> each.clazz.getSimpleName().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private String asked(String user, String path) throws Exception {
        return response(user, path).getContentAsString().trim();
    }

    /** The first look-up may take longer than a page waits; it goes on meanwhile. */
    private String offered(String user, String path) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> asked(user, path), names -> !names.equals("[]"));
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
