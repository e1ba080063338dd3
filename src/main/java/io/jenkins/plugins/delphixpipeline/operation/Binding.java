package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import java.io.Serial;
import java.io.Serializable;

/**
 * The back end on which an operation began, and the settings that led to it. References are small counters that exist on
 * every back end, so an operation goes on with these settings, whatever was configured meanwhile, and on that back end only.
 * Stored with the state, so a plain class; it holds the name of a credential, and never a secret.
 */
public final class Binding implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String connection;
    private final String credentialsId;
    private final Serializable settings;
    private final Binding masking;
    private final BackEndIdentity identity;
    private boolean ofGuard;

    private Binding(
            String connection, String credentialsId, Serializable settings, Binding masking, BackEndIdentity identity) {
        this.connection = connection;
        this.credentialsId = credentialsId;
        this.settings = settings;
        this.masking = masking;
        this.identity = identity;
    }

    /**
     * @param connection the name of the connection; null where there are no names
     * @param credentialsId looked up anew whenever it is needed
     * @param settings address, trust, proxy and limits of the connection, which only whoever opens it understands; no part of
     *     the configuration that may still change
     */
    public static Binding of(String connection, String credentialsId, Serializable settings) {
        return new Binding(connection, credentialsId, settings, null, null);
    }

    /** The same with the Masking Engine that is asked about the masking jobs of this back end. */
    public Binding withMasking(Binding engine) {
        return marked(new Binding(connection, credentialsId, settings, engine, identity));
    }

    /** The same once it is known who answers. */
    Binding at(BackEndIdentity answered) {
        return marked(new Binding(connection, credentialsId, settings, masking, answered));
    }

    /** The same with the login that the connection keeps for whoever guards data, in place of the operation's own. */
    public Binding asGuard() {
        return with(true);
    }

    /** The same with the operation's own login. */
    Binding asBegun() {
        return with(false);
    }

    private Binding with(boolean guard) {
        Binding copy = new Binding(connection, credentialsId, settings, masking, identity);
        copy.ofGuard = guard;
        return copy;
    }

    private Binding marked(Binding copy) {
        copy.ofGuard = ofGuard;
        return copy;
    }

    /** Whether the login is the one of whoever guards data. */
    public boolean isOfGuard() {
        return ofGuard;
    }

    public String connection() {
        return connection;
    }

    public String credentialsId() {
        return credentialsId;
    }

    public Serializable settings() {
        return settings;
    }

    /** Null where none is asked. */
    public Binding masking() {
        return masking;
    }

    /** Null before anybody answered. */
    public BackEndIdentity identity() {
        return identity;
    }

    @Override
    public String toString() {
        return "\"" + connection + "\" to " + identity;
    }
}
