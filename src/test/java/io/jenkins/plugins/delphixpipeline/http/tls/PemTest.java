package io.jenkins.plugins.delphixpipeline.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private final HeldCertificate one =
            new HeldCertificate.Builder().commonName("one").build();
    private final HeldCertificate two =
            new HeldCertificate.Builder().commonName("two").build();

    @Test
    void theOutputOfOpensslIsCutToItsCertificates() {
        String shown = """
                CONNECTED(00000003)
                ---
                Certificate chain
                 0 s:CN = one
                   i:CN = two
                %s 1 s:CN = two
                %s---
                Server certificate
                %ssubject=CN = one
                -----BEGIN SSL SESSION PARAMETERS-----
                MHECAQECAgMEBAITAgQg
                -----END SSL SESSION PARAMETERS-----
                Verify return code: 19 (self-signed certificate in certificate chain)
                """.formatted(one.certificatePem(), two.certificatePem(), one.certificatePem());
        assertThat(Pem.certificates(shown))
                .isEqualTo(one.certificatePem() + two.certificatePem().strip());
        assertThat(Pem.hasPrivateKey(shown)).isFalse();
    }

    @Test
    void marksOfOrderEndsOfLineAndIndentsDoNotMatter() {
        String pem = one.certificatePem();
        String expected = pem.strip();
        assertThat(Pem.certificates("\ufeff" + pem)).isEqualTo(expected);
        assertThat(Pem.certificates(pem.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(Pem.certificates(pem.replace("\n", "\n      "))).isEqualTo(expected);
        assertThat(Pem.certificates(pem.replace("CERTIFICATE", "X509 CERTIFICATE")))
                .isEqualTo(expected);
        assertThat(Pem.certificates(expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN CERTIFICATE-----\nMIIB", "-----END CERTIFICATE-----"})
    void thereMayBeNone(String text) {
        assertThat(Pem.certificates(text)).isEmpty();
        assertThat(Pem.hasPrivateKey(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "DSA ", "ENCRYPTED ", "OPENSSH ", "PGP "})
    void aKeyOfWhateverKindIsSeen(String kind) {
        String key = "-----BEGIN " + kind + "PRIVATE KEY-----\nMIIEvgIBADANBgkq";
        assertThat(Pem.hasPrivateKey(key)).isTrue();
        assertThat(Pem.hasPrivateKey(one.certificatePem() + key)).isTrue();
        assertThat(Pem.certificates(key + one.certificatePem())).doesNotContain("KEY", "MIIEvgIBADANBgkq");
    }

    @Test
    void thereMayBeNoTextAtAll() {
        assertThat(Pem.certificates(null)).isEmpty();
        assertThat(Pem.hasPrivateKey(null)).isFalse();
        assertThat(Pem.hasPrivateKey("PuTTY-User-Key-File-3: ssh-rsa")).isTrue();
    }
}
