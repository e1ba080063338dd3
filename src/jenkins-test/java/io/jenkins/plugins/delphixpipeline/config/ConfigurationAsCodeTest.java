package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.AbstractRoundTripTest;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The configuration as code: read from the page and from disk, with a restart between, and written again. */
@WithJenkins
class ConfigurationAsCodeTest extends AbstractRoundTripTest {
    private static final String YAML = "configuration-as-code.yaml";

    @Override
    protected String configResource() {
        return YAML;
    }

    @Override
    protected void assertConfiguredAsExpected(JenkinsRule jenkins, String yaml) {
        EngineConnection production = new EngineConnection("production-engine", "https://engine.example.com");
        production.setCredentialsId("delphix-engine");
        production.setUseProxy(false);
        production.setFolders("clinic\nnightly/patients");
        production.setConnectTimeoutSeconds(5);
        production.setReadTimeoutSeconds(90);
        production.setFirstContactSeconds(30);
        production.setUnreachableMinutes(45);
        production.setBusyMinutes(120);
        production.setStopSeconds(40);
        production.setMaskingConnection("masking");
        production.setEnvironmentLifetime("8h");
        production.setLongestEnvironmentLifetime("3d");
        production.setMostEnvironments(20);
        production.setPace("sparing");
        EngineConnection test = new EngineConnection("test-engine", "https://test.example.com:8443");
        test.setTrust("none");
        test.setAllowUnmasked(true);
        MaskingEngineConnection masking = new MaskingEngineConnection("masking", "https://masking.example.com");
        DctConnection tower = new DctConnection("tower", "https://dct.example.com");
        tower.setCredentialsId("dct-key");
        tower.setMastersWithoutRecord("refuse");
        tower.setGuardCredentialsId("dct-guard");
        tower.setEngineConnections("engine1 = production-engine\nengine2 = test-engine");
        assertThat(DelphixConfiguration.get().getConnections())
                .usingRecursiveComparison()
                .isEqualTo(List.of(production, test, masking, tower));
        assertThat(DelphixConfiguration.get().getDefaultConnection()).isEqualTo("production-engine");
    }

    @Override
    protected String stringInLogExpected() {
        return "EngineConnection.name = production-engine";
    }

    @Test
    void whatIsExportedIsShortAndHasNoSecretInClear(JenkinsRule jenkins) throws Exception {
        URL yaml = getClass().getResource(YAML);
        assertThat(yaml).isNotNull();
        ConfigurationAsCode.get().configure(yaml.toString());

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String own = Util.toYamlString(Util.getUnclassifiedRoot(context).get("delphix"));
        assertThat(own).isEqualTo(Util.toStringFromYamlFile(this, "exported.yaml"));

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(whole);
        assertThat(whole.toString(StandardCharsets.UTF_8))
                .contains("username: \"delphix_admin\"")
                .doesNotContain("not-to-be-seen");
    }
}
