package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.accounts.AccountChange;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.DatabaseAddress;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetOrder;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.sql.Driver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A request with everything found that it names: the address, the driver, the credentials. All of that happens on the
 * controller and before the database hears a word.
 *
 * @param driver null when none is needed
 * @param mismatchedUsers accounts whose new credential bears the name of another user
 */
record PreparedReset(
        AccountResetter resetter, ResetOrder order, Class<? extends Driver> driver, List<String> mismatchedUsers) {
    private static final Logger LOGGER = Logger.getLogger(PreparedReset.class.getName());
    private static final String ADMIN = "adminCredentialsId";
    private static final ResetOrder.Limits LIMITS =
            new ResetOrder.Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));

    /**
     * What can be known of a database before it is there: that the login is, and the driver, where the data that it is going
     * to have tells what kind of database it will be.
     *
     * @param request with what it is going to be made of, which, where it cannot be found, is told by whoever makes it
     * @throws ConfigurationException when one of them is not there
     */
    static void foresee(ResetRequest request, Backend open, ConnectionRegistry connections, Run<?, ?> run) {
        new Logins(connections, run, null).of(ADMIN, request.adminCredentialsId());
        AccountResetters resetters = new AccountResetters(connections.controller());
        request.resetter(resetters)
                .or(() -> foreseen(request, open.platform().catalog(), resetters))
                .ifPresent(resetters::driver);
    }

    private static Optional<AccountResetter> foreseen(
            ResetRequest request, DatasetCatalog catalog, AccountResetters resetters) {
        try {
            Dataset parent = request.find(catalog);
            return fitting(resetters, parent, catalog.connectionDetails(parent));
        } catch (PlatformException e) {
            LOGGER.log(Level.FINE, e, request::vdb);
            return Optional.empty();
        }
    }

    private static Optional<AccountResetter> fitting(
            AccountResetters resetters, Dataset vdb, Map<String, String> told) {
        return resetters
                .fitting(vdb.type(), told.get("jdbc"))
                .or(() -> resetters.fitting(told.getOrDefault("toolkit", ""), null));
    }

    /**
     * Asks the back end when a VDB is named.
     *
     * @param open null when none is
     * @throws ConfigurationException when something that is needed is not there
     */
    static PreparedReset of(ResetRequest request, Backend open, ConnectionRegistry connections, Run<?, ?> run)
            throws AbortException, ResetException {
        AccountResetters resetters = new AccountResetters(connections.controller());
        Dataset vdb = null;
        Map<String, String> told = Map.of();
        if (open != null) {
            DatasetCatalog catalog = open.platform().catalog();
            vdb = request.find(catalog);
            told = catalog.connectionDetails(vdb);
        }
        AccountResetter resetter = resetter(request, resetters, vdb, told);
        DatabaseAddress address = address(request, told, resetter);
        Class<? extends Driver> driver = resetters.driver(resetter);
        String url = resetter.databaseType() + "://" + address.authority();
        Logins logins = new Logins(connections, run, url);
        LoginSource.Login admin = logins.of(ADMIN, request.adminCredentialsId());
        List<AccountChange> changes = new ArrayList<>();
        List<String> mismatchedUsers = new ArrayList<>();
        for (Account account : request.accounts()) {
            changes.add(change(account, logins, mismatchedUsers));
        }
        ResetOrder order = new ResetOrder(address, admin.user(), admin.password(), changes, LIMITS);
        return new PreparedReset(resetter, order, driver, mismatchedUsers);
    }

    private static AccountResetter resetter(
            ResetRequest request, AccountResetters resetters, Dataset vdb, Map<String, String> told) {
        return request.resetter(resetters)
                .or(() -> fitting(resetters, vdb, told))
                .orElseThrow(() -> new ConfigurationException(
                        Messages.ResetCredentialsStep_typeNotTold(request.vdb(), vdb.type()),
                        Messages.ResetCredentialsStep_typeNotTold_remedy(resetters.types())));
    }

    /** What the step says counts before what the back end tells. */
    private static DatabaseAddress address(ResetRequest request, Map<String, String> told, AccountResetter resetter)
            throws ResetException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("host", request.host() == null ? told.get("host") : request.host());
        parts.put(
                "port",
                request.port() == null ? told.get("port") : request.port().toString());
        parts.put("database", request.database() == null ? resetter.database(told) : request.database());
        String missing =
                parts.keySet().stream().filter(part -> parts.get(part) == null).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    Messages.ResetCredentialsStep_partsNotTold(request.vdb()),
                    missing.equals("database")
                            ? Messages.ResetCredentialsStep_databaseNotTold_remedy()
                            : Messages.ResetCredentialsStep_addressNotTold_remedy(missing));
        }
        // 0, which is none, for what cannot be a port.
        int port = parts.get("port").matches("\\d{1,5}") ? Integer.parseInt(parts.get("port")) : 0;
        return new DatabaseAddress(parts.get("host"), port, parts.get("database"));
    }

    private static AccountChange change(Account account, Logins logins, List<String> mismatchedUsers)
            throws AbortException {
        return switch (account.kind()) {
            case LOCK -> AccountChange.lock(account.getUser());
            case DROP -> AccountChange.drop(account.getUser());
            case RESET -> {
                LoginSource.Login login = logins.of("credentialsId", account.getCredentialsId());
                if (!login.user().equalsIgnoreCase(account.getUser())) {
                    mismatchedUsers.add(account.getUser());
                }
                yield AccountChange.reset(account.getUser(), login.password());
            }
        };
    }

    /** Looks credentials up in the run's own context, for the one address; without one, for any. */
    private record Logins(ConnectionRegistry connections, Run<?, ?> run, String url) {
        LoginSource.Login of(String parameter, String credentialsId) {
            LoginSource.Login login = connections.controller().login(run, credentialsId, url);
            if (login == null) {
                throw new ConfigurationException(
                        Messages.ResetCredentialsStep_credentialUnknown(parameter, credentialsId),
                        Messages.ResetCredentialsStep_credentialUnknown_remedy(
                                run.getParent().getFullName()));
            }
            return login;
        }
    }
}
