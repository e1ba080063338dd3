package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Roles of PostgreSQL 10 or later, all in one transaction. A dropped role's objects in this database go to the administrator
 * and its privileges are revoked; objects in other databases make the server refuse.
 */
public final class PostgreSqlAccounts extends JdbcAccountResetter {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Earlier ones would take the verifier for the password itself. */
    private static final int FIRST_VERSION_WITH_SCRAM = 10;

    private static final int SOCKET_MARGIN_SECONDS = 15;

    /** Roles with a smaller number come with the database. */
    private static final String FIND = """
            SELECT rolname, NOT rolcanlogin, rolname IN (current_user, session_user), oid < 16384
            FROM pg_catalog.pg_roles WHERE rolname = ?""";

    private static final String LIMITS = """
            SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)""";

    /** Only verifiers are sent, but a log is no place for them either. Only a superuser may say so. */
    private static final String QUIET = """
            SELECT CASE WHEN current_setting('is_superuser') = 'on' THEN
              set_config('log_statement', 'none', true) || set_config('log_min_duration_statement', '-1', true)
              || set_config('log_min_error_statement', 'panic', true) END""";

    @Override
    public String databaseType() {
        return "postgresql";
    }

    @Override
    List<String> typePrefixes() {
        return List.of("pgsql", "postgres");
    }

    @Override
    public String driverClass() {
        return "org.postgresql.Driver";
    }

    @Override
    public boolean allOrNothing() {
        return true;
    }

    @Override
    String url(DatabaseAddress address) {
        return "jdbc:postgresql://" + address.authority() + '/'
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    }

    @Override
    Properties settings(ResetOrder order) {
        String connect = String.valueOf(order.connectTimeout().toSeconds());
        Properties settings = new Properties();
        settings.setProperty("connectTimeout", connect);
        settings.setProperty("loginTimeout", connect);
        settings.setProperty(
                "socketTimeout", String.valueOf(order.statementTimeout().toSeconds() + SOCKET_MARGIN_SECONDS));
        settings.setProperty("ApplicationName", "delphix-pipeline");
        return settings;
    }

    @Override
    void prepare(Connection connection, ResetOrder order) throws SQLException, ResetException {
        if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_VERSION_WITH_SCRAM) {
            throw new ResetException(
                    ResetProblem.VERSION_UNSUPPORTED, connection.getMetaData().getDatabaseProductVersion());
        }
        JdbcReset.execute(connection, QUIET, order);
        try (PreparedStatement limits = connection.prepareStatement(LIMITS)) {
            String millis = String.valueOf(order.statementTimeout().toMillis());
            limits.setString(1, millis);
            limits.setString(2, millis);
            limits.execute();
        }
    }

    @Override
    Account find(Connection connection, String user) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, user);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                Map<AccountAction, ResetProblem> hindrances = new EnumMap<>(AccountAction.class);
                if (rows.getBoolean(3)) {
                    hindrances.put(AccountAction.LOCK, ResetProblem.ACCOUNT_PROTECTED);
                }
                if (rows.getBoolean(3) || rows.getBoolean(4)) {
                    hindrances.put(AccountAction.DROP, ResetProblem.ACCOUNT_PROTECTED);
                }
                return new Account(rows.getString(1), null, rows.getBoolean(2), hindrances);
            }
        }
    }

    @Override
    List<String> statements(Account account, AccountChange change) {
        String role = SqlText.quotedName(account.name());
        return switch (change.action()) {
            case RESET ->
                List.of("ALTER ROLE " + role + " LOGIN VALID UNTIL 'infinity' PASSWORD "
                        + SqlText.literal(ScramVerifier.of(change.password(), new SecureRandom())));
            case LOCK -> List.of("ALTER ROLE " + role + " NOLOGIN");
            case DROP ->
                List.of("REASSIGN OWNED BY " + role + " TO CURRENT_USER", "DROP OWNED BY " + role, "DROP ROLE " + role);
        };
    }

    @Override
    boolean canSet(String password) {
        return ScramVerifier.canVerify(password);
    }
}
