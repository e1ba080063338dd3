package io.jenkins.plugins.delphixpipeline.simulator.operation;

import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Who may do what with which object. */
public final class Authorizations {

    /** References of built-in roles, which are the same on every engine. */
    public static final String OWNER = "ROLE-1";

    public static final String SELF_SERVICE_USER = "ROLE-3";

    private final EngineState state;

    public Authorizations(EngineState state) {
        this.state = state;
    }

    /** @param target reference, or DOMAIN for everything */
    public String add(String user, String role, String target) {
        return Store.ref(state.store()
                .add(
                        Kind.AUTHORIZATION,
                        Json.object(
                                "type",
                                "Authorization",
                                "name",
                                "(" + user + ", " + role + ", " + target + ")",
                                "user",
                                user,
                                "role",
                                role,
                                "target",
                                target)));
    }

    public boolean has(String user, String target) {
        return state.store().where(Kind.AUTHORIZATION, "target", target).stream()
                .anyMatch(authorization -> user.equals(Json.text(authorization, "user")));
    }

    public void remove(String user, String target) {
        state.store().where(Kind.AUTHORIZATION, "target", target).stream()
                .filter(authorization -> user.equals(Json.text(authorization, "user")))
                .forEach(authorization -> state.store().remove(Kind.AUTHORIZATION, Store.ref(authorization)));
    }
}
