package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** The words of one kind of database that is reached over JDBC. */
abstract class JdbcDialect implements AccountResetter {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Made of the parts of the address and nothing else. */
    abstract String url(DatabaseAddress address);

    /** What the database asks of its address beyond what holds for all. */
    void checkAddress(DatabaseAddress address) throws ResetException {
        // Nothing, for most.
    }

    /** Settings of the driver: timeouts above all. User and password are added. */
    abstract Properties settings(ResetOrder order);

    /** What to do first in a new connection. */
    abstract void prepare(Connection connection, ResetOrder order) throws SQLException, ResetException;

    /** @return null when there is no such account */
    abstract Account find(Connection connection, String user) throws SQLException;

    /** What changes the account, in order. */
    abstract List<String> statements(Account account, AccountChange change);

    /** Whether the database can take such a password in the way it is handed over. */
    abstract boolean canSet(String password);

    /** Accounts that are one and the same for the database have the same key. */
    String key(String user) {
        return user;
    }

    /** Whether that is how the database refuses a login. */
    boolean isLoginRefusal(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("28");
    }

    /** How the back end's names for this kind of database begin, in lower case. */
    abstract List<String> typePrefixes();
}
