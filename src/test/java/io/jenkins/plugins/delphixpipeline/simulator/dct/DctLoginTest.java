package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and tokens, and how they end. */
@Timeout(60)
class DctLoginTest {

    private static final String LOGIN = "{'username': '%s', 'password': '%s'}";

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
        dct = SimulatedDct.builder()
                .engine("engine1", engine)
                .account("guest", "secret", "2.guest")
                .tokens(Duration.ofHours(2), Duration.ofMinutes(10))
                .clock(new SetClock())
                .start();
        client = new RawDctClient(dct, "/dct/v3");
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    private final class SetClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.get();
        }
    }

    private void pass(Duration length) {
        time.updateAndGet(now -> now.plus(length));
    }

    private String logIn() {
        JsonNode login = client.as(null)
                .post("/login", LOGIN.formatted("guest", "secret"))
                .json();
        assertThat(login.path("expires_in").asLong()).isEqualTo(7200);
        return login.path("token_type").asText() + " "
                + login.path("access_token").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apk 1.wrong",
                "apk  " + SimulatedDct.API_KEY,
                SimulatedDct.API_KEY,
                "Bearer " + SimulatedDct.API_KEY,
                "APK " + SimulatedDct.API_KEY,
                "Bearer x",
                ""
            })
    void whatIsNoKeyIsRefused(String header) {
        RawDctClient.Answer refused = client.as(header).get("/vdbs");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asText()).isEqualTo("unauthorized");
    }

    @Test
    void nobodyIsRefusedToo() {
        assertThat(client.as(null).get("/vdbs").status()).isEqualTo(401);
        dct.switches().turnOn(DctSwitch.UNAUTHORIZED_AS_HTML);
        assertThat(client.as(null).get("/vdbs").header("Content-Type")).startsWith("text/html");
    }

    @Test
    void aLoginLastsForAsLongAsItIsUsedButNotForEver() {
        RawDctClient guest = client.as(logIn());
        for (int i = 0; i < 11; i++) {
            pass(Duration.ofMinutes(9));
            assertThat(guest.get("/vdbs").status()).isEqualTo(200);
        }
        pass(Duration.ofMinutes(9));
        pass(Duration.ofMinutes(9));
        assertThat(guest.get("/vdbs").status()).as("idle").isEqualTo(401);

        RawDctClient again = client.as(logIn());
        for (int i = 0; i < 13; i++) {
            pass(Duration.ofMinutes(9));
            again.get("/vdbs");
        }
        pass(Duration.ofMinutes(4));
        assertThat(again.get("/vdbs").status()).as("past its end").isEqualTo(401);
    }

    @Test
    void aWrongPasswordIsToldAsDocumented() {
        RawDctClient.Answer refused = client.as(null).post("/login", LOGIN.formatted("guest", "wrong"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asText()).isEqualTo("invalid_credentials");
        assertThat(refused.json().path("error_description").asText()).isNotEmpty();
    }

    @Test
    void logsInWithAKeyAndOut() {
        JsonNode login =
                client.as(null).post("/login", "{'api_key': '2.guest'}").json();
        String header = "Bearer " + login.path("access_token").asText();
        assertThat(client.as(header).get("/vdbs").status()).isEqualTo(200);

        assertThat(client.as(header).post("/logout").status()).isEqualTo(200);
        assertThat(client.as(header).get("/vdbs").status()).isEqualTo(401);
    }

    @Test
    void tellsWhoseATokenIs() {
        String token = logIn().replace("Bearer ", "");

        JsonNode info = client.as(null)
                .post("/token-info", "{'token': '" + token + "'}")
                .json();
        assertThat(info.path("username").asText()).isEqualTo("guest");
        assertThat(info.path("account_id").asInt()).isEqualTo(2);
        assertThat(info.path("exp").asLong())
                .isEqualTo(time.get().plus(Duration.ofHours(2)).getEpochSecond());
        assertThat(client.as(null)
                        .post("/token-info", "{'token': 'apk 2.guest'}")
                        .json()
                        .path("username")
                        .asText())
                .isEqualTo("guest");
        RawDctClient.Answer unknown = client.as(null).post("/token-info", "{'token': 'x'}");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("error").asText()).isEqualTo("invalid-token");
    }

    @Test
    void keysExpireAndAreDeleted() {
        RawDctClient guest = client.as("apk 2.guest");
        assertThat(guest.get("/vdbs").status()).isEqualTo(200);

        dct.world().expireKey("guest");
        assertThat(guest.get("/vdbs").status()).isEqualTo(401);
        dct.world().deleteKey("dct_admin");
        assertThat(client.get("/vdbs").status()).isEqualTo(401);
    }

    @Test
    void keysAreMadeRenewedAndDeletedOverTheWire() {
        RawDctClient.Answer made =
                client.post("/management/accounts", "{'username': 'robot', 'generate_api_key': true}");
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().path("id").asText();
        String first = made.json().path("token").asText();
        assertThat(first).startsWith(id + ".");
        assertThat(client.as("apk " + first).get("/vdbs").status()).isEqualTo(200);

        String second = client.post("/management/accounts/" + id + "/api-key-reset")
                .json()
                .path("token")
                .asText();
        assertThat(client.as("apk " + first).get("/vdbs").status()).isEqualTo(401);
        assertThat(client.as("apk " + second)
                        .delete("/management/accounts/" + id + "/api-key-delete")
                        .status())
                .isEqualTo(403);
        assertThat(client.delete("/management/accounts/" + id + "/api-key-delete")
                        .status())
                .isEqualTo(204);
        assertThat(client.as("apk " + second).get("/vdbs").status()).isEqualTo(401);
    }

    @Test
    void passwordsMayBeSwitchedOff() {
        dct.world().disablePasswords();

        assertThat(client.as(null)
                        .post("/login", LOGIN.formatted("guest", "secret"))
                        .status())
                .isEqualTo(401);
        assertThat(client.as(null).post("/login", "{'api_key': '2.guest'}").status())
                .isEqualTo(200);
    }

    @Test
    void tokensEndWhenTheyAreMadeTo() {
        String header = logIn();
        dct.world().expireTokens();

        assertThat(client.as(header).get("/vdbs").status()).isEqualTo(401);
        dct.faults().refuseLogins(1);
        assertThat(client.as(null)
                        .post("/login", LOGIN.formatted("guest", "secret"))
                        .status())
                .isEqualTo(401);
        assertThat(client.as(logIn()).get("/vdbs").status()).isEqualTo(200);
    }

    @Test
    void noSecretIsKept() {
        logIn();
        client.as(null).post("/login", "{'api_key': '2.guest'}");
        client.as(null).post("/token-info", "{'token': '2.guest'}");

        assertThat(dct.books().requests())
                .isNotEmpty()
                .noneMatch(request ->
                        request.body().contains("secret") || request.body().contains("2.guest"));
    }

    @Test
    void productInfoMayNeedAnAdministrator() {
        dct.switches().turnOn(DctSwitch.PRODUCT_INFO_FOR_ADMINISTRATORS);

        assertThat(client.as("apk 2.guest").get("/reporting/product_info").status())
                .isEqualTo(403);
        assertThat(client.get("/reporting/product_info").status()).isEqualTo(200);
    }
}
