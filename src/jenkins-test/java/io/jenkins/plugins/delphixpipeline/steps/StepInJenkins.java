package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.Given;
import io.jenkins.plugins.delphixpipeline.config.DataRequest;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.freestyle.DataOperationBuilder;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What must hold for each step in a real Jenkins. A class per step brings the calls, and runs some of them. */
@WithJenkins
abstract class StepInJenkins {
    static final String MASTER = "Patients Masked Master";

    static JenkinsRule jenkins;
    static SimulatedEngine engine;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        engine = Given.engine(Duration.ofMillis(200));
        Given.connection("production-engine", engine.url());
        List<DelphixConnection> connections =
                new ArrayList<>(DelphixConfiguration.get().getConnections());
        connections.add(new EngineConnection("test-engine", "https://test.example.com"));
        DelphixConfiguration.get().setConnections(connections);
        DelphixConfiguration.get().setDefaultConnection("production-engine");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Every alternative of the step, as the shortest call. */
    abstract Calls<?> calls();

    @Test
    void eachCallComesBackFromTheSnippetGeneratorAndFromTheForm() throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        StepConfigTester forms = new StepConfigTester(jenkins);
        for (Map.Entry<String, Step> call : calls().steps().entrySet()) {
            Step step = call.getValue();
            snippets.assertRoundTrip(step, call.getKey());
            jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
        }
    }

    @Test
    void eachCallIsWhatADeclarativePipelineTakes() {
        for (String call : calls().steps().keySet()) {
            String script = declarative(call.replace("// some block", "echo 'inside'"));
            assertThat(Converter.scriptToPipelineDef(script)).as(call).isNotNull();
        }
    }

    @Test
    void eachCallComesBackFromTheFormOfAFreestyleJob() throws Exception {
        List<Step> steps = calls().steps().values().stream()
                .filter(DataRequest.class::isInstance)
                .filter(step -> !step.getDescriptor().takesImplicitBlockArgument())
                .toList();
        FreeStyleProject job = jenkins.createFreeStyleProject();
        for (Step step : steps) {
            job.getBuildersList().add(new DataOperationBuilder((DataRequest) step));
        }
        List<DataOperationBuilder> stored =
                jenkins.configRoundtrip(job).getBuildersList().getAll(DataOperationBuilder.class);
        assertThat(stored).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            jenkins.assertEqualDataBoundBeans(steps.get(i), stored.get(i).getOperation());
        }
    }

    static String declarative(String steps) {
        return "pipeline {\n agent none\n stages {\n stage('Data') {\n steps {\n" + steps + "\n}\n}\n}\n}\n";
    }

    /** Runs it in the sandbox to its good end, with nothing left for an administrator to approve. */
    static String run(String script) throws Exception {
        String name = "run" + jenkins.jenkins.getItems().size();
        String log = JenkinsRule.getLog(jenkins.buildAndAssertSuccess(Given.job(name, script)));
        assertThat(ScriptApproval.get().getPendingSignatures()).isEmpty();
        assertThat(ScriptApproval.get().getPendingScripts()).isEmpty();
        return log;
    }

    /** Runs it to its bad end. */
    static String failure(String script) throws Exception {
        String name = "run" + jenkins.jenkins.getItems().size();
        return JenkinsRule.getLog(jenkins.buildAndAssertStatus(Result.FAILURE, Given.job(name, script)));
    }

    /** Steps by how they are written. */
    static final class Calls<S extends Step> {
        private final Supplier<S> make;
        private final Map<String, Step> steps = new LinkedHashMap<>();

        Calls(Supplier<S> make) {
            this.make = make;
        }

        Calls<S> call(String text, Consumer<S> change) {
            S step = make.get();
            change.accept(step);
            assertThat(steps.put(text, step)).as(text).isNull();
            return this;
        }

        Map<String, Step> steps() {
            assertThat(steps).isNotEmpty();
            return steps;
        }
    }
}
