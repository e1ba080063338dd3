package io.jenkins.plugins.delphixpipeline.config;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Which connection somebody asks for, and with whose credential; both may be left open. Stored with waiting steps. */
public final class ConnectionChoice implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String connection;
    private final String credentialsId;

    /**
     * @param connection a configured name; blank or null for whatever is the default where it is used
     * @param credentialsId looked up in the run's own context; blank or null for the one that goes with the connection
     */
    public ConnectionChoice(String connection, String credentialsId) {
        this.connection = connection == null || connection.isBlank() ? null : connection.trim();
        this.credentialsId = credentialsId == null || credentialsId.isBlank() ? null : credentialsId.trim();
    }

    /** Everything left open. */
    public static ConnectionChoice unspecified() {
        return new ConnectionChoice(null, null);
    }

    /** @return null when left open */
    public String connection() {
        return connection;
    }

    /** @return null when left open */
    public String credentialsId() {
        return credentialsId;
    }

    /**
     * Fills what is open here with what holds around it. A credential that goes with one connection is not taken over for
     * another.
     */
    public ConnectionChoice within(ConnectionChoice outer) {
        if (outer == null) {
            return this;
        }
        boolean fits = connection == null || outer.connection == null || connection.equals(outer.connection);
        return new ConnectionChoice(
                connection != null ? connection : outer.connection,
                credentialsId != null || !fits ? credentialsId : outer.credentialsId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConnectionChoice that
                && Objects.equals(connection, that.connection)
                && Objects.equals(credentialsId, that.credentialsId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(connection, credentialsId);
    }

    @Override
    public String toString() {
        return "ConnectionChoice[" + connection + ", " + credentialsId + "]";
    }
}
