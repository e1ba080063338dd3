package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** One client's session: pinned to an API version, with or without a user. Guarded by {@link Sessions}. */
public final class Session {

    private final String id;
    private final Set<String> cookies = new LinkedHashSet<>();
    private ApiVersion version;
    private ObjectNode asRequested;
    private String user;
    private String loginAgent;
    private boolean extendedByHeaderOnly;
    private Instant lastUse;

    Session(String id) {
        this.id = id;
    }

    /** The session of somebody who did not come over the network. */
    public static Session of(String user, ApiVersion version) {
        Session session = new Session("local");
        session.version = version;
        session.user = user;
        session.loginAgent = "Mozilla/5.0";
        return session;
    }

    public String id() {
        return id;
    }

    public ApiVersion version() {
        return version;
    }

    /** The APISession as the client posted it. */
    public ObjectNode asRequested() {
        return asRequested;
    }

    /** Reference of the user who is logged in, or null. */
    public String user() {
        return user;
    }

    /** The User-Agent header of the login, or null. */
    public String loginAgent() {
        return loginAgent;
    }

    public void open(ApiVersion requested, ObjectNode body, Instant now) {
        version = requested;
        asRequested = body;
        user = null;
        lastUse = now;
    }

    public void login(String reference, String agent, boolean headerOnly, Instant now) {
        user = reference;
        loginAgent = agent;
        extendedByHeaderOnly = headerOnly;
        lastUse = now;
    }

    public void used(boolean keepAliveHeader, Instant now) {
        if (keepAliveHeader || !extendedByHeaderOnly) {
            lastUse = now;
        }
    }

    Instant lastUse() {
        return lastUse;
    }

    Set<String> cookies() {
        return cookies;
    }
}
