package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Api;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Session;
import java.util.Set;

/**
 * Logins by token, as one public client makes them: the body is that of {@code POST /session}, and one call opens the session and
 * logs in. An engine that was told of no tokens has no such calls.
 */
final class TokenCalls {
    private static final String BEARER = "Bearer ";

    private TokenCalls() {}

    static void addTo(Router router) {
        Api.TOKEN_LOGINS.forEach(path -> router.open("POST", path, call -> login(call, path)));
    }

    private static Reply login(Call call, String path) {
        EngineState state = call.state();
        if (state.tokens().isEmpty()) {
            throw ApiError.noSuchCall("POST", path);
        }
        call.validate()
                .type(Set.of("APISession"))
                .required("version", "version.major", "version.minor", "version.micro")
                .check();
        String given = call.request().header("authorization");
        String user = given == null || !given.startsWith(BEARER)
                ? null
                : state.tokens().get(path + ' ' + given.substring(BEARER.length()));
        if (user == null) {
            throw ApiError.loginFailed();
        }
        ApiVersion version = ApiVersion.of(call.body().get("version"));
        ObjectNode echo = Json.object("type", "APISession", "version", version.toJson());
        String cookie = state.sessions().open(null, version, echo, state.now());
        Session session = state.sessions().find("JSESSIONID=" + cookie).orElseThrow();
        state.sessions().login(session, user, call.request().header("user-agent"), false, state.now());
        return Reply.of(echo).withCookie(cookie);
    }
}
