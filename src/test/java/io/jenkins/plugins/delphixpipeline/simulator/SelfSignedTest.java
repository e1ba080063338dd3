package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** That clients are served who trust it is shown by {@link MainTest}. */
class SelfSignedTest {

    @Test
    void everyStartMakesAnotherCertificate() throws Exception {
        SelfSigned first = SelfSigned.of(InetAddress.getLoopbackAddress());
        SelfSigned second = SelfSigned.of(InetAddress.getByName("::1"));

        assertThat(first.pem())
                .isNotEqualTo(second.pem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("\n-----END CERTIFICATE-----\n");
    }
}
