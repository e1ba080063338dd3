package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.time.Duration;
import java.util.List;
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
