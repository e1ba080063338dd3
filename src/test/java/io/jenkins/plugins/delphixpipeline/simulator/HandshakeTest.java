package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HandshakeTest extends EngineTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));

    @Override
    SimulatedEngine.Builder builder() {
        return super.builder().clock(new Clock() {
            private final InstantSource source = now::get;

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
                return source.instant();
            }
        });
    }

    @Test
    void sessionAnswersAnEchoWithNullsAndSetsACookie() {
        Answer answer = new RawClient(engine).session("1.9.3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("type").asText()).isEqualTo("OKResult");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "status", "result", "job", "action");
        assertThat(answer.json().get("job").isNull()).isTrue();
        assertThat(answer.result().at("/version/micro").asInt()).isEqualTo(3);
        assertThat(answer.result().get("locale").isNull()).isTrue();
        assertThat(answer.header("Set-Cookie")).matches("JSESSIONID=[0-9A-F]{32}; Path=/resources; HttpOnly");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.header("Date")).isEqualTo("Sun, 01 Mar 2026 10:00:00 GMT");
    }

    @Test
    void loginAnswersTheUserAndReplacesTheCookieWhileTheFirstStaysValid() {
        RawClient other = new RawClient(engine);
        other.session("1.11.9");
        String first = other.cookie();
        Answer login = other.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}");

        assertThat(login.result().asText()).isEqualTo("USER-2");
        assertThat(login.json().get("action").isNull()).isTrue();
        assertThat(other.cookie()).isNotEqualTo(first);
        assertThat(new RawClient(engine)
                        .withCookie(first)
                        .get("/user/current")
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("delphix_admin");
    }

    @Test
    void cookiesAreReadLeniently() {
        String whole = client.cookie() + "; Path=/resources; HttpOnly";

        assertThat(new RawClient(engine).withCookie(whole).get("/group").status())
                .isEqualTo(200);
        assertThat(new RawClient(engine)
                        .withCookie("a=b; " + client.cookie() + "; JSESSIONID=UNKNOWN")
                        .get("/group")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsNotLoggedInGetsAPageAndAFreshCookie() {
        RawClient stranger = new RawClient(engine);
        Answer answer = stranger.get("/database");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("Use /resources/json/delphix/login to log in first");
        assertThat(answer.header("Set-Cookie")).startsWith("JSESSIONID=");
        stranger.session("1.9.0");
        assertThat(stranger.get("/database").status()).isEqualTo(403);
        assertThat(stranger.get("/about").status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordIsRefusedWith401AndWithoutCookie() {
        RawClient other = new RawClient(engine);
        other.session("1.11.9");
        Answer answer = other.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'wrong'}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("exception.webservices.login.failed");
        assertThat(answer.json().at("/error/details").asText()).isEqualTo("Invalid username or password.");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(client.list("/action?searchText=USER_FAILED_LOGIN"))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.get("state").asText()).isEqualTo("FAILED");
                    assertThat(action.get("user").isNull()).isTrue();
                });
    }

    @Test
    void domainUserCannotLoginAsSystemUser() {
        RawClient other = new RawClient(engine);
        other.session("1.11.9");

        assertThat(other.post(
                                "/login",
                                "{'type':'LoginRequest','username':'delphix_admin','password':'delphix','target':'SYSTEM'}")
                        .status())
                .isEqualTo(401);
        assertThat(other.post(
                                "/login",
                                "{'type':'LoginRequest','username':'sysadmin','password':'delphix','target':'SYSTEM'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void versionsAboveTheEnginesAreRefusedWithStatus200() {
        for (String version : new String[] {"2.11.0", "1.11.27", "1.12.0"}) {
            Answer answer = new RawClient(engine).session(version);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.error()).isEqualTo("exception.webservices.session.invalid.version");
            assertThat(answer.json().at("/error/details").asText()).contains("\"" + version + "\"");
            assertThat(answer.json().at("/error/diagnoses").isArray()).isTrue();
            assertThat(answer.header("Set-Cookie")).isNotNull();
        }
    }

    @Test
    void getSessionWithoutSessionIsAnErrorWithStatus200() {
        Answer none = new RawClient(engine).get("/session");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().get("status").asText()).isEqualTo("ERROR");
        assertThat(client.get("/session").result().get("locale").asText()).isEqualTo("en-US");
    }

    @Test
    void reopeningTheSessionLogsOut() {
        client.session("1.9.0");

        assertThat(client.get("/group").status()).isEqualTo(403);
    }

    @Test
    void idleSessionExpires() {
        now.set(now.get().plus(Duration.ofMinutes(29)));
        assertThat(client.get("/group").status()).isEqualTo(200);
        now.set(now.get().plus(Duration.ofMinutes(31)));
        assertThat(client.get("/group").status()).isEqualTo(403);
    }

    @Test
    void idleTimeIsTheUsersOwn() {
        String user = client.get("/user/current").result().get("reference").asText();
        client.post("/user/" + user, "{'type':'User','sessionTimeout':120}");
        now.set(now.get().plus(Duration.ofMinutes(100)));

        assertThat(client.get("/group").status()).isEqualTo(200);
    }

    @Test
    void expiredSessionMayAnswer401() {
        engine.switches().turnOn(Switch.EXPIRED_SESSION_401_JSON);
        engine.faults().expireSessions();
        Answer answer = client.get("/group");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("status").asText()).isEqualTo("ERROR");
    }

    @Test
    void preLoginCookieMayDie() {
        engine.switches().turnOn(Switch.PRE_LOGIN_COOKIE_DIES);
        RawClient stubborn = new RawClient(engine).keepingFirstCookie().login();

        assertThat(stubborn.get("/group").status()).isEqualTo(403);
    }

    @Test
    void logoutEndsTheSession() {
        assertThat(client.post("/logout").json().get("status").asText()).isEqualTo("OK");
        assertThat(client.get("/group").status()).isEqualTo(403);
    }

    @Test
    void aboutSystemAndTimeTellWhatTheEngineIs() {
        assertThat(new RawClient(engine)
                        .get("/about")
                        .result()
                        .at("/apiVersion/micro")
                        .asInt())
                .isEqualTo(26);
        assertThat(client.get("/system").result().get("type").asText()).isEqualTo("SystemInfo");
        assertThat(client.get("/service/time")
                        .result()
                        .get("systemTimeZoneOffset")
                        .asInt())
                .isEqualTo(480);
        assertThat(engine.books().objects(Kind.USER)).hasSize(2);
    }
}
