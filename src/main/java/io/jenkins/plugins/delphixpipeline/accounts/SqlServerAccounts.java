package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Users of one database of SQL Server 2012 or later, all in one transaction. The password is that of the user itself in a
 * contained database, else that of the login behind it. A user that owns schemas or objects is not dropped; the login
 * stays in any case, since other databases may rely on it.
 */
public final class SqlServerAccounts extends JdbcAccountResetter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int FIRST_VERSION = 11;
    private static final int LOGIN_FAILED = 18456;
    private static final int LONGEST_PASSWORD = 128;
    private static final int SOCKET_MARGIN_SECONDS = 15;
    private static final int IN_THE_DATABASE = 2;

    private static final String FIND = """
            SELECT u.name, u.authentication_type, l.name,
              CASE WHEN EXISTS (SELECT 1 FROM sys.database_permissions p
                WHERE p.grantee_principal_id = u.principal_id AND p.class = 0 AND p.type = 'CO' AND p.state = 'D')
                THEN 1 ELSE 0 END,
              CASE WHEN u.name = USER_NAME() OR l.name = SUSER_SNAME() OR u.principal_id <= 4 THEN 1 ELSE 0 END,
              CASE WHEN EXISTS (SELECT 1 FROM sys.schemas s WHERE s.principal_id = u.principal_id)
                OR EXISTS (SELECT 1 FROM sys.objects o WHERE o.principal_id = u.principal_id) THEN 1 ELSE 0 END
            FROM sys.database_principals u LEFT JOIN sys.server_principals l ON l.sid = u.sid AND l.type = 'S'
            WHERE u.type = 'S' AND u.name = ?""";

    @Override
    public String databaseType() {
        return "sqlserver";
    }

    @Override
    List<String> typePrefixes() {
        return List.of("mssql");
    }

    @Override
    public String driverClass() {
        return "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    }

    @Override
    public boolean allOrNothing() {
        return true;
    }

    /** The driver takes settings in its address; so nothing but a scheme stands there. */
    @Override
    String url(DatabaseAddress address) {
        return "jdbc:sqlserver://";
    }

    /** Where people need the settings; a value with signs of its own stands in braces. */
    @Override
    public String jdbcUrl(DatabaseAddress address) {
        String database = address.database();
        String value = PLAIN.matcher(database).matches() ? database : '{' + database.replace("}", "}}") + '}';
        return url(address) + address.authority() + ";databaseName=" + value;
    }

    @Override
    Properties settings(ResetOrder order) {
        Properties settings = new Properties();
        settings.setProperty("serverName", order.address().host());
        settings.setProperty("portNumber", String.valueOf(order.address().port()));
        settings.setProperty("databaseName", order.address().database());
        settings.setProperty(
                "loginTimeout", String.valueOf(order.connectTimeout().toSeconds()));
        settings.setProperty(
                "socketTimeout",
                String.valueOf(order.statementTimeout()
                        .plusSeconds(SOCKET_MARGIN_SECONDS)
                        .toMillis()));
        settings.setProperty("applicationName", "delphix-pipeline");
        return settings;
    }

    @Override
    boolean isLoginRefusal(SQLException e) {
        return e.getErrorCode() == LOGIN_FAILED || super.isLoginRefusal(e);
    }

    @Override
    void prepare(Connection connection, ResetOrder order) throws SQLException, ResetException {
        if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_VERSION) {
            throw new ResetException(
                    ResetProblem.VERSION_UNSUPPORTED, connection.getMetaData().getDatabaseProductVersion());
        }
        JdbcReset.execute(connection, "SET XACT_ABORT ON", order);
        JdbcReset.execute(
                connection, "SET LOCK_TIMEOUT " + order.statementTimeout().toMillis(), order);
    }

    @Override
    Account find(Connection connection, String user) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, user);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                String login = rows.getString(3);
                Map<AccountAction, ResetProblem> hindrances = new EnumMap<>(AccountAction.class);
                if (rows.getInt(2) != IN_THE_DATABASE && login == null) {
                    hindrances.put(AccountAction.RESET, ResetProblem.ACCOUNT_WITHOUT_LOGIN);
                }
                if (rows.getInt(6) == 1) {
                    hindrances.put(AccountAction.DROP, ResetProblem.ACCOUNT_OWNS_OBJECTS);
                }
                if (rows.getInt(5) == 1) {
                    hindrances.put(AccountAction.LOCK, ResetProblem.ACCOUNT_PROTECTED);
                    hindrances.put(AccountAction.DROP, ResetProblem.ACCOUNT_PROTECTED);
                }
                boolean contained = rows.getInt(2) == IN_THE_DATABASE;
                return new Account(rows.getString(1), contained ? null : login, rows.getInt(4) == 1, hindrances);
            }
        }
    }

    @Override
    List<String> statements(Account account, AccountChange change) {
        String user = SqlText.bracketedName(account.name());
        return switch (change.action()) {
            case RESET -> reset(account, user, "N" + SqlText.literal(change.password()));
            case LOCK -> List.of("DENY CONNECT TO " + user);
            case DROP -> List.of("DROP USER " + user);
        };
    }

    private static List<String> reset(Account account, String user, String password) {
        List<String> statements = new ArrayList<>();
        if (account.login() == null) {
            statements.add("ALTER USER " + user + " WITH PASSWORD = " + password);
        } else {
            String login = SqlText.bracketedName(account.login());
            statements.add("ALTER LOGIN " + login + " WITH PASSWORD = " + password + " UNLOCK");
            statements.add("ALTER LOGIN " + login + " ENABLE");
        }
        statements.add("GRANT CONNECT TO " + user);
        return statements;
    }

    @Override
    boolean canSet(String password) {
        return !password.isEmpty()
                && password.length() <= LONGEST_PASSWORD
                && password.chars().noneMatch(Character::isISOControl);
    }
}
