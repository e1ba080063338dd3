package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionRulesTest {

    private static final String EXAMPLE = "https://engine.example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://engine.example.com",
                "https://engine.example.com/",
                "http://10.0.0.1:8080",
                "https://[::1]:8443"
            })
    void schemeHostAndPortMakeAnAddress(String url) {
        assertThat(ConnectionRules.url(url, EXAMPLE, false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "engine.example.com",
                "ftp://engine.example.com",
                "https://",
                "https://delphix_admin:secret@engine.example.com",
                "https://engine.example.com/resources",
                "https://engine.example.com?x=1",
                "https://engine example com"
            })
    void anythingElseIsToldApartInASentenceThatShowsNoPassword(String url) {
        assertThat(ConnectionRules.url(url, EXAMPLE, false)).isNotBlank().doesNotContain("secret");
    }

    @Test
    void underFipsOnlyTlsWithACheckedCertificateWillDo() {
        assertThat(ConnectionRules.url("http://engine.example.com", EXAMPLE, true))
                .contains("FIPS");
        EngineConnection unchecked = engine("one");
        unchecked.setTrust("none");
        assertThat(ConnectionRules.firstBreach(List.of(unchecked), true)).satisfies(breach -> {
            assertThat(breach.field()).isEqualTo("trust");
            assertThat(breach.sentence()).contains("\"one\"", "FIPS");
        });
        assertThat(ConnectionRules.firstBreach(List.of(unchecked), false)).isNull();
    }

    @Test
    void namesAreNeededAndUnique() {
        assertThat(ConnectionRules.firstBreach(List.of(engine("one"), engine("two")), false))
                .isNull();
        assertThat(ConnectionRules.firstBreach(List.of(engine("one"), engine(" one ")), false)
                        .sentence())
                .contains("Two connections are named \"one\"");
        assertThat(ConnectionRules.firstBreach(List.of(engine(" ")), false).field())
                .isEqualTo("name");
    }

    /** A longest lifetime that cannot be read would be no limit at all. */
    @Test
    void lifetimesOfEnvironmentsMustBeSome() {
        EngineConnection connection = engine("one");
        connection.setLongestEnvironmentLifetime("8 hrs");
        assertThat(ConnectionRules.firstBreach(List.of(connection), false)).satisfies(breach -> {
            assertThat(breach.field()).isEqualTo("longestEnvironmentLifetime");
            assertThat(breach.sentence()).contains("\"one\"", "8 hrs");
        });
        connection.setLongestEnvironmentLifetime("8 hours");
        connection.setEnvironmentLifetime("for ever");
        assertThat(ConnectionRules.firstBreach(List.of(connection), false).field())
                .isEqualTo("environmentLifetime");
        connection.setEnvironmentLifetime("branch");
        assertThat(ConnectionRules.firstBreach(List.of(connection), false)).isNull();
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("connectTimeoutSeconds", EngineConnection::setConnectTimeoutSeconds),
                limit("readTimeoutSeconds", EngineConnection::setReadTimeoutSeconds),
                limit("firstContactSeconds", EngineConnection::setFirstContactSeconds),
                limit("unreachableMinutes", EngineConnection::setUnreachableMinutes),
                limit("busyMinutes", EngineConnection::setBusyMinutes),
                limit("stopSeconds", EngineConnection::setStopSeconds));
    }

    private static Arguments limit(String field, ObjIntConsumer<EngineConnection> setter) {
        return Arguments.of(field, setter);
    }

    /** Some see the form, others the key in a file: each finds what is meant. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void aLimitIsCalledByItsLabelAndByItsKey(String field, ObjIntConsumer<EngineConnection> setter) throws IOException {
        EngineConnection connection = engine("one");
        setter.accept(connection, 0);

        String sentence =
                ConnectionRules.firstBreach(List.of(connection), false).sentence();

        try (InputStream form = DelphixConnection.class.getResourceAsStream("DelphixConnection/config.jelly")) {
            String jelly = new String(form.readAllBytes(), StandardCharsets.UTF_8);
            String label = jelly.replaceAll("(?s).*title=\"\\$\\{%([^}]+)}\" field=\"" + field + "\".*", "$1");
            assertThat(label).doesNotContain("<");
            assertThat(sentence).startsWith("Connection \"one\": " + label + " (" + field + ") must be between 1 and ");
        }
    }

    @Test
    void limitsHaveARangeAndCertificatesMustBeSome() {
        EngineConnection connection = engine("one");
        connection.setBusyMinutes(0);
        assertThat(ConnectionRules.firstBreach(List.of(connection), false).field())
                .isEqualTo("busyMinutes");
        connection.setBusyMinutes(1);
        connection.setTrust("certificate");
        connection.setCaCertificate("no PEM");
        assertThat(ConnectionRules.firstBreach(List.of(connection), false).sentence())
                .contains("PEM");
        connection.setTrust("blindly");
        assertThat(ConnectionRules.firstBreach(List.of(connection), false).sentence())
                .contains("blindly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "certificate", "none"})
    void aPrivateKeyIsRefusedAndNeverKept(String trust) {
        String certificate = new HeldCertificate.Builder().build().certificatePem();
        for (String beside : List.of("", certificate)) {
            EngineConnection connection = engine("one");
            connection.setTrust(trust);
            connection.setCaCertificate(beside + "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkq\n");
            assertThat(connection.getCaCertificate()).isEqualTo(beside.strip());
            assertThat(ConnectionRules.firstBreach(List.of(connection), false)).satisfies(breach -> {
                assertThat(breach.field()).isEqualTo("trust");
                assertThat(breach.sentence()).contains("private key").doesNotContain("MIIEvgIBADANBgkq");
            });
            connection.setCaCertificate(certificate);
            assertThat(ConnectionRules.firstBreach(List.of(connection), false)).isNull();
        }
    }

    @Test
    void ofACertificateNothingIsKeptButItself() {
        String certificate = new HeldCertificate.Builder().build().certificatePem();
        EngineConnection connection = engine("one");
        connection.setTrust("certificate");
        connection.setCaCertificate(
                "\ufeffdepth=0 CN = engine\r\n" + certificate + "\r\nServer certificate\r\n" + certificate);
        assertThat(connection.getCaCertificate()).isEqualTo(certificate.strip());
        assertThat(ConnectionRules.firstBreach(List.of(connection), false)).isNull();
    }

    private static EngineConnection engine(String name) {
        return new EngineConnection(name, "https://engine.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "engine1, does not name an engine and its connection",
                "= engine, does not name an engine and its connection",
                "engine1 =, does not name an engine and its connection",
                "\"engine1=engine\nengine1 = other\", engine1\" is listed twice",
                "engine1 = gone, no connection named \"gone\"",
                "engine1 = tower, \"tower\" does not lead to a Delphix Engine"
            })
    void theEnginesOfADctMustHaveConnectionsToEngines(String lines, String sentence) {
        DctConnection dct = new DctConnection("tower", "https://dct.example.com");
        dct.setEngineConnections(lines);
        List<DelphixConnection> all = List.of(dct, engine("engine"), engine("other"));
        DelphixConnection.Breach breach = ConnectionRules.firstBreach(all, false);
        assertThat(breach.field()).isEqualTo("engineConnections");
        assertThat(breach.sentence()).startsWith("Connection \"tower\": ").contains(sentence);
    }

    @Test
    void anEngineOfADctMayHaveAnyName() {
        DctConnection dct = new DctConnection("tower", "https://dct.example.com");
        dct.setEngineConnections("\n engine 1 = engine\n\na=b=other\n");
        assertThat(dct.engines()).containsExactly(Map.entry("engine 1", "engine"), Map.entry("a=b", "other"));
        assertThat(ConnectionRules.firstBreach(List.of(dct, engine("engine"), engine("other")), false))
                .isNull();
        dct.setEngineConnections(" ");
        assertThat(dct.engines()).isEmpty();
        assertThat(dct.getEngineConnections()).isEmpty();
    }

    @Test
    void theMaskingEngineOfAnEngineMustBeThereAndBeOne() {
        EngineConnection engine = new EngineConnection("engine", "https://engine.example.com");
        EngineConnection other = new EngineConnection("other", "https://other.example.com");
        MaskingEngineConnection masking = new MaskingEngineConnection("masking", "https://masking.example.com");

        engine.setMaskingConnection(" masking ");
        assertThat(ConnectionRules.firstBreach(List.of(engine, masking), false)).isNull();
        assertThat(ConnectionRules.firstBreach(List.of(engine, other), false).sentence())
                .isEqualTo(
                        "Connection \"engine\": There is no connection named \"masking\" that could be asked about masking"
                                + " jobs.");
        engine.setMaskingConnection("other");
        DelphixConnection.Breach breach = ConnectionRules.firstBreach(List.of(engine, other), false);
        assertThat(breach.field()).isEqualTo("maskingConnection");
        assertThat(breach.sentence()).contains("\"other\" does not lead to a Delphix Masking Engine");
        engine.setMaskingConnection(" ");
        assertThat(ConnectionRules.firstBreach(List.of(engine, other), false)).isNull();
    }
}
