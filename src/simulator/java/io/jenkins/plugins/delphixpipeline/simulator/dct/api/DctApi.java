package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.Map;
import java.util.Optional;

/** The web service: finds caller and call, lets the call be answered, writes the answer. */
public final class DctApi {

    private static final byte[] NOTHING = new byte[0];
    private static final String OLD_BASE = "/v3";

    private final DctState state;
    private final Router router;
    private final String base;

    /** @param base path before everything, such as {@code /dct/v3} */
    public DctApi(DctState state, Router router, String base) {
        this.state = state;
        this.router = router;
        this.base = base;
    }

    public HttpResponse answer(HttpRequest request) {
        Optional<String> path = path(request.path());
        if (path.isEmpty()) {
            return HttpResponse.html(404, "<html><body><h1>404 Not Found</h1><hr>nginx</body></html>");
        }
        try {
            synchronized (state) {
                state.catchUp();
                return written(dispatch(request, path.get()));
            }
        } catch (DctError refusal) {
            return refused(refusal, path.get());
        }
    }

    /** The path below the base path; nothing when it lies elsewhere. */
    private Optional<String> path(String whole) {
        boolean older = whole.startsWith(OLD_BASE + "/") && state.is(DctSwitch.OLD_BASE_PATH_STAYS);
        String found = older ? OLD_BASE : base;
        return whole.startsWith(found + "/") ? Optional.of(whole.substring(found.length())) : Optional.empty();
    }

    private Answer dispatch(HttpRequest request, String path) {
        Optional<Router.Match> match = router.match(request.method(), path, state.version());
        Account account = null;
        if (match.isEmpty() || !match.get().route().open()) {
            account = state.accounts()
                    .of(request.header("authorization"), state.times().now())
                    .orElseThrow(() -> DctError.unauthorized("unauthorized", "The API key or token is not valid."));
        }
        if (match.isEmpty()) {
            boolean otherMethod = router.knows(path, state.version());
            throw otherMethod
                    ? DctError.of(405, "method_not_allowed", request.method() + " is not allowed here.")
                    : DctError.missing("resource " + path);
        }
        JsonNode body = body(request);
        match.get().route().body().check(body, state.version());
        Call call = new Call(state, request, account, match.get().variables(), body);
        return match.get().route().handler().apply(call);
    }

    private static JsonNode body(HttpRequest request) {
        try {
            return Json.parse(request.body());
        } catch (JsonProcessingException broken) {
            throw DctError.invalid("The body is not valid JSON.");
        }
    }

    private static HttpResponse written(Answer answer) {
        return answer.body() == null
                ? new HttpResponse(answer.status(), Map.of(), NOTHING, HttpResponse.Delivery.WHOLE)
                : HttpResponse.json(answer.status(), Json.bytes(answer.body()));
    }

    private HttpResponse refused(DctError refusal, String path) {
        boolean documented = path.equals("/login") || path.equals("/token-info");
        if (documented) {
            return HttpResponse.json(refusal.status(), Json.bytes(refusal.toJson()));
        } else if (refusal.status() == 401 && state.is(DctSwitch.UNAUTHORIZED_AS_HTML)) {
            return HttpResponse.html(401, "<html><body><h1>401 Authorization Required</h1><hr>nginx</body></html>");
        } else if (state.is(DctSwitch.ERRORS_EMPTY)) {
            return new HttpResponse(refusal.status(), Map.of(), NOTHING, HttpResponse.Delivery.WHOLE);
        }
        return HttpResponse.json(refusal.status(), Json.bytes(shaped(refusal)));
    }

    /** Outside of the login no document tells what errors look like. */
    private ObjectNode shaped(DctError refusal) {
        if (state.is(DctSwitch.ERRORS_WITH_MESSAGE)) {
            return Json.object("message", refusal.getMessage());
        } else if (state.is(DctSwitch.ERRORS_AS_LIST)) {
            return Json.object("errors", Json.array(Json.object("message", refusal.getMessage(), "object_name", null)));
        }
        return refusal.toJson();
    }
}
