package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is to be done, where, and in whose name. Travels to other machines; its text form tells no password. */
public final class ResetOrder implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DatabaseAddress address;
    private final String adminUser;
    private final String adminPassword;
    private final ArrayList<AccountChange> changes;
    private final Duration connectTimeout;
    private final Duration statementTimeout;

    /** How long to wait for the database, and for each statement. */
    public record Limits(Duration connect, Duration statement) {}

    public ResetOrder(
            DatabaseAddress address,
            String adminUser,
            String adminPassword,
            List<AccountChange> changes,
            Limits limits) {
        this.address = address;
        this.adminUser = adminUser;
        this.adminPassword = adminPassword;
        this.changes = new ArrayList<>(changes);
        this.connectTimeout = limits.connect();
        this.statementTimeout = limits.statement();
    }

    /** The same where, in the same name, with other changes. */
    public ResetOrder with(List<AccountChange> others) {
        return new ResetOrder(address, adminUser, adminPassword, others, new Limits(connectTimeout, statementTimeout));
    }

    public DatabaseAddress address() {
        return address;
    }

    public String adminUser() {
        return adminUser;
    }

    public String adminPassword() {
        return adminPassword;
    }

    public List<AccountChange> changes() {
        return List.copyOf(changes);
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration statementTimeout() {
        return statementTimeout;
    }

    @Override
    public String toString() {
        return changes + " at " + address;
    }
}
