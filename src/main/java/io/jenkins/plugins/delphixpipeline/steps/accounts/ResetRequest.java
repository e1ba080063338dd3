package io.jenkins.plugins.delphixpipeline.steps.accounts;

import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a reset as they were written. Stored with waiting steps, so it names credentials and holds none. */
final class ResetRequest implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String vdb;
    private final Address address;
    private final String adminCredentialsId;
    private final ArrayList<Account> accounts;

    /** Where the database is, as far as the step says so; every part may be null. */
    static final class Address implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String databaseType;
        private final String host;
        private final Integer port;
        private final String database;

        Address(String databaseType, String host, Integer port, String database) {
            this.databaseType = databaseType;
            this.host = host;
            this.port = port;
            this.database = database;
        }
    }

    /** Null where the VDB is found by its name. */
    private final String reference;

    /** @param vdb null when the address is given; with a VDB every part of the address may be null */
    ResetRequest(String vdb, Address address, String adminCredentialsId, List<Account> accounts) {
        this(vdb, null, address, adminCredentialsId, accounts);
    }

    /** For a VDB that may be called otherwise by now. */
    ResetRequest(String vdb, String reference, Address address, String adminCredentialsId, List<Account> accounts) {
        this.vdb = vdb;
        this.reference = reference;
        this.address = address;
        this.adminCredentialsId = adminCredentialsId;
        this.accounts = new ArrayList<>(accounts);
    }

    Dataset find(DatasetCatalog catalog) {
        return reference == null ? catalog.dataset(vdb) : catalog.datasetByReference(reference);
    }

    String vdb() {
        return vdb;
    }

    /** Empty where the back end has to tell what kind of database it is. */
    Optional<AccountResetter> resetter(AccountResetters resetters) {
        return Optional.ofNullable(address.databaseType).map(resetters::ofType);
    }

    String host() {
        return address.host;
    }

    Integer port() {
        return address.port;
    }

    String database() {
        return address.database;
    }

    String adminCredentialsId() {
        return adminCredentialsId;
    }

    List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** What the console calls it. */
    String subject() {
        return vdb == null ? address.host + ':' + address.port + '/' + address.database : vdb;
    }
}
