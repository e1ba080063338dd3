package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Session;
import io.jenkins.plugins.delphixpipeline.simulator.model.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The web service: finds session and call, lets the call be answered, puts the answer into the envelope. */
public final class Api {

    /** Everything but one odd call lies below this path. */
    public static final String BASE = "/resources/json/delphix";

    /** Outside of it as well: for a token of OAuth 2.0, and for one that the vendor's sign-on gave for an API key. */
    public static final List<String> TOKEN_LOGINS =
            List.of("/virtualization/api/oauth2-login", "/sso/virtualization/api/login");

    private static final Duration USUAL_IDLE_LIMIT = Duration.ofMinutes(30);
    private static final String ODD_TIME_CALL = "/resources/json/service/configure/currentSystemTime";

    private final EngineState state;
    private final Router router;

    /** @param calls the table of all calls that there are */
    public Api(EngineState state, Router calls) {
        this.state = state;
        this.router = calls;
    }

    public HttpResponse answer(HttpRequest request) {
        try {
            Reply reply = dispatch(request);
            return headers(HttpResponse.json(200, Json.bytes(reply.body())), reply.cookie());
        } catch (ApiError error) {
            return refusal(error);
        }
    }

    /** Answers a call of a user who did not come over the network. */
    public JsonNode asUser(String user, ApiVersion version, String method, String path, JsonNode body) {
        int question = path.indexOf('?');
        String bare = question < 0 ? path : path.substring(0, question);
        String query = question < 0 ? "" : path.substring(question + 1);
        HttpRequest request = new HttpRequest(
                method, BASE + bare, query, Map.of("user-agent", "Mozilla/5.0"), new byte[0], "127.0.0.2");
        Router.Match match = router.match(method, bare).orElseThrow(() -> ApiError.noSuchCall(method, bare));
        Session session = Session.of(user, version);
        try {
            synchronized (state) {
                return answer(new Call(state, request, session, match.variables(), body), match.route())
                        .body();
            }
        } catch (ApiError error) {
            return error.toJson();
        }
    }

    private Reply dispatch(HttpRequest request) {
        String method = request.method();
        String path = request.path();
        if (path.equals(ODD_TIME_CALL)) {
            path = BASE + "/service/configure/currentSystemTime";
        }
        if (TOKEN_LOGINS.contains(path)) {
            path = BASE + path;
        }
        if (!path.startsWith(BASE + "/")) {
            throw ApiError.noSuchCall(method, path);
        }
        path = path.substring(BASE.length());
        if (method.equals("DELETE")) {
            method = "POST";
            path = path.replaceFirst("/$", "") + "/delete";
        }
        Session session = session(request);
        Router.Match match = router.match(method, path).orElse(null);
        boolean loggedIn = session != null && session.user() != null;
        if (!loggedIn && (match == null || match.route().needsLogin())) {
            throw ApiError.notLoggedIn(
                    request.header("cookie") != null && state.sessions().isExpired(request.header("cookie")));
        }
        if (match == null) {
            throw ApiError.noSuchCall(method, path);
        }
        Call call = new Call(state, request, session, match.variables(), body(request));
        if (match.route().waits()) {
            return match.route().handler().handle(call);
        }
        synchronized (state) {
            return answer(call, match.route());
        }
    }

    private static Reply answer(Call call, Router.Route route) {
        if (route.method().equals("POST")) {
            BodyTypes.check(call, route);
        }
        return route.handler().handle(call);
    }

    /** The session that the cookie leads to; one that has idled for too long ends here. */
    private Session session(HttpRequest request) {
        Session session = state.sessions().find(request.header("cookie")).orElse(null);
        if (session == null) {
            return null;
        }
        if (state.sessions().isIdleFor(session, idleLimit(session), state.now())) {
            state.sessions().end(session);
            return null;
        }
        state.sessions().used(session, request.header("keepsessionalive") != null, state.now());
        return session;
    }

    private Duration idleLimit(Session session) {
        synchronized (state) {
            return state.store()
                    .find(Kind.USER, session.user())
                    .map(user -> Duration.ofMinutes(user.path("sessionTimeout").asInt()))
                    .orElse(USUAL_IDLE_LIMIT);
        }
    }

    private static JsonNode body(HttpRequest request) {
        try {
            return Json.parse(request.body());
        } catch (JsonProcessingException broken) {
            throw ApiError.refused(
                    "exception.webservices.json.invalid",
                    "The body is not valid JSON.",
                    "Correct the body and try again.");
        }
    }

    private HttpResponse refusal(ApiError error) {
        boolean pageForAnonymous = !(error.isExpired() && state.switches().isOn(Switch.EXPIRED_SESSION_401_JSON));
        if (error.category() == ApiError.Category.NOT_LOGGED_IN && pageForAnonymous) {
            HttpResponse page = HttpResponse.html(
                    403,
                    "<html><head><title>Error 403</title></head><body><h1>HTTP Status 403</h1><p>Use " + BASE
                            + "/login to log in first</p></body></html>");
            return headers(page, Sessions.newCookie());
        }
        int status =
                switch (error.category()) {
                    case LOGIN_FAILED, NOT_LOGGED_IN -> 401;
                    case MISSING -> 404;
                    case FORBIDDEN -> 403;
                    case BUSY -> state.switches().isOn(Switch.BUSY_AS_HTTP_409) ? 409 : 200;
                    case VALIDATION -> state.switches().isOn(Switch.VALIDATION_AS_400) ? 400 : 200;
                    case REFUSED -> 200;
                };
        return headers(HttpResponse.json(status, Json.bytes(error.toJson())), error.cookie());
    }

    private static HttpResponse headers(HttpResponse response, String cookie) {
        HttpResponse full = response;
        for (Map.Entry<String, String> header : Map.of(
                        "X-Frame-Options", "SAMEORIGIN",
                        "X-Content-Type-Options", "nosniff",
                        "X-XSS-Protection", "1; mode=block",
                        "Cache-Control", "max-age=0")
                .entrySet()) {
            full = full.with(header.getKey(), header.getValue());
        }
        return cookie == null ? full : full.with("Set-Cookie", "JSESSIONID=" + cookie + "; Path=/resources; HttpOnly");
    }
}
