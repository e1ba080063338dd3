package io.jenkins.plugins.delphixpipeline.config;

import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.OracleAccounts;
import io.jenkins.plugins.delphixpipeline.accounts.PostgreSqlAccounts;
import io.jenkins.plugins.delphixpipeline.accounts.SqlServerAccounts;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import java.sql.Driver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The databases whose accounts can be reset: the built-in ones, and those of other plugins. */
public final class AccountResetters {
    private final Controller controller;
    private final Map<String, AccountResetter> byType = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    public AccountResetters(Controller controller) {
        this.controller = controller;
        add("PostgreSQL", new PostgreSqlAccounts());
        add("Oracle", new OracleAccounts());
        add("SQL Server", new SqlServerAccounts());
        controller.extensions(AccountResetterProvider.class).forEach(each -> add(each.displayName(), each.resetter()));
    }

    /** The first one of a type stays. */
    private void add(String name, AccountResetter resetter) {
        if (byType.putIfAbsent(resetter.databaseType(), resetter) == null) {
            names.put(resetter.databaseType(), name);
        }
    }

    /** @throws ConfigurationException naming the types that there are */
    public AccountResetter ofType(String databaseType) {
        AccountResetter resetter = byType.get(databaseType);
        if (resetter == null) {
            throw new ConfigurationException(
                    Messages.AccountResetters_typeUnknown(databaseType, types()),
                    Messages.AccountResetters_typeUnknown_remedy());
        }
        return resetter;
    }

    /** The one for what a back end tells of a dataset, if that says enough. */
    public Optional<AccountResetter> fitting(String type, String jdbcUrl) {
        return byType.values().stream()
                .filter(resetter -> resetter.fits(type, jdbcUrl))
                .findFirst();
    }

    public String types() {
        return String.join(", ", byType.keySet());
    }

    /** For a form. */
    public ListBoxModel items(String otherwise) {
        ListBoxModel items = new ListBoxModel();
        items.add(otherwise, "");
        names.forEach((type, name) -> items.add(name, type));
        return items;
    }

    /**
     * @return null when the resetter needs none
     * @throws ConfigurationException when no plugin has it, with what to do about that
     */
    public Class<? extends Driver> driver(AccountResetter resetter) {
        if (resetter.driverClass() == null) {
            return null;
        }
        try {
            return controller.pluginClass(resetter.driverClass()).asSubclass(Driver.class);
        } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
            throw new ConfigurationException(
                    Messages.AccountResetters_driverMissing(names.get(resetter.databaseType()), resetter.driverClass()),
                    resetter instanceof PostgreSqlAccounts
                            ? Messages.AccountResetters_driverMissing_remedyPostgreSql()
                            : Messages.AccountResetters_driverMissing_remedy());
        }
    }
}
