package io.jenkins.plugins.delphixpipeline.dct.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.dct.StubDct;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.faults.ForeignAnswer;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DctSessionTest {
    private static final List<Integer> STATUSES = ForeignAnswer.STATUSES;
    private static final LoginSource.Login PASSWORD = new LoginSource.Login("jenkins", "secret");
    private static final String ACTIVE = "{\"active\":true,\"username\":\"jenkins\",\"account_id\":7}";
    private static final String STARTED = "{\"job\":{\"id\":\"j1\",\"status\":\"PENDING\"}}";

    private final StubDct dct = new StubDct();

    @AfterEach
    void close() throws Exception {
        dct.close();
    }

    private static PlatformException problem(Runnable asked) {
        return catchThrowableOfType(PlatformException.class, asked::run);
    }

    private static String start(DctSession session) {
        return session.send(
                WebRequest.post("/vdbs/v1/start", null),
                body -> body.path("job").path("id").asText(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.secret", "apk 1.secret", "  APK  1.secret "})
    void sendsAKeyAsItIsExpectedHoweverItIsKept(String kept) {
        DctSession session = dct.session(StubDct.key(kept));
        assertThat(session.info().user()).isEqualTo("jenkins");
        assertThat(session.account()).isEqualTo(7);
        assertThat(session.info().version()).isEqualTo("21.0.0");
        assertThat(session.version().atLeast(3, 16)).isTrue();
        assertThat(session.identity().key()).isEqualTo("uuid-1");
        assertThat(dct.requests("GET /reporting/product_info"))
                .singleElement()
                .asString()
                .containsIgnoringCase("authorization: apk 1.secret\r\n")
                .containsIgnoringCase("x-dct-client-name: delphix-pipeline\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/dct", "/dct/v3", "/dct/v3/"})
    void findsWhereTheApiBegins(String path) {
        DctSession session = dct.session(StubDct.key("1.k"), dct.url() + path);
        assertThat(session.version().isKnown()).isTrue();
    }

    /** What a proxy or DCT's own web server may say of a place where nothing is, once or always. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | text/html | <html></html>
            401 | text/html | <html><h1>Unauthorized</h1></html>
            401 | application/json | {"message":"Unauthorized"}
            403 | application/json | {"error":"Forbidden","status":403}
            404 | application/json | {"error":"Not Found","error_description":"no such path"}
            403 | application/json | {"error":"forbidden","error_description":"no route"}
            """)
    void findsTheOldPlaceToo(int status, String contentType, String body) throws Exception {
        try (StubServer old = new StubServer((number, request) -> {
            if (!request.contains(" /v3/")) {
                return contentType.endsWith("json") ? StubServer.json(status, body) : StubServer.html(status, body);
            }
            return request.contains("/token-info")
                    ? StubServer.json(200, "{\"active\":true,\"account_id\":2}")
                    : StubServer.json(200, StubDct.product("old"));
        })) {
            DctSession session = dct.session(StubDct.key("1.k"), old.url());
            assertThat(session.identity().key()).isEqualTo("old");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void getsAlongWithoutAVersion(int status) {
        dct.on("GET /reporting/product_info", request -> StubServer.json(status, StubDct.error("no", "you may not")));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(session.version().isKnown()).isFalse();
        assertThat(session.identity().key()).contains("127.0.0.1");
    }

    @Test
    void tellsThatAKeyIsNoLongerGood() {
        String gone = StubServer.json(401, StubDct.error("unauthorized", "this key is none"));
        dct.on("POST /token-info", request -> gone)
                .on("GET /reporting/product_info", request -> gone)
                .on("GET /management/engines", request -> gone);
        PlatformException refused =
                problem(() -> dct.session(StubDct.key("1.k")).info());
        assertThat(refused.problem()).isEqualTo(Problem.KEY_REFUSED);
        assertThat(refused.failure().details()).contains("this key is none");
    }

    @Test
    void worksWithAKeyWhoseOwnerIsNotTold() {
        dct.on("POST /token-info", request -> StubServer.json(401, StubDct.error("invalid-token", "no token")));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(session.info().user()).isEmpty();
        assertThat(session.account()).isNull();
    }

    @Test
    void logsInAgainWhenATokenHasEnded() {
        AtomicInteger logins = new AtomicInteger();
        dct.on(
                        "POST /login",
                        request -> StubServer.json(
                                200,
                                "{\"access_token\":\"t" + logins.incrementAndGet()
                                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"))
                .on(
                        "POST /vdbs/v1/start",
                        request -> request.contains("Bearer t1")
                                ? StubServer.json(401, StubDct.error("invalid_token", "it has ended"))
                                : StubServer.json(200, STARTED));
        DctSession session = dct.session(PASSWORD);
        assertThat(start(session)).isEqualTo("j1");
        assertThat(logins).hasValue(2);
        session.logout();
        assertThat(dct.requests("POST /logout"))
                .singleElement()
                .asString()
                .containsIgnoringCase("authorization: Bearer t2");
    }

    /** The first tokens end one after the other, each while the question that it was got for is still tried. */
    private void tokensThatEnd(int howMany) {
        AtomicInteger logins = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        dct.on("POST /login", request -> StubServer.json(200, token(logins.incrementAndGet())))
                .on("POST /token-info", request -> {
                    boolean active = logins.get() > ended.get();
                    return StubServer.json(200, active ? ACTIVE : "{\"active\":false}");
                });
        Map<String, String> answers = Map.of("POST /vdbs/v1/start", STARTED, "GET /vdbs", "{\"items\":[]}");
        answers.forEach((call, answer) -> dct.on(call, request -> {
            if (logins.get() > howMany) {
                return StubServer.json(200, answer);
            }
            ended.set(logins.get());
            return StubServer.json(401, StubDct.error("unauthorized", "it has ended"));
        }));
    }

    private static String token(int number) {
        return "{\"access_token\":\"t" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void logsInAgainWhenTheNextTokenHasEndedToo(boolean change) {
        tokensThatEnd(3);
        DctSession session = dct.session(PASSWORD);
        if (change) {
            assertThat(start(session)).isEqualTo("j1");
        } else {
            assertThat(session.items(WebRequest.get("/vdbs"), Object.class)).isEmpty();
        }
        assertThat(dct.requests("POST /login")).hasSize(4);
    }

    /** Where every token ends at once, nobody logs in without end. */
    @Test
    void believesInTheEndThatItIsTurnedAway() {
        tokensThatEnd(Integer.MAX_VALUE);
        DctSession session = dct.session(PASSWORD);
        assertThat(problem(() -> start(session)).problem()).isEqualTo(Problem.NOT_PERMITTED);
        assertThat(dct.requests("POST /login")).hasSize(4);
    }

    /** DCT says that the login is good: then it is this that the account may not do. */
    @Test
    void doesNotLogInAgainAndAgainForWhatIsNotPermitted() {
        dct.on("POST /login", request -> StubServer.json(200, token(1)))
                .on("POST /token-info", request -> StubServer.json(200, ACTIVE))
                .on(
                        "POST /vdbs/v1/start",
                        request -> StubServer.json(401, StubDct.error("unauthorized", "not for you")));
        DctSession session = dct.session(PASSWORD);
        assertThat(problem(() -> start(session)).problem()).isEqualTo(Problem.NOT_PERMITTED);
        assertThat(dct.requests("POST /login")).hasSize(2);
    }

    @Test
    void tellsThatALoginIsRefused() {
        dct.on("POST /login", request -> StubServer.json(401, StubDct.error("invalid_credentials", "no such user")));
        PlatformException refused = problem(() -> dct.session(PASSWORD).info());
        assertThat(refused.problem()).isEqualTo(Problem.LOGIN_REFUSED);
        assertThat(refused.failure().candidates()).containsExactly("jenkins");
    }

    @Test
    void noticesThatTheAddressLeadsToAnotherOne() {
        AtomicInteger asked = new AtomicInteger();
        dct.on(
                        "GET /reporting/product_info",
                        request -> StubServer.json(200, StubDct.product("uuid-" + asked.incrementAndGet())))
                .on("GET /vdbs", request -> StubServer.json(401, StubDct.error("unauthorized", "who are you")));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(session.identity().key()).isEqualTo("uuid-1");
        assertThat(problem(() -> session.list(WebRequest.get("/vdbs"), Vdb.class))
                        .problem())
                .isEqualTo(Problem.OTHER_BACK_END);
        assertThat(session.hasMoved()).isTrue();
        assertThat(problem(session::info).problem()).isEqualTo(Problem.OTHER_BACK_END);
    }

    /** A copy of a DCT knows its keys, so that nobody is turned away there. */
    @ParameterizedTest
    @ValueSource(strings = {"1.k", "apk 1.k"})
    void asksWhichOneItIsBeforeASubmission(String key) {
        DctSession session = dct.session(StubDct.key(key));
        session.info();
        dct.on("GET /reporting/product_info", request -> StubServer.json(200, StubDct.product("uuid-2")))
                .on("POST /vdbs/v1/start", request -> StubServer.json(200, "{\"job\":{\"id\":\"j\"}}"));
        assertThat(problem(() -> start(session)).problem()).isEqualTo(Problem.OTHER_BACK_END);
        assertThat(dct.requests("POST /vdbs/v1/start")).isEmpty();
        assertThat(session.hasMoved()).isTrue();
    }

    /** A copy lacks what was made since. */
    @Test
    void takesNothingForGoneBecauseAnotherDctDoesNotHaveIt() {
        DctSession session = dct.session(StubDct.key("1.k"));
        dct.on("GET /vdbs/v9", request -> StubServer.json(404, StubDct.error("not_found", "no such VDB")));
        Runnable read = () -> session.one(WebRequest.get("/vdbs/v9"), Vdb.class, vdb -> true);
        assertThat(problem(read).problem()).isEqualTo(Problem.OBJECT_GONE);
        assertThat(session.gone("v9").problem()).isEqualTo(Problem.OBJECT_GONE);

        dct.on("GET /reporting/product_info", request -> StubServer.json(200, StubDct.product("uuid-2")));

        assertThat(problem(read).problem()).isEqualTo(Problem.OTHER_BACK_END);
        assertThat(problem(() -> session.gone("v9")).problem()).isEqualTo(Problem.OTHER_BACK_END);
    }

    /** What a login was refused in the moment before it became good, or when it had just ended, does not hold afterwards. */
    @ParameterizedTest
    @CsvSource({"apk 1.k,false", "apk 1.k,true", "secret,true"})
    void asksAgainWhichDctItIsWhereALoginWasNotGoodForAMoment(String secret, boolean known) {
        AtomicInteger asked = new AtomicInteger();
        dct.on(
                        "POST /login",
                        request -> StubServer.json(
                                200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}"))
                .on(
                        "POST /token-info",
                        request -> asked.get() == 0 && !known
                                ? StubServer.json(200, "{\"active\":false}")
                                : StubServer.json(200, "{\"active\":true,\"account_id\":7}"))
                .on(
                        "GET /reporting/product_info",
                        request -> asked.incrementAndGet() == 1
                                ? StubServer.json(401, StubDct.error("unauthorized", "it is none"))
                                : StubServer.json(200, StubDct.product("uuid-1")));
        DctSession session =
                dct.session(secret.startsWith("apk") ? StubDct.key(secret) : new LoginSource.Login("jenkins", secret));
        assertThat(session.identity().key()).isEqualTo("uuid-1");
        assertThat(session.account()).isEqualTo(7);
    }

    /** Who may not read reports has only the address to go by, and pays no call for that. */
    @Test
    void asksNothingBeforeASubmissionWhereItIsNotTold() {
        dct.on("GET /reporting/product_info", request -> StubServer.json(403, StubDct.error("forbidden", "no reports")))
                .on("POST /vdbs/v1/start", request -> StubServer.json(200, "{\"job\":{\"id\":\"j\"}}"));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(start(session)).isEqualTo("j");
        assertThat(start(session)).isEqualTo("j");
        assertThat(dct.requests("GET /reporting/product_info")).hasSize(1);
    }

    /** A proxy's page in place of the answer says nothing of which DCT is behind it. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void takesNoProxysPageForTheSameOne(int status) {
        AtomicInteger asked = new AtomicInteger();
        dct.on("GET /reporting/product_info", request -> switch (asked.incrementAndGet()) {
                    case 1 -> StubServer.json(200, StubDct.product("uuid-1"));
                    case 2 -> StubServer.html(status, "<html>proxy</html>");
                    default -> StubServer.json(200, StubDct.product("uuid-2"));
                })
                .on(
                        "GET /vdbs",
                        request -> asked.get() == 1
                                ? StubServer.json(401, StubDct.error("unauthorized", "who are you"))
                                : StubServer.json(200, "{\"items\":[]}"));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(session.identity().key()).isEqualTo("uuid-1");

        assertThat(problem(() -> session.list(WebRequest.get("/vdbs"), Vdb.class)))
                .isNotNull();
    }

    @Test
    void namesAnEngineThatWasTakenForADct() throws Exception {
        try (StubServer engine = new StubServer((number, request) -> request.contains("/resources/json/delphix/about")
                ? StubServer.json(403, "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"id\":\"x\"}}")
                : StubServer.html(404, "<html></html>"))) {
            PlatformException missed =
                    problem(() -> dct.session(StubDct.key("1.k"), engine.url()).info());
            assertThat(missed.problem()).isEqualTo(Problem.OTHER_PRODUCT);
            assertThat(missed.failure().details()).isEqualTo("Delphix Engine");
        }
    }

    @Test
    void saysWhatTheLicenceForbids() {
        dct.on(
                "POST /bookmarks",
                request -> StubServer.json(
                        403, StubDct.error("FORBIDDEN", "Current License does not permit operations on BOOKMARK")));
        DctSession session = dct.session(StubDct.key("1.k"));
        PlatformException refused =
                problem(() -> session.send(WebRequest.post("/bookmarks", null), body -> body.path("job")));
        assertThat(refused.problem()).isEqualTo(Problem.NOT_LICENSED);
    }

    @Test
    void readsAllPages() {
        dct.on(
                "POST /vdbs/search",
                request -> StubServer.json(
                        200,
                        request.contains("cursor=c2")
                                ? "{\"items\":[{\"id\":\"v2\",\"group_name\":\"G\"}],\"response_metadata\":{\"next_cursor\":\"\"}}"
                                : "{\"items\":[{\"id\":\"v1\",\"news\":1}],\"response_metadata\":{\"next_cursor\":\"c2\"}}"));
        assertThat(dct.session(StubDct.key("1.k")).search("/vdbs", null, Vdb.class))
                .extracting(Vdb::id)
                .containsExactly("v1", "v2");
    }

    /** With an upgrade from 3.16 the API moves from one place to the other, under a session that lasts. */
    @ParameterizedTest
    @CsvSource({"/v3,/dct/v3,404", "/v3,/dct/v3,200", "/dct/v3,/v3,404"})
    void findsTheApiWhereAnUpgradeHasPutIt(String before, String after, int status) throws Exception {
        AtomicReference<String> root = new AtomicReference<>(before);
        try (StubServer upgraded = new StubServer((number, request) -> {
            if (!request.split(" ", 3)[1].startsWith(root.get() + "/")) {
                return StubServer.html(status, "<html>the pages of DCT</html>");
            }
            return request.contains("/token-info")
                    ? StubServer.json(200, ACTIVE)
                    : request.contains("/product_info")
                            ? StubServer.json(200, StubDct.product("same"))
                            : request.contains("/vdbs ") || request.contains("/vdbs?")
                                    ? StubServer.json(200, "{\"items\":[{\"id\":\"v1\"}]}")
                                    : StubServer.json(200, STARTED);
        })) {
            DctSession session = dct.session(StubDct.key("1.k"), upgraded.url());
            session.info();
            root.set(after);

            assertThat(session.list(WebRequest.get("/vdbs"), Vdb.class)).hasSize(1);
            assertThat(start(session)).isEqualTo("j1");
            root.set(before);
            assertThat(start(session)).isEqualTo("j1");
        }
    }

    /** Nothing says how long a cursor is good, and a list may change between two pages. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void beginsAListAnewWhoseCursorIsNotGoodAnyMore(int status) {
        AtomicInteger second = new AtomicInteger();
        dct.on("GET /vdbs", request -> {
            boolean first = !request.contains("cursor=c2");
            if (!first && second.incrementAndGet() == 1) {
                return StubServer.json(status, StubDct.error("bad_request", "The cursor has expired."));
            }
            return StubServer.json(
                    200,
                    first
                            ? "{\"items\":[{\"id\":\"v1\"}],\"response_metadata\":{\"next_cursor\":\"c2\"}}"
                            : "{\"items\":[{\"id\":\"v1\"},{\"id\":\"v2\"}],\"response_metadata\":{}}");
        });

        assertThat(dct.session(StubDct.key("1.k")).list(WebRequest.get("/vdbs"), Vdb.class))
                .extracting(Vdb::id)
                .containsExactly("v1", "v2");
    }

    @Test
    void givesUpAListWhoseCursorsAreNeverGood() {
        dct.on(
                "GET /vdbs",
                request -> request.contains("cursor=c2")
                        ? StubServer.json(400, StubDct.error("bad_request", "The cursor has expired."))
                        : StubServer.json(
                                200, "{\"items\":[{\"id\":\"v1\"}],\"response_metadata\":{\"next_cursor\":\"c2\"}}"));
        DctSession session = dct.session(StubDct.key("1.k"));

        assertThat(problem(() -> session.list(WebRequest.get("/vdbs"), Vdb.class))
                        .problem())
                .isEqualTo(Problem.REFUSED_BY_PLATFORM);
        assertThat(dct.requests("GET /vdbs")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.secret", "apk 1.secret"})
    void repeatsNoKeyThatARefusalRepeats(String kept) {
        String gone = StubServer.json(401, StubDct.error("unauthorized", "the key apk 1.secret is none"));
        dct.on("POST /token-info", request -> gone)
                .on("GET /reporting/product_info", request -> gone)
                .on("GET /management/engines", request -> gone);

        PlatformException refused = problem(() -> dct.session(StubDct.key(kept)).info());

        assertThat(refused.problem()).isEqualTo(Problem.KEY_REFUSED);
        for (Throwable each = refused; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain("1.secret");
        }
        assertThat(refused.failure().details()).contains("is none");
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void takesNobodyElsesAnswerToASubmissionForDcts(int status) {
        DctSession session = dct.session(StubDct.key("1.k"));
        session.info();
        ForeignAnswer.all(status).forEach(foreign -> {
            dct.on(
                    "POST /vdbs/v1/start",
                    request -> status == 204
                            ? "HTTP/1.1 204 X\r\n\r\n"
                            : foreign.contentType().contains("json")
                                    ? StubServer.json(status, foreign.body())
                                    : StubServer.html(status, foreign.body()));
            assertThat(problem(() -> start(session)))
                    .as(foreign.toString())
                    .isNotNull()
                    .extracting(PlatformException::problem)
                    .isEqualTo(Problem.OUTCOME_UNKNOWN);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void doesNotBelieveAnErrorThatMayComeAfterTheWork(int status) {
        dct.on("POST /vdbs/v1/start", request -> StubServer.json(status, StubDct.error("busy", "come again")));
        DctSession session = dct.session(StubDct.key("1.k"));
        assertThat(problem(() -> start(session)).problem()).isEqualTo(Problem.OUTCOME_UNKNOWN);
        assertThat(dct.requests("POST /vdbs/v1/start")).hasSize(1);
    }

    @Test
    void believesARefusal() {
        dct.on("POST /vdbs/v1/start", request -> StubServer.json(409, StubDct.error("CONFLICT", "it is busy")));
        DctSession session = dct.session(StubDct.key("1.k"));
        PlatformException refused = problem(() -> start(session));
        assertThat(refused.problem()).isEqualTo(Problem.REFUSED_AS_BUSY);
        assertThat(refused.failure().details()).isEqualTo("it is busy (CONFLICT)");
    }
}
