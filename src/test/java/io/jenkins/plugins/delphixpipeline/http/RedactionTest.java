package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "newPassword",
                "dbPasswd",
                "vdbPass",
                "DB_PASS",
                "pass",
                "passphrase",
                "Authorization",
                "credentials",
                "accessToken",
                "privateKey",
                "private_key",
                "clientSecret",
                "apiKey",
                "encryptionKey",
                "wrapping_key",
                "JSESSIONID"
            })
    void namesOfSecretsAreRecognised(String name) {
        assertThat(Redaction.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username",
                "name",
                "key",
                "keyboard",
                "turnkey",
                "postgresPort",
                "mountLocation",
                "resync",
                "bypass",
                "compass",
                "passes"
            })
    void otherNamesAreNot(String name) {
        assertThat(Redaction.isSecret(name)).isFalse();
    }

    @Test
    void secretMembersAreHiddenAtAnyDepth() {
        String shown = Redaction.json("{\"a\":{\"password\":\"p1\",\"b\":[{\"credential\":{\"x\":\"p2\"},\"c\":3}]}}");

        assertThat(shown)
                .isEqualTo("{\"a\":{\"password\":\"********\",\"b\":[{\"credential\":\"********\",\"c\":3}]}}");
    }

    /** They may repeat a secret that was submitted long before. */
    @ParameterizedTest
    @ValueSource(
            strings = {"messageDetails", "messageAction", "messageCommandOutput", "commandOutput", "error_details"})
    void whatScriptsHaveSaidOfAJobIsHidden(String name) {
        assertThat(Redaction.json("{\"events\":[{\"" + name + "\":\"initdb p1\",\"percent\":3}]}"))
                .isEqualTo("{\"events\":[{\"" + name + "\":\"********\",\"percent\":3}]}");
    }

    @Test
    void jsonThatWasCutOffIsShownUpToThere() {
        assertThat(Redaction.json("{\"a\":1,\"password\":\"p1\",\"b\":\"cut"))
                .startsWith("{\"a\":1,\"password\":\"********\"")
                .endsWith("…");
        assertThat(Redaction.json("{\"a\":1,\"password\":\"p1 is cut")).doesNotContain("p1");
    }

    @Test
    void textThatIsNoJsonIsNotShown() {
        assertThat(Redaction.json("password=p1")).isEqualTo("…");
        assertThat(Redaction.json("")).isEmpty();
    }
}
