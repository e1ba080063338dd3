package io.jenkins.plugins.delphixpipeline.steps.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a reset as they were written. Stored with waiting steps, so it names credentials and holds none. */
final class ResetRequest implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String vdb;
    private final String databaseType;
    private final String host;
    private final Integer port;
    private final String database;
    private final String adminCredentialsId;
    private final ArrayList<Account> accounts;

    /** @param vdb null when the address is given; with a VDB every part of the address may be null */
    ResetRequest(
            String vdb,
            String databaseType,
            String host,
            Integer port,
            String database,
            String adminCredentialsId,
            List<Account> accounts) {
        this.vdb = vdb;
        this.databaseType = databaseType;
        this.host = host;
        this.port = port;
        this.database = database;
        this.adminCredentialsId = adminCredentialsId;
        this.accounts = new ArrayList<>(accounts);
    }

    String vdb() {
        return vdb;
    }

    String databaseType() {
        return databaseType;
    }

    String host() {
        return host;
    }

    Integer port() {
        return port;
    }

    String database() {
        return database;
    }

    String adminCredentialsId() {
        return adminCredentialsId;
    }

    List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** What the console calls it. */
    String subject() {
        return vdb == null ? host + ':' + port + '/' + database : vdb;
    }
}
