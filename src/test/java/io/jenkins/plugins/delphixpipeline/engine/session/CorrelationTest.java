package io.jenkins.plugins.delphixpipeline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.submission.CorrelationTrust;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final String PRODUCT = "delphix-pipeline/1.0";

    @Test
    void markIsFoundInTheAgentThatCarriesIt() {
        String agent = Correlation.agent(PRODUCT, "folder/job#12/7/refresh");

        assertThat(agent).isEqualTo("delphix-pipeline/1.0 (folder/job#12/7/refresh)");
        assertThat(Correlation.isIn(agent, "folder/job#12/7/refresh")).isTrue();
        assertThat(Correlation.isIn(agent, "job#12/7/refresh")).isFalse();
        assertThat(Correlation.isIn(PRODUCT, "folder/job#12/7/refresh")).isFalse();
        assertThat(Correlation.isIn(null, "folder/job#12/7/refresh")).isFalse();
    }

    @Test
    void longMarkKeepsItsEndWhichTellsOperationsApart() {
        String agent = Correlation.agent(PRODUCT, "f/".repeat(300) + "#7/sync");

        assertThat(agent).hasSizeLessThan(230).endsWith("#7/sync)");
        assertThat(Correlation.isIn(agent, "f/".repeat(300) + "#7/sync")).isTrue();
    }

    @Test
    void marksAreTrustedOnceOneWasSeenAndNotOnceOneWasMissing() {
        CorrelationTrust trust = new CorrelationTrust(PRODUCT);
        assertThat(trust.isKnown()).isFalse();

        trust.notice(PRODUCT);
        trust.notice("curl/8.0");
        trust.notice(null);
        assertThat(trust.isKnown()).isFalse();

        trust.notice(Correlation.agent(PRODUCT, "x"));
        assertThat(trust.isProved()).isTrue();

        trust.learn(PRODUCT, "y");
        assertThat(trust.isDisproved()).isTrue();
    }
}
