package io.jenkins.plugins.delphixpipeline.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretReferencesTest {
    private static String held(String credentialsId) {
        return credentialsId.equals("db") ? "s3cret" : null;
    }

    static Stream<Map<String, Object>> good() {
        return Stream.of(
                Map.of(),
                Map.of("port", 5432),
                Map.of("adminPassword", "credentials:db"),
                Map.of("source", Map.of("adminPassword", "credentials:db")),
                Map.of("nodes", List.of(Map.of("adminPassword", "credentials:db"))),
                Map.of("nodesPassword", List.of("credentials:db", "credentials:db")),
                // A credential as an engine writes it.
                Map.of("dbPassword", Map.of("type", "PasswordCredential", "adminPassword", "credentials:db")),
                Map.of("dbPassword", List.of(Map.of("base_var_name", "DB", "value", "credentials:db"))),
                // A secret whose name does not show it.
                Map.of("encryptionKey", "credentials:db", "ports", List.of("credentials:db")),
                // What only says whether there is one.
                Map.of("rotateAdminPassword", true),
                Map.of("nodes", List.of(Map.of("noPassword", false))),
                Map.of("note", "about credentials: none"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void passes(Map<String, Object> given) {
        assertThatCode(() -> SecretReferences.check(given)).doesNotThrowAnyException();
        // And once more with the secrets in their places.
        Map<String, Object> revealed = SecretReferences.revealed(given, SecretReferencesTest::held);
        assertThatCode(() -> SecretReferences.check(revealed)).doesNotThrowAnyException();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Map.of("adminPassword", "s3cret"), "adminPassword"),
                Arguments.of(Map.of("adminPassword", List.of("s3cret")), "adminPassword"),
                Arguments.of(Map.of("source", Map.of("adminPassword", "s3cret")), "adminPassword"),
                Arguments.of(Map.of("adminPassword", List.of("credentials:db", "s3cret")), "adminPassword"),
                Arguments.of(Map.of("adminPassword", Map.of("value", "s3cret")), "value"),
                Arguments.of(Map.of("adminPassword", List.of(Map.of("deep", Map.of("value", "s3cret")))), "value"),
                Arguments.of(Map.of("adminPassword", 1234), "adminPassword"),
                // As of a build parameter that was left empty.
                Arguments.of(Map.of("adminPassword", "credentials:"), "adminPassword"),
                Arguments.of(Map.of("encryptionKey", "credentials: "), "encryptionKey"),
                Arguments.of(Map.of("nodes", List.of(Map.of("adminPassword", "credentials: "))), "adminPassword"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses(Map<String, Object> given, String named) {
        PlatformException refused = catchThrowableOfType(PlatformException.class, () -> SecretReferences.check(given));
        assertThat(refused.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
        assertThat(refused.failure().subject()).isEqualTo(named);
        assertThat(refused.failure().toString()).doesNotContain("s3cret");
    }

    @Test
    void onlyWhatIsWrittenShowsTheSecret() throws Exception {
        Map<String, Object> given = Map.of("source", Map.of("adminPassword", "credentials:db"), "port", 1);
        Map<String, Object> revealed = SecretReferences.revealed(given, SecretReferencesTest::held);
        assertThat(revealed.toString()).doesNotContain("s3cret").doesNotContain("credentials:db");
        assertThat(new ObjectMapper()
                        .valueToTree(revealed)
                        .at("/source/adminPassword")
                        .asText())
                .isEqualTo("s3cret");
        assertThat(revealed).containsEntry("port", 1);
    }

    @Test
    void credentialsThatAreNotThereAreNamedWithTheirSetting() {
        PlatformException refused = catchThrowableOfType(
                PlatformException.class,
                () -> SecretReferences.revealed(
                        Map.of("adminPassword", "credentials: other"), SecretReferencesTest::held));
        assertThat(refused.failure().subject()).isEqualTo("adminPassword");
        assertThat(refused.failure().details()).contains("\"other\"");
    }
}
