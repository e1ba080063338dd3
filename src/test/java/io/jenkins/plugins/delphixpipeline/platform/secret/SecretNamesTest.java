package io.jenkins.plugins.delphixpipeline.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.http.Redaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "passwords",
                "dbPassword",
                "DBPassword",
                "dbpassword",
                "couchbaseAdminPassword",
                "mongo_db_password",
                "password1",
                "password_2",
                "passwordText",
                "DB_PASSWD",
                "pwd",
                "pw",
                "dbPw",
                // Of the vendor's plugin for MySQL.
                "vdbPass",
                "stagingPass",
                "sourcePass",
                "db_pass",
                "DB_PASS",
                "pass",
                "keyPassPhrase",
                "keyPassphrase",
                "secret",
                "clientSecret",
                "secretKey",
                "secret-value",
                "token",
                "apiToken",
                "tokens",
                "apiKey",
                "api_key",
                "apikey",
                "accessKey",
                "private-key",
                "privateKeyPem",
                "credential",
                "credentials",
                "dbCredentials",
                "authorization",
                "cookie",
                "sessionId",
                "passwordFileContent"
            })
    void aSecretIsSeenByItsLastWords(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
        assertThat(Redaction.isSecret(name)).as("logs hide it").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokenRanges",
                "token_ranges",
                "passwordFile",
                "password_file",
                "secretary",
                "secretariat",
                "tokenizer",
                "passwordless",
                "passwordPolicy",
                "credentialId",
                "privateKeyPath",
                "PRIVATE_KEY_FILE",
                "keyspace",
                "accessMode",
                "bypass",
                "compass",
                "byPass",
                "bypassChecks",
                "passThrough",
                "passes",
                "cookieName",
                "sessionTimeout",
                "monkey",
                "",
                "123"
            })
    void wordsThatMerelyContainTheSyllablePass(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }
}
