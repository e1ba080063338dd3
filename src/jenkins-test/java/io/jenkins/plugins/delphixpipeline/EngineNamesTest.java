package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.freestyle.DataOperationBuilder;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Names on an engine are made by other people: they must stay text wherever they are shown. */
@WithJenkins
class EngineNamesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String FORGED = "\"><img src=x onerror=alert(2)>\u001b[8mha:AAAA\u001b[0m\nFinished: SUCCESS";

    private static final String ITEMS = "//*[contains(@class,'jenkins-dropdown__item')]";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
        engine.world().addDsource(DataKind.APPDATA, "Production", SCRIPT);
        engine.world().addDsource(DataKind.APPDATA, "Production", FORGED);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aNameWithMarkupStaysTextOnEveryPageOfTheBuild() throws Exception {
        Builds.start("named", "delphixSnapshot dataset: '" + SCRIPT + "', resultVariable: 'X'");
        Builds.untilEnded("named", Result.SUCCESS);
        assertThat(Builds.log("named")).contains(SCRIPT);
        assertInert(
                "job/named/1/",
                "job/named/1/console",
                "job/named/1/consoleFull",
                "job/named/",
                "job/named/1/flowGraphTable/");
    }

    @Test
    void aNameInAnErrorStaysOneLineOfText() throws Exception {
        Builds.start("unknown", "delphixSnapshot 'Production/\"><img src=x onerror=alert(2)>ha:AAAA Finished: SUCCES'");
        String log = Builds.untilEnded("unknown", Result.FAILURE);
        assertThat(log).as("the nearest name is offered").contains("Finished: SUCCESS\"");
        assertThat(log.lines()).doesNotContain("Finished: SUCCESS", "Finished: SUCCESS\".");
        assertThat(log).doesNotContain("\u001b[8m");
        assertInert("job/unknown/1/", "job/unknown/1/console", "job/unknown/1/flowGraphTable/");
    }

    @Test
    void aNameInACheckIsEscaped() {
        FormValidation check = ConnectionForms.checkCredentialsId(null, SCRIPT);
        assertThat(check.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(check.renderHtml()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void aNameWithMarkupStaysTextInTheListsOfAForm() throws Exception {
        List<String> names = List.of(
                "<script>alert(3)</script>", "'\"><img src=x onerror=alert(4)>", "\u202edetrever", "x".repeat(200));
        names.forEach(name -> engine.world().addDsource(DataKind.APPDATA, "Production", name));
        DelphixConnection named = DelphixConfiguration.get().getConnections().get(0);
        DelphixConnection hostile = new EngineConnection(SCRIPT, "https://engine.invalid");
        DelphixConfiguration.get().setConnections(List.of(named, hostile));
        DelphixConfiguration.get().setDefaultConnection(named.getName());
        FreeStyleProject job = jenkins.createFreeStyleProject("listed");
        job.getBuildersList().add(new DataOperationBuilder(new SnapshotStep("x")));
        List<String> alerts = new CopyOnWriteArrayList<>();
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.setAlertHandler((page, message) -> alerts.add(message));
            HtmlForm form = browser.getPage(job, "configure").getFormByName("config");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            form.getSelectByName("_.connection").getOptions())
                    .extracting(HtmlOption::getText)
                    .contains(SCRIPT));
            for (String name : names) {
                assertThat(offered(form.getInputByName("_.dataset"), name)).contains(name);
                assertThat(form.getPage().<DomNode>getByXPath(ITEMS + "//*[self::script or self::img]"))
                        .isEmpty();
            }
        }
        assertThat(alerts).isEmpty();
    }

    /** What drops down under a field in which the beginning of a name is typed; the names may still be on their way. */
    private static List<String> offered(HtmlInput field, String name) throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            field.setValue("");
            field.type(name.substring(0, 2));
            field.getPage().getWebClient().waitForBackgroundJavaScript(1_000);
            return !shown(field).isEmpty();
        });
        return shown(field);
    }

    private static List<String> shown(HtmlInput field) {
        return field.getPage().<DomNode>getByXPath(ITEMS).stream()
                .map(item -> item.getTextContent().trim())
                .toList();
    }

    private void assertInert(String... pages) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.setJavaScriptEnabled(false);
            for (String page : List.of(pages)) {
                String html = browser.goTo(page).getWebResponse().getContentAsString();
                assertThat(html).as(page).doesNotContain(SCRIPT, "<img src=x", "\u001b[8mha");
            }
        }
    }
}
