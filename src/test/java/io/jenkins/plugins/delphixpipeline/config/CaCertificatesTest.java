package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is pasted as a CA certificate: the form and whoever saves it say the same about it. */
class CaCertificatesTest {
    private static final String GOOD = pem("Clinic CA", "2020-01-01", "2100-01-01");
    private static final String OTHER = pem("Other CA", "2020-01-01", "2100-01-01");

    private final EngineConnection.DescriptorImpl descriptor = new EngineConnection.DescriptorImpl();

    private static String pem(String name, String from, String until) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .validityInterval(millis(from), millis(until))
                .build()
                .certificatePem();
    }

    private static long millis(String day) {
        return Instant.parse(day + "T12:00:00Z").toEpochMilli();
    }

    private FormValidation form(String pasted) {
        return descriptor.doCheckCaCertificate(pasted, "certificate");
    }

    @Test
    void allThatAreValidAreShownWithTheirEnd() {
        assertThat(form(GOOD + OTHER)).satisfies(told -> {
            assertThat(told.kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(told.getMessage())
                    .isEqualTo("CN=Clinic CA, valid until 2100-01-01; CN=Other CA, valid until 2100-01-01");
        });
    }

    @Test
    void thoseThatAreNotValidNowAreNamedWithTheDate() {
        String old = pem("Old CA", "2019-01-01", "2020-02-03");
        String coming = pem("New CA", "2098-05-06", "2100-01-01");
        assertThat(form(GOOD + old)).satisfies(told -> {
            assertThat(told.kind).isEqualTo(FormValidation.Kind.WARNING);
            assertThat(told.getMessage())
                    .contains("The certificate of CN=Old CA expired on 2020-02-03: paste the one that replaced it.")
                    .doesNotContain("Clinic CA");
        });
        assertThat(form(coming)).satisfies(told -> {
            assertThat(told.kind).isEqualTo(FormValidation.Kind.WARNING);
            assertThat(told.getMessage()).contains("The certificate of CN=New CA is not valid before 2098-05-06");
        });
        assertThat(form(old + coming).getMessage()).contains("CN=Old CA expired", "CN=New CA is not valid before");
    }

    static Stream<Arguments> mistakes() {
        String cut = OTHER.substring(0, OTHER.indexOf("-----END"));
        String headless = OTHER.substring(OTHER.indexOf('\n') + 1);
        String broken = OTHER.replace("-----BEGIN CERTIFICATE-----\nMII", "-----BEGIN CERTIFICATE-----\nAAA");
        return Stream.of(
                Arguments.of("", "Paste the CA certificate in PEM, or choose another way to trust."),
                Arguments.of(" \n", "Paste the CA certificate in PEM, or choose another way to trust."),
                Arguments.of("ca.pem", "There is no certificate in the field for the CA certificate."),
                Arguments.of(cut, "Certificate 1 of 1 in the field for the CA certificate has no end."),
                Arguments.of(GOOD + cut, "Certificate 2 of 2 in the field for the CA certificate has no end."),
                Arguments.of(cut + GOOD, "Certificate 1 of 2 in the field for the CA certificate has no end."),
                Arguments.of(headless, "A certificate in the field for the CA certificate has no beginning."),
                Arguments.of(GOOD + headless, "A certificate in the field for the CA certificate has no beginning."),
                Arguments.of(broken, "Certificate 1 of 1 in the field for the CA certificate is damaged."),
                Arguments.of(GOOD + broken, "Certificate 2 of 2 in the field for the CA certificate is damaged."),
                Arguments.of(
                        OTHER.replace("MII", "M…I") + GOOD,
                        "Certificate 1 of 2 in the field for the CA certificate is damaged."),
                Arguments.of(
                        GOOD + OTHER.replace("CERTIFICATE", "TRUSTED CERTIFICATE"),
                        "openssl x509 -in trusted.pem -out ca.pem"),
                Arguments.of(OTHER.replace("CERTIFICATE", "TRUSTED CERTIFICATE"), "(BEGIN TRUSTED CERTIFICATE)"),
                Arguments.of(OTHER.replace("CERTIFICATE", "CERTIFICATE REQUEST"), "That is a certificate request"),
                Arguments.of(OTHER.replace("CERTIFICATE", "NEW CERTIFICATE REQUEST"), "That is a certificate request"),
                Arguments.of(
                        OTHER.replace("CERTIFICATE", "PKCS7"), "openssl pkcs7 -print_certs -in chain.p7b -out ca.pem"),
                Arguments.of(GOOD.strip().replace("\n", "\\n"), "has \\n where its lines should end"),
                Arguments.of(GOOD.strip().replace("\n", "\\r\\n"), "has \\n where its lines should end"),
                Arguments.of(GOOD.replaceAll("-----.*-----\n?", ""), "Put the line -----BEGIN CERTIFICATE-----"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeHasASentenceWithTheWayOut(String pasted, String sentence) {
        FormValidation told = form(pasted);
        assertThat(told.kind).isEqualTo(FormValidation.Kind.ERROR);
        // The form's sentence comes escaped for HTML.
        String message = told.getMessage().replace("&quot;", "\"").replace("&#039;", "'");
        assertThat(message)
                .contains(sentence)
                .doesNotContain("Exception", "java.", "sun.", "cannot be read", "null", "{", "''");

        EngineConnection connection = new EngineConnection("one", "https://engine.example.com");
        connection.setTrust("certificate");
        connection.setCaCertificate(pasted);
        DelphixConnection.Breach breach = ConnectionRules.firstBreach(List.of(connection), false);
        assertThat(breach).as("it is not saved").isNotNull();
        assertThat(breach.field()).isEqualTo("trust");
        assertThat(breach.sentence()).isEqualTo("Connection \"one\": " + message);
        assertThat(connection.getCaCertificate()).as("nothing is lost").isEqualTo(pasted.strip());
    }
}
