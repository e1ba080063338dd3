package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireLogTest {
    private final Logger logger = Logger.getLogger(WireLog.class.getPackageName());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.FINE);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void conversationIsLoggedWithoutSecrets() throws Exception {
        try (StubServer server = new StubServer((number, request) -> StubServer.json(
                200,
                "{\"token\":\"tok-1\",\"said\":\"pass-1, key-1 and key-2\",\"n\":7}",
                "Set-Cookie: JSESSIONID=cookie-1"))) {
            WebClient client = new WebClient(new OkHttpClient(), HttpSettings.of(server.url()));
            WebRequest request = WebRequest.post(
                            "/login",
                            Map.of(
                                    "username",
                                    "ann",
                                    "password",
                                    "pass-1",
                                    "apiKeys",
                                    Map.of("a", List.of("key-1", "key-2"))))
                    .header("Cookie", "JSESSIONID=cookie-2")
                    .header("Authorization", "auth-1");

            int status = client.read(request, WebAnswer::status);

            assertThat(status).isEqualTo(200);
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .matches("POST /login \\{.*ann.*} -> 200 in \\d+ ms \\{.*\"n\":7}")
                    .doesNotContain("pass-1", "key-1", "key-2", "tok-1", "cookie-1", "cookie-2", "auth-1");
        }
    }

    /** What an answer says of a secret is JSON again, which writes some characters in other ways. */
    @Test
    void aSecretIsHiddenHoweverItIsWritten() throws Exception {
        String secret = "pa\"ss\\1\nü";
        String said = Json.write(Map.of("details", "too short: " + secret));
        try (StubServer server = new StubServer((number, request) -> StubServer.json(400, said))) {
            WebClient client = new WebClient(new OkHttpClient(), HttpSettings.of(server.url()));

            client.read(WebRequest.post("/user", Map.of("password", secret)), WebAnswer::status);

            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("too short: ********")
                    .doesNotContain("pa\\\"ss", "ss\\\\1");
        }
    }
}
