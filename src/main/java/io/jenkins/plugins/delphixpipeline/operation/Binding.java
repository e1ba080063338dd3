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
    private final String address;
    private final String credentialsId;
    private final Serializable settings;
    private Binding masking;
    private BackEndIdentity identity;
    private boolean ofGuard;

    private Binding(String connection, String address, String credentialsId, Serializable settings) {
        this.connection = connection;
        this.address = address;
        this.credentialsId = credentialsId;
        this.settings = settings;
    }

    private Binding copy() {
        Binding copy = new Binding(connection, address, credentialsId, settings);
        copy.masking = masking;
        copy.identity = identity;
        copy.ofGuard = ofGuard;
        return copy;
    }

    /**
     * @param connection the name of the connection; null where there are no names
     * @param address where it leads, for people; null where there is none
     * @param credentialsId looked up anew whenever it is needed
     * @param settings trust, proxy and limits of the connection, which only whoever opens it understands; no part of the
     *     configuration that may still change
     */
    public static Binding of(String connection, String address, String credentialsId, Serializable settings) {
        return new Binding(connection, address, credentialsId, settings);
    }

    /** The same with the Masking Engine that is asked about the masking jobs of this back end. */
    public Binding withMasking(Binding engine) {
        Binding copy = copy();
        copy.masking = engine;
        return copy;
    }

    /** The same once it is known who answers. */
    public Binding at(BackEndIdentity answered) {
        Binding copy = copy();
        copy.identity = answered;
        return copy;
    }

    /** Whether an address is that of its back end, however it is written. */
    public boolean isAt(String other) {
        return BackEndIdentity.of(null, address).isSameAs(BackEndIdentity.of(null, other));
    }

    /** The same with the settings of another one that leads there today. */
    public Binding by(Binding today) {
        return of(today.connection, today.address, credentialsId, today.settings)
                .withMasking(today.masking)
                .at(identity);
    }

    /** The same with the login that the connection keeps for whoever guards data, in place of the operation's own. */
    public Binding asGuard() {
        Binding copy = copy();
        copy.ofGuard = true;
        return copy;
    }

    /** The same with the operation's own login. */
    public Binding asBegun() {
        Binding copy = copy();
        copy.ofGuard = false;
        return copy;
    }

    /** Whether the login is the one of whoever guards data. */
    public boolean isOfGuard() {
        return ofGuard;
    }

    public String connection() {
        return connection;
    }

    public String address() {
        return address;
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
