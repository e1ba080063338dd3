package io.jenkins.plugins.delphixpipeline.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.FolderConnection;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The administrators' page and warnings, as a browser gets them. */
@WithJenkins
class ConnectionsPageTest {
    private static final String PAGE = "manage/delphix-connections/";
    private static final String ODD = "<script>alert('x')</script> \"O'Hara\"";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
    private JenkinsRule jenkins;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "engine", "", SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        EngineConnection good = new EngineConnection(ODD, engine.url().toString());
        good.setCredentialsId("engine");
        good.setUseProxy(false);
        DelphixConfiguration.get().setConnections(List.of(good));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        Jenkins.SYSTEM_READ.setEnabled(true);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void openingItAsksNothingAndItsButtonTestsTheConnection() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            HtmlPage before = browser.goTo(PAGE);
            assertThat(before.asNormalizedText()).contains(ODD, "not used yet");
            assertThat(ConnectionRegistry.get().statuses().get(0).requests()).isZero();

            HtmlForm form = before.getFirstByXPath("//form[@action='test']");
            HtmlPage after = jenkins.submit(form);

            assertThat(after.getUrl().getPath()).endsWith(PAGE);
            assertThat(after.asNormalizedText()).contains("reachable", "API ");
            engine.close();
            HtmlPage away = jenkins.submit(after.getFirstByXPath("//form[@action='test']"));
            assertThat(away.asNormalizedText()).contains("unreachable for", "cannot be reached");
        }
    }

    @Test
    void whoMayReadTheSystemSeesItAndOnlyAnAdministratorTestsByPost() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            browser.login("auditor");
            HtmlPage page = browser.goTo(PAGE);
            assertThat(page.asNormalizedText()).contains("not used yet");
            assertThat(page.getByXPath("//form[@action='test']")).isEmpty();
            assertThat(status(browser, HttpMethod.POST, "test?name=x")).isEqualTo(403);
            browser.login("reader");
            assertThat(status(browser, HttpMethod.GET, "")).isEqualTo(403);
            assertThat(status(browser, HttpMethod.POST, "test?name=x")).isEqualTo(403);
            browser.login("admin");
            assertThat(status(browser, HttpMethod.GET, "test?name=x")).isIn(404, 405);
        }
        assertThat(ConnectionRegistry.get().statuses().get(0).requests()).isZero();
    }

    private int status(JenkinsRule.WebClient browser, HttpMethod method, String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), PAGE + path), method);
        if (method == HttpMethod.POST) {
            browser.addCrumb(request);
        }
        return browser.getPage(request).getWebResponse().getStatusCode();
    }

    @Test
    void warningsAreShownUntilTheyAreDismissed() throws Exception {
        AdministrativeMonitor unchecked = AdministrativeMonitor.all().get(UncheckedConnections.class);
        AdministrativeMonitor failing = AdministrativeMonitor.all().get(FailingConnections.class);
        assertThat(unchecked.isActivated()).isFalse();
        assertThat(failing.isActivated()).isFalse();
        EngineConnection risky = new EngineConnection(ODD, "https://engine.example.com");
        risky.setTrust("none");
        DelphixConfiguration.get().setConnections(List.of(risky));
        assertThat(unchecked.isActivated()).isTrue();
        assertThat(failing.isActivated()).as("nobody brings a credential").isTrue();

        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            HtmlPage manage = browser.goTo("manage/");
            assertThat(manage.asNormalizedText()).contains(ODD, "checks no TLS certificate", "has no credential");
            assertThat(manage.getByXPath("//a[contains(@href, 'manage/delphix-connections/')]"))
                    .isNotEmpty();
            HtmlForm dismiss = manage.getFormByName(unchecked.id);
            assertThat(jenkins.submit(dismiss).asNormalizedText()).doesNotContain("checks no TLS certificate");
        }
        assertThat(unchecked.isEnabled()).isFalse();
        assertThat(failing.isEnabled()).isTrue();
    }

    @Test
    void aFolderThatBringsACredentialEndsTheWarning() throws Exception {
        DelphixConfiguration.get()
                .setConnections(List.of(new EngineConnection("production", "https://engine.example.com")));
        Folder folder = jenkins.jenkins.createProject(Folder.class, "clinic");
        AdministrativeMonitor failing = AdministrativeMonitor.all().get(FailingConnections.class);
        FolderConnection other = new FolderConnection();
        other.setConnection("test");
        other.setCredentialsId("engine");
        folder.addProperty(other);
        assertThat(failing.isActivated()).isTrue();
        FolderConnection fitting = new FolderConnection();
        fitting.setCredentialsId("engine");
        folder.getProperties().replace(fitting);
        assertThat(failing.isActivated()).isFalse();
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().login("admin")) {
            assertThat(browser.goTo(PAGE).asNormalizedText()).contains("these folders provide one: clinic");
        }
    }
}
