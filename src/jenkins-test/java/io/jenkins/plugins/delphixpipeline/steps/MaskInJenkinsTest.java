package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.Given;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** {@code delphixMask} in a real Jenkins, with a Masking Engine beside the data engine. */
class MaskInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new MaskStep("Mask Patients"))
                .call("delphixMask 'Mask Patients'", step -> {})
                .call(
                        "delphixMask application: 'Hospital', connection: 'masking', environment: 'Patients', "
                                + "job: 'Mask Patients', sourceConnector: 'staging', targetConnector: 'master'",
                        step -> {
                            step.setConnection("masking");
                            step.setApplication("Hospital");
                            step.setEnvironment("Patients");
                            step.setSourceConnector("staging");
                            step.setTargetConnector("master");
                        });
    }

    private static SimulatedMaskingEngine masking;

    @BeforeAll
    static void startMaskingEngine() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(200));
        Given.credential("masking-engine", SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
        MaskingEngineConnection connection =
                new MaskingEngineConnection("masking", masking.url().toString());
        connection.setCredentialsId("masking-engine");
        List<DelphixConnection> connections =
                new ArrayList<>(DelphixConfiguration.get().getConnections());
        connections.add(connection);
        DelphixConfiguration.get().setConnections(connections);
    }

    @AfterAll
    static void stopMaskingEngine() {
        masking.close();
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixMask job: 'Mask Patients', connection: 'masking'
                echo "${made.maskingJob} was execution ${made.execution}"
                """);
        assertThat(log).containsPattern("Hospital/Patients/Mask Patients was execution \\d+");
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                withDelphix(connection: 'masking') {
                    delphixMask job: 'Mask Anything', application: 'Hospital', targetConnector: 'master', resultVariable: 'MASKED'
                }
                echo "ran ${MASKED_MASKING_JOB}"
                """));
        assertThat(log).contains("ran Hospital/Patients/Mask Anything");
    }

    @Test
    void whatTheMaskingEngineKnowsIsOffered() {
        assertThat(offered("fillJobItems?application=&environment="))
                .contains("\"Mask Invoices\"", "\"Mask Patients\"", "\"Finance/Billing/Mask Anything\"");
        assertThat(offered("fillJobItems?application=Finance&environment="))
                .isEqualTo("[\"Mask Anything\",\"Mask Invoices\"]");
        assertThat(offered("fillApplicationItems?application=")).isEqualTo("[\"Finance\",\"Hospital\"]");
        assertThat(offered("fillEnvironmentItems?application=")).isEqualTo("[\"Billing\",\"Patients\"]");
        assertThat(offered("fillTargetConnectorItems?application=Hospital&environment="))
                .isEqualTo("[\"master\",\"staging\"]");
    }

    /** The first look-up may take longer than a page waits; it goes on meanwhile. */
    private static String offered(String field) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> asked(field), names -> !names.equals("[]"));
    }

    private static String asked(String field) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            URL url = new URL(
                    jenkins.getURL(),
                    "descriptorByName/" + MaskStep.class.getName() + "/" + field + "&connection=masking");
            return browser.getPage(browser.addCrumb(new WebRequest(url, HttpMethod.POST)))
                    .getWebResponse()
                    .getContentAsString()
                    .trim();
        }
    }
}
