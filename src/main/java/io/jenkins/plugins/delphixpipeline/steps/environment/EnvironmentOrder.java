package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.DatabaseAddress;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedBlock;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step asks for, checked. Stored with the pipeline; it names credentials and holds none. */
final class EnvironmentOrder implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String JDBC = "jdbc";
    private static final String DATABASE = "database";
    /** Of which type the step says that it is. */
    private static final String TYPE = "databaseType";
    /** Parts of the result of a provision, and the ends of the variables that hold them. */
    private static final Map<String, String> VARIABLES =
            Map.of("vdb", "VDB", "host", "HOST", "port", "PORT", DATABASE, "DATABASE", JDBC, "JDBC_URL");

    private static final List<String> ADDRESS = List.of("host", "port", DATABASE);
    /** Other names of the database that the back end told. */
    private static final List<String> TOLD_NAMES = List.of("service", "uniqueName");

    private final Data data;
    /** Null when the connection's counts. */
    private final Lifetime lifetime;

    private final AfterFailure afterFailure;
    private final String prefix;
    private final Login login;

    /** @param prefix of the variables */
    EnvironmentOrder(Data data, Lifetime lifetime, AfterFailure afterFailure, String prefix, Login login) {
        this.data = data;
        this.lifetime = lifetime;
        this.afterFailure = afterFailure;
        this.prefix = prefix;
        this.login = login;
    }

    /** Who logs in to the database before the body begins, where anybody does. */
    static final class Login implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String adminCredentialsId;
        private final String account;
        private final String database;
        private final String databaseType;

        /**
         * @param adminCredentialsId null where nobody logs in
         * @param account whose password is set; null for none
         * @param database null for the one that the back end tells
         * @param databaseType null for what the back end tells
         */
        Login(String adminCredentialsId, String account, String database, String databaseType) {
            this.adminCredentialsId = adminCredentialsId;
            this.account = account;
            this.database = database;
            this.databaseType = databaseType;
        }
    }

    /** Which data, and where it goes. */
    static final class Data implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String from;
        private final PointChoice point;
        private final Placement placement;
        private final boolean allowUnmasked;
        /** Of what a VDB group is made; null for a VDB. */
        private final String bookmark;

        Data(String from, PointChoice point, Placement placement, boolean allowUnmasked) {
            this(from, point, null, placement, allowUnmasked);
        }

        /** For a VDB group. */
        Data(ProvisionGroup.Source source, Placement placement, boolean allowUnmasked) {
            this(source.from(), null, source.bookmark(), placement, allowUnmasked);
        }

        private Data(String from, PointChoice point, String bookmark, Placement placement, boolean allowUnmasked) {
            this.bookmark = bookmark;
            this.from = from;
            this.point = point;
            this.placement = placement;
            this.allowUnmasked = allowUnmasked;
        }

        private DataOperation provision(String name, IfExists ifExists, List<String> labels) {
            Placement place = placement.with(placement.settings().labelled(labels));
            return bookmark != null
                    ? new ProvisionGroup(
                            name, new ProvisionGroup.Source(bookmark, from), place, ifExists, allowUnmasked)
                    : new ProvisionVdb(name, new ProvisionVdb.Source(from, point), place, ifExists, allowUnmasked);
        }
    }

    /** @param labels what others may read of it where it is */
    ProvideEnvironment provision(DataEnvironment reserved, List<String> labels) {
        String name = reserved.name();
        ProvideEnvironment fresh = ProvideEnvironment.fresh(kind(), data.provision(name, IfExists.FAIL, labels));
        return reserved.reference() == null
                ? fresh
                : fresh.orAgain(
                        data.provision(name, IfExists.REFRESH, labels),
                        reserved.reference(),
                        reserved.path(),
                        reserved.group(),
                        reserved.made());
    }

    /**
     * What would be done for the block of a plan.
     *
     * @param present the reference of the environment of that name; null for none
     */
    PlannedBlock planned(String name, String present, Lifetime granted) {
        return new PlannedBlock(data.provision(name, IfExists.REFRESH, List.of()), present, granted.isBuild());
    }

    /**
     * With its group where that is given apart, since one VDB may be asked for in both ways.
     *
     * @param opened where it is going to be
     */
    VdbSpelling spelling(String name, Backend opened) {
        boolean manyEngines = opened.platform().hasManyEngines();
        String group = kind() == EnvironmentKind.GROUP ? null : data.placement.group();
        boolean complete = group == null
                || name.startsWith(group + '/')
                || manyEngines && name.startsWith(group + '/', name.indexOf('/') + 1);
        return VdbSpelling.of(kind(), complete ? name : group + '/' + name, manyEngines);
    }

    /** @throws ConfigurationException when that back end has nothing of the kind, or there is no such kind of database */
    void requireOffered(Backend opened, AccountResetters resetters) {
        if (login.databaseType != null) {
            resetters.ofType(login.databaseType);
        }
        if (kind() == EnvironmentKind.GROUP && opened.platform().vdbGroups().isEmpty()) {
            throw new ConfigurationException(
                    Messages.WithDelphixVdbStep_noGroups(
                            opened.connection(), opened.platform().product()),
                    Messages.WithDelphixVdbStep_noGroups_remedy());
        }
    }

    EnvironmentKind kind() {
        return data.bookmark == null ? EnvironmentKind.VDB : EnvironmentKind.GROUP;
    }

    /** What keeps the data of a body that failed. */
    DataOperation bookmark(String name, DataEnvironment environment) {
        return kind() == EnvironmentKind.VDB
                ? BookmarkVdb.known(name, environment.path(), environment.reference())
                : BookmarkGroup.known(name, environment.path(), environment.reference());
    }

    /**
     * Null when nothing is known to mask the data.
     *
     * @param binding to a connection that may let unmasked data come
     */
    String maskedBy(Binding binding) {
        boolean allowUnmasked = data.allowUnmasked
                || binding.settings() instanceof DelphixConnection connection && connection.isAllowUnmasked();
        if (kind() == EnvironmentKind.GROUP) {
            String from = data.from == null ? data.bookmark : data.from;
            return allowUnmasked ? null : from;
        }
        String maskingJob = data.placement.maskingJob();
        return maskingJob != null || allowUnmasked ? maskingJob : data.from;
    }

    /** @param resetters which know what an address looks like in JDBC */
    Map<String, String> variables(DataEnvironment ready, AccountResetters resetters) {
        if (ready.group() != null) {
            return GroupVariables.of(prefix, ready, (beginning, details) -> variables(beginning, details, resetters));
        }
        Map<String, String> told = new LinkedHashMap<>(ready.details());
        if (login.databaseType != null) {
            told.put(TYPE, login.databaseType);
        }
        Map<String, String> details = login.database == null ? told : ofDatabase(login.database, told, resetters);
        Map<String, String> variables = variables(prefix, details, resetters);
        if (login.account != null) {
            variables.put(prefix + "_USER", login.account);
        }
        return variables;
    }

    /** Where another database is meant than the one that the back end told, its other names and its address are not that one's. */
    static Map<String, String> ofDatabase(String database, Map<String, String> told, AccountResetters resetters) {
        Map<String, String> details = new LinkedHashMap<>(told);
        if (!database.equals(details.put(DATABASE, database))) {
            TOLD_NAMES.forEach(details::remove);
            Optional<String> own = jdbcUrl(details, resetters);
            details.remove(JDBC);
            own.ifPresent(url -> details.put(JDBC, url));
        }
        return details;
    }

    /** How to reach one database. */
    static Map<String, String> variables(String prefix, Map<String, String> told, AccountResetters resetters) {
        Map<String, String> details = new LinkedHashMap<>(told);
        jdbcUrl(details, resetters).ifPresent(url -> details.putIfAbsent(JDBC, url));
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLES.forEach((part, end) -> {
            String value = details.get(part);
            if (value != null) {
                variables.put(prefix + '_' + end, value);
            }
        });
        return variables;
    }

    /** Back ends tell it for some databases only. An address of another database there tells of what kind it is. */
    private static Optional<String> jdbcUrl(Map<String, String> details, AccountResetters resetters) {
        if (!details.keySet().containsAll(ADDRESS) || !details.get("port").matches("\\d{1,5}")) {
            return Optional.empty();
        }
        Optional<AccountResetter> kind = details.containsKey(TYPE)
                ? Optional.of(resetters.ofType(details.get(TYPE)))
                : resetters
                        .fitting(details.getOrDefault(ProvideEnvironment.TYPE, ""), details.get(JDBC))
                        .or(() -> resetters.fitting(details.getOrDefault("toolkit", ""), null));
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        try {
            DatabaseAddress address = new DatabaseAddress(
                    details.get("host"),
                    Integer.parseInt(details.get("port")),
                    kind.get().database(details));
            return Optional.ofNullable(kind.get().jdbcUrl(address));
        } catch (ResetException e) {
            // Nothing that could stand in such a URL; the variables of its parts say what the back end told.
            return Optional.empty();
        }
    }

    /**
     * Of the variables of the blocks around, those that tell of another database what this one's would tell.
     *
     * @param outer their names
     */
    Set<String> hidden(Set<String> outer) {
        return Stream.concat(VARIABLES.values().stream(), Stream.of("USER", "PASSWORD", "VDB_GROUP", "VDBS"))
                .map(end -> prefix + '_' + end)
                .filter(outer::contains)
                .collect(Collectors.toSet());
    }

    String passwordVariable() {
        return prefix + "_PASSWORD";
    }

    Lifetime lifetime() {
        return lifetime;
    }

    AfterFailure afterFailure() {
        return afterFailure;
    }

    String account() {
        return login.account;
    }

    String adminCredentialsId() {
        return login.adminCredentialsId;
    }

    /** What the data comes from; null for a group whose bookmark is looked for everywhere. */
    String from() {
        return data.from;
    }

    /** Null for what the back end tells. */
    String databaseType() {
        return login.databaseType;
    }

    /** Null for the one that the back end tells. */
    String database() {
        return login.database;
    }
}
