package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ConnectionsInJenkinsTest {
    private static final String TRIAL = "descriptorByName/" + EngineConnection.class.getName() + "/testConnection";

    @Test
    void theFormShowsWhatIsStoredAndStoresWhatItShows(JenkinsRule jenkins) throws Exception {
        EngineConnection first = new EngineConnection("production", "https://engine.example.com");
        first.setTrust("none");
        first.setUseProxy(false);
        first.setAllowUnmasked(true);
        first.setFolders("clinic/patients\nnightly");
        first.setBusyMinutes(7);
        first.setReadTimeoutSeconds(90);
        EngineConnection second = new EngineConnection("test", "https://test.example.com:8443");
        MaskingEngineConnection masking = new MaskingEngineConnection("masking", "https://masking.example.com");
        first.setMaskingConnection("masking");
        DelphixConfiguration.get().setConnections(List.of(first, second, masking));
        DelphixConfiguration.get().setDefaultConnection("test");

        jenkins.configRoundtrip();

        List<DelphixConnection> stored = DelphixConfiguration.get().getConnections();
        assertThat(stored).usingRecursiveComparison().isEqualTo(List.of(first, second, masking));
        assertThat(DelphixConfiguration.get().getDefaultConnection()).isEqualTo("test");
    }

    @Test
    void theMaskingEngineIsChosenAmongThoseThatAreThere(JenkinsRule jenkins) {
        MaskingEngineConnection masking = new MaskingEngineConnection("masking", "https://masking.example.com");
        EngineConnection engine = new EngineConnection("production", "https://engine.example.com");
        DelphixConfiguration.get().setConnections(List.of(engine, masking));
        EngineConnection.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(EngineConnection.DescriptorImpl.class);

        assertThat(form.doFillMaskingConnectionItems(""))
                .extracting(each -> each.value)
                .containsExactly("", "masking");
        assertThat(form.doFillMaskingConnectionItems("gone"))
                .extracting(each -> each.value)
                .containsExactly("", "masking", "gone");
        assertThat(form.doCheckMaskingConnection("masking").kind).hasToString("OK");
        assertThat(form.doCheckMaskingConnection("").kind).hasToString("OK");
        assertThat(form.doCheckMaskingConnection("gone").kind).hasToString("ERROR");
        assertThat(form.doCheckMaskingConnection("production").kind).hasToString("ERROR");
    }

    @Test
    void theLastConnectionCanBeRemovedInTheForm(JenkinsRule jenkins) throws Exception {
        DelphixConfiguration.get()
                .setConnections(List.of(new EngineConnection("production", "https://engine.example.com")));
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlForm form = browser.goTo("configure").getFormByName("config");
            HtmlElement delete =
                    form.getFirstByXPath(".//*[@name='connections']//button[contains(@class,'repeatable-delete')]");
            delete.click();
            browser.waitForBackgroundJavaScript(2000);
            jenkins.submit(form);
        }
        assertThat(DelphixConfiguration.get().getConnections()).isEmpty();
    }

    @Test
    void whatWasSavedIsThereAfterLoadingAgain(JenkinsRule jenkins) {
        EngineConnection connection = new EngineConnection("production", "https://engine.example.com");
        connection.setCaCertificate("text");
        DelphixConfiguration.get().setConnections(List.of(connection));
        DelphixConfiguration loaded = new DelphixConfiguration();
        loaded.load();
        assertThat(loaded.getConnections()).usingRecursiveComparison().isEqualTo(List.of(connection));
    }

    @Test
    void codeConfiguresItAndIsExportedAgain(JenkinsRule jenkins, @TempDir Path folder) throws Exception {
        Path yaml = folder.resolve("jenkins.yaml");
        Files.writeString(yaml, """
                unclassified:
                  delphix:
                    defaultConnection: production
                    connections:
                      - engine:
                          name: production
                          url: https://engine.example.com
                          credentialsId: delphix-engine
                          trust: system
                          busyMinutes: 90
                      - engine:
                          name: test
                          url: https://test.example.com
                          allowUnmasked: true
                """);
        ConfigurationAsCode.get().configure(yaml.toUri().toString());
        assertThat(DelphixConfiguration.get().getConnections())
                .extracting(DelphixConnection::getName)
                .containsExactly("production", "test");
        assertThat(DelphixConfiguration.get().getConnections().get(0).getBusyMinutes())
                .isEqualTo(90);

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("delphix"));
        assertThat(exported).contains("engine:", "name: \"production\"", "credentialsId: \"delphix-engine\"");
    }

    @Test
    void tryingAConnectionTakesPostAndAnAdministrator(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
        assertThat(statusOf(jenkins, "admin", HttpMethod.GET)).isIn(404, 405);
        assertThat(statusOf(jenkins, "reader", HttpMethod.POST)).isEqualTo(403);
        assertThat(statusOf(jenkins, "admin", HttpMethod.POST)).isEqualTo(200);
    }

    private static int statusOf(JenkinsRule jenkins, String user, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            browser.login(user);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), TRIAL + "?url=nowhere&name=one"), method);
            if (method == HttpMethod.POST) {
                browser.addCrumb(request);
            }
            Page page = browser.getPage(request);
            return page.getWebResponse().getStatusCode();
        }
    }

    @Test
    void aRunSeesTheCredentialOfItsOwnFolder(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "delphix", "", "global", "g"));
        Folder folder = jenkins.jenkins.createProject(Folder.class, "clinic");
        CredentialsStore store = null;
        for (CredentialsStore each : CredentialsProvider.lookupStores(folder)) {
            if (each.getProvider() instanceof FolderCredentialsProvider && each.getContext() == folder) {
                store = each;
            }
        }
        assertThat(store).isNotNull();
        store.addCredentials(
                Domain.global(),
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "delphix", "", "clinic", "c"));
        FreeStyleBuild inside = jenkins.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "inside"));
        FreeStyleBuild outside = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("outside"));

        Controller controller = ConnectionRegistry.get().controller();
        assertThat(controller
                        .login(inside, "delphix", "https://engine.example.com")
                        .user())
                .isEqualTo("clinic");
        assertThat(controller
                        .login(outside, "delphix", "https://engine.example.com")
                        .user())
                .isEqualTo("global");
        assertThat(controller.login(outside, "unknown", "https://engine.example.com"))
                .isNull();
        assertThat(controller.run(inside.getExternalizableId())).isEqualTo(inside);
    }

    @Test
    void aRunThatMayNotUseAConnectionIsToldSo(JenkinsRule jenkins) throws Exception {
        EngineConnection connection = new EngineConnection("production", "https://engine.example.com");
        connection.setFolders("clinic");
        DelphixConfiguration.get().setConnections(List.of(connection));
        FreeStyleBuild outside = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("outside"));
        assertThatThrownBy(() -> ConnectionRegistry.get().open(ConnectionChoice.unspecified(), outside))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("outside");
    }

    @Test
    void turnsRunAndThreadsActAsTheSystem(JenkinsRule jenkins) throws Exception {
        Controller controller = ConnectionRegistry.get().controller();
        CompletableFuture<String> user = new CompletableFuture<>();
        controller
                .scheduler()
                .later(
                        Duration.ofMillis(1),
                        () -> user.complete(Jenkins.getAuthentication2().getName()));
        assertThat(user.get(20, TimeUnit.SECONDS)).isEqualTo("SYSTEM");
        CompletableFuture<String> watcher = new CompletableFuture<>();
        controller
                .threads("Delphix test")
                .newThread(() -> watcher.complete(Jenkins.getAuthentication2().getName()))
                .start();
        assertThat(watcher.get(20, TimeUnit.SECONDS)).isEqualTo("SYSTEM");
        assertThat(controller.scheduler().maySubmit()).isTrue();
        jenkins.jenkins.doQuietDown();
        assertThat(controller.scheduler().maySubmit()).isFalse();
    }
}
