package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import java.util.Map;

/** In the place of a credential: nobody's name with a password that was made up for this rehearsal. */
public record StandIn(String user, String password) {

    /** As {@code NAME = credentials('id')} sets them. */
    public Map<String, String> variables(String name) {
        return Map.of(name, user + ":" + password, name + "_USR", user, name + "_PSW", password);
    }

    @Override
    public String toString() {
        return user + ":" + password;
    }
}
