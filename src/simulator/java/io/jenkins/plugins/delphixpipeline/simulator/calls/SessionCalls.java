package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Caller;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Session;
import io.jenkins.plugins.delphixpipeline.simulator.model.Sessions;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.Optional;
import java.util.Set;

/** Session, login, logout. */
final class SessionCalls {

    private static final int LONGEST_CLIENT_NAME = 64;

    private SessionCalls() {}

    static void addTo(Router router) {
        router.open("GET", "session", SessionCalls::show);
        router.open("POST", "session", SessionCalls::open);
        router.open("POST", "login", SessionCalls::login);
        router.post("logout", SessionCalls::logout);
    }

    private static Reply show(Call call) {
        if (call.session() == null) {
            throw ApiError.refused(
                    "exception.webservices.session.missing",
                    "There is no session.",
                    "Create a session, then try again.");
        }
        ObjectNode session = call.session().asRequested().deepCopy();
        if (call.session().user() != null && !Json.has(session, "locale")) {
            session.put("locale", "en-US");
        }
        return Reply.of(session);
    }

    private static Reply open(Call call) {
        call.validate()
                .type(Set.of("APISession"))
                .required("version", "version.major", "version.minor", "version.micro")
                .check();
        if (call.text("client") != null && call.text("client").length() > LONGEST_CLIENT_NAME) {
            call.validate()
                    .problem("client", "exception.webservices.validation.length", "At most 64 characters.")
                    .check();
        }
        ApiVersion version = ApiVersion.of(call.body().get("version"));
        if (version.major() != call.state().version().major()
                || version.compareTo(call.state().version()) > 0) {
            throw ApiError.badVersion(version.toString(), Sessions.newCookie());
        }
        ObjectNode echo = Json.object(
                "type", "APISession",
                "version", version.toJson(),
                "locale", call.text("locale"),
                "client", call.text("client"));
        String cookie = call.state()
                .sessions()
                .open(call.session(), version, echo, call.state().now());
        return Reply.of(echo).withCookie(cookie);
    }

    private static Reply login(Call call) {
        EngineState state = call.state();
        Session session = call.session();
        if (session == null) {
            throw ApiError.notLoggedIn(false);
        }
        call.validate().required("username", "password").check();
        String agent = call.request().header("user-agent");
        String who = "log in as user \"" + call.text("username") + "\" from IP \""
                + call.request().peer() + "\".";
        Optional<ObjectNode> user = user(call);
        if (user.isEmpty() || state.faults().takeLoginRefusal()) {
            Caller nobody = new Caller(null, agent, call.request().peer(), "SYSTEM", call.text("username"), null);
            ApiError refusal =
                    user.isEmpty() ? ApiError.loginFailed() : state.faults().loginRefusal();
            JobFailure why = new JobFailure(refusal.getMessage(), refusal.details(), null);
            state.jobs().actions().failed("USER_FAILED_LOGIN", "Failed attempt to " + who, nobody, why);
            throw refusal;
        }
        String reference = Store.ref(user.get());
        boolean headerOnly = "KEEP_ALIVE_HEADER_ONLY".equals(call.text("keepAliveMode"));
        state.sessions().login(session, reference, agent, headerOnly, state.now());
        String cookie = state.sessions().renewCookie(session, state.switches().isOn(Switch.PRE_LOGIN_COOKIE_DIES));
        state.jobs().actions().done("USER_LOGIN", "L" + who.substring(1), call.caller());
        return Reply.of(reference).withCookie(cookie);
    }

    /** The enabled user with this name, password and, where the caller says it, this type. */
    private static Optional<ObjectNode> user(Call call) {
        String target = call.text("target");
        return call.store().where(Kind.USER, "name", call.text("username")).stream()
                .filter(user -> target == null || target.equals(Json.text(user, "userType")))
                .filter(user -> user.path("enabled").asBoolean())
                .filter(user ->
                        call.text("password").equals(call.state().passwords().get(Store.ref(user))))
                .findFirst();
    }

    private static Reply logout(Call call) {
        String name = call.caller().workSourceName();
        Reply reply = call.done("", "USER_LOGOUT", "Log out user \"" + name + "\".");
        call.state().sessions().end(call.session());
        return reply;
    }
}
