package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Users of Oracle Database 12.1 or later. Each statement commits by itself there, so accounts are changed one after the
 * other, for good. A user that owns objects is not dropped: they would have to go with it.
 */
public final class OracleAccounts extends JdbcAccountResetter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int FIRST_VERSION = 12;
    private static final int LOGIN_DENIED = 1017;
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._$#-]*");
    /** {@code LOCKED(TIMED)} ends by itself, so it is not what somebody wants who locks. */
    private static final Pattern LOCKED = Pattern.compile(".*LOCKED(?!\\(TIMED\\)).*");

    /** Names are in capitals unless somebody quoted them; the exact one is preferred. */
    private static final String FIND = """
            SELECT u.username, u.account_status, u.oracle_maintained,
              CASE WHEN u.username = SYS_CONTEXT('USERENV', 'SESSION_USER') THEN 1 ELSE 0 END,
              CASE WHEN EXISTS (SELECT 1 FROM dba_objects o WHERE o.owner = u.username) THEN 1 ELSE 0 END
            FROM dba_users u WHERE u.username IN (?, ?)
            ORDER BY CASE WHEN u.username = ? THEN 0 ELSE 1 END""";

    @Override
    public String databaseType() {
        return "oracle";
    }

    @Override
    List<String> typePrefixes() {
        return List.of("oracle");
    }

    @Override
    public String driverClass() {
        return "oracle.jdbc.OracleDriver";
    }

    /** One connects to a service; without another word its name is the unique name of the database. */
    @Override
    public String database(Map<String, String> told) {
        return Stream.of("service", "uniqueName", "database")
                .map(told::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean allOrNothing() {
        return false;
    }

    @Override
    void checkAddress(DatabaseAddress address) throws ResetException {
        if (!SERVICE.matcher(address.database()).matches()) {
            throw new ResetException(ResetProblem.ADDRESS_UNUSABLE, "database");
        }
    }

    @Override
    String url(DatabaseAddress address) {
        return "jdbc:oracle:thin:@//" + address.authority() + '/' + address.database();
    }

    @Override
    Properties settings(ResetOrder order) {
        Properties settings = new Properties();
        settings.setProperty(
                "oracle.net.CONNECT_TIMEOUT",
                String.valueOf(order.connectTimeout().toMillis()));
        settings.setProperty(
                "oracle.jdbc.ReadTimeout",
                String.valueOf(order.statementTimeout().toMillis()));
        // The new password is part of the statement here.
        settings.setProperty("oracle.net.encryption_client", "REQUESTED");
        settings.setProperty("oracle.net.crypto_checksum_client", "REQUESTED");
        return settings;
    }

    @Override
    boolean isLoginRefusal(SQLException e) {
        return e.getErrorCode() == LOGIN_DENIED || super.isLoginRefusal(e);
    }

    @Override
    void prepare(Connection connection, ResetOrder order) throws SQLException, ResetException {
        if (connection.getMetaData().getDatabaseMajorVersion() < FIRST_VERSION) {
            throw new ResetException(
                    ResetProblem.VERSION_UNSUPPORTED, connection.getMetaData().getDatabaseProductVersion());
        }
    }

    @Override
    String key(String user) {
        return user.toUpperCase(Locale.ROOT);
    }

    @Override
    Account find(Connection connection, String user) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, user);
            query.setString(2, user.toUpperCase(Locale.ROOT));
            query.setString(3, user);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                boolean locked = LOCKED.matcher(rows.getString(2)).matches();
                boolean own = rows.getInt(4) == 1;
                Map<AccountAction, ResetProblem> hindrances = new EnumMap<>(AccountAction.class);
                if (own) {
                    hindrances.put(AccountAction.LOCK, ResetProblem.ACCOUNT_PROTECTED);
                }
                if (rows.getInt(5) == 1) {
                    hindrances.put(AccountAction.DROP, ResetProblem.ACCOUNT_OWNS_OBJECTS);
                }
                if (own || "Y".equals(rows.getString(3))) {
                    hindrances.put(AccountAction.DROP, ResetProblem.ACCOUNT_PROTECTED);
                }
                return new Account(rows.getString(1), null, locked, hindrances);
            }
        }
    }

    @Override
    List<String> statements(Account account, AccountChange change) {
        String user = SqlText.quotedName(account.name());
        return switch (change.action()) {
            case RESET ->
                List.of("ALTER USER " + user + " IDENTIFIED BY " + SqlText.quotedName(change.password())
                        + " ACCOUNT UNLOCK");
            case LOCK -> List.of("ALTER USER " + user + " ACCOUNT LOCK");
            // Without CASCADE: what appeared since the check makes the database refuse.
            case DROP -> List.of("DROP USER " + user);
        };
    }

    /** A password is written like a name there, and even quoted it cannot hold a quote. */
    @Override
    boolean canSet(String password) {
        return !password.isEmpty()
                && password.indexOf('"') < 0
                && password.chars().noneMatch(Character::isISOControl);
    }
}
