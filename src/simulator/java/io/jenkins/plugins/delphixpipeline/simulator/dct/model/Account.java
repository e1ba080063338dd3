package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Somebody who may call DCT, and what has been taken from him. */
public final class Account {

    private final int id;
    private final String name;
    private final String password;
    private final boolean administrator;
    private final Set<String> denied = new HashSet<>();
    private String key;
    private Instant keyEnds;

    Account(int id, String name, String password, boolean administrator) {
        this.id = id;
        this.name = name;
        this.password = password;
        this.administrator = administrator;
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean isAdministrator() {
        return administrator;
    }

    boolean hasPassword(String given) {
        return password != null && password.equals(given);
    }

    String key() {
        return key;
    }

    void key(String replaced, Instant ends) {
        key = replaced;
        keyEnds = ends;
    }

    boolean hasLivingKey(String given, Instant now) {
        return key != null && key.equals(given) && (keyEnds == null || now.isBefore(keyEnds));
    }

    void keyEnds(Instant when) {
        keyEnds = when;
    }

    /** Takes a permission on an object from him. */
    public void deny(String permission, String object) {
        denied.add(permission + " " + object);
    }

    /** @param object null for none in particular */
    public boolean may(String permission, String object) {
        return object == null || !denied.contains(permission + " " + object);
    }

    public ObjectNode toJson(Times times) {
        return Json.object(
                "id",
                id,
                "first_name",
                name,
                "last_name",
                "Simulated",
                "email",
                name + "@example.com",
                "username",
                name,
                "enabled",
                true,
                "api_key_expiry_time",
                keyEnds == null ? null : times.write(keyEnds));
    }
}
