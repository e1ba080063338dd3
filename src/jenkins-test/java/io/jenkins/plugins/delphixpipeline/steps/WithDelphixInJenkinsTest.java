package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import java.net.URL;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.pipeline.modeldefinition.ast.ModelASTOption;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.DirectiveGenerator;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.OptionsDirective;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.StageDirective;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code withDelphix} in a real Jenkins, as a step, as an option, and in the generator of declarative directives. */
class WithDelphixInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(WithDelphixStep::new)
                .call("withDelphix {\n    // some block\n}", step -> {})
                .call(
                        "withDelphix(connection: 'test-engine') {\n    // some block\n}",
                        step -> step.setConnection("test-engine"))
                .call(
                        "withDelphix(connection: 'test-engine', credentialsId: 'delphix-engine') {\n    // some block\n}",
                        step -> {
                            step.setConnection("test-engine");
                            step.setCredentialsId("delphix-engine");
                        });
    }

    @Test
    void runsInAScriptedPipelineAndGivesBackWhatItsBodyMade() throws Exception {
        String log = run("""
                def made = withDelphix(connection: 'production-engine') { delphixSnapshot('Patients Prod') }
                echo "by ${made.jobs[0]}"
                """);
        assertThat(log).containsPattern("by JOB-\\d+");
    }

    @Test
    void runsAsAnOptionOfADeclarativePipeline() throws Exception {
        DelphixConfiguration.get().setDefaultConnection("test-engine");
        String log = run(declarative("delphixSnapshot 'Patients Prod'")
                .replace("agent none", "agent none\noptions { withDelphix(connection: 'production-engine') }"));
        DelphixConfiguration.get().setDefaultConnection("production-engine");
        assertThat(log).contains("snapshot done in");
    }

    @Test
    void theDirectiveGeneratorOffersItAmongTheOptionsOfAPipelineAndOfAStage() throws Exception {
        JSONObject options = directive(OptionsDirective.class)
                .element("options", directive(WithDelphixStep.class).element("connection", "production-engine"));
        String ofPipeline = generated(options);
        String stage = generated(directive(StageDirective.class)
                .element("name", "Data")
                .element("contentType", "STEPS")
                .element("directives", options));

        assertThat(ofPipeline).isEqualToIgnoringWhitespace("options { withDelphix(connection: 'production-engine') }");
        assertThat(stage).contains("stage('Data')", "withDelphix(connection: 'production-engine')");
        String script = "pipeline {\nagent none\n" + ofPipeline + "stages {\n"
                + stage.replaceAll("//.*", "delphixSnapshot 'Patients Prod'") + "}\n}\n";
        assertThat(Converter.scriptToPipelineDef(script).getOptions().getOptions())
                .extracting(ModelASTOption::getName)
                .containsExactly("withDelphix");
        assertThat(run(script)).contains("snapshot done in");
    }

    private static JSONObject directive(Class<?> type) {
        return new JSONObject().element("stapler-class", type.getName()).element("$class", type.getName());
    }

    private static String generated(JSONObject directive) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            WebRequest request = new WebRequest(
                    new URL(jenkins.getURL(), job.getUrl() + DirectiveGenerator.GENERATE_URL), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", directive.toString())));
            return browser.getPage(browser.addCrumb(request)).getWebResponse().getContentAsString();
        }
    }
}
