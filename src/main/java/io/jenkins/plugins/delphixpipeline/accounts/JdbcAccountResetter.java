package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is the same for all databases that are reached over JDBC. Subclasses know the words of one of them. */
abstract class JdbcAccountResetter implements AccountResetter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final long LONGEST_FAREWELL_SECONDS = 10;

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

    @Override
    public final boolean fits(String type, String jdbcUrl) {
        return typePrefixes().stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith)
                || jdbcUrl != null && jdbcUrl.startsWith("jdbc:" + databaseType() + ":");
    }

    @Override
    public final String jdbcUrl(DatabaseAddress address) {
        return url(address);
    }

    /** How the back end's names for this kind of database begin, in lower case. */
    abstract List<String> typePrefixes();

    @Override
    public final List<AccountOutcome> reset(ResetOrder order, Driver driver, ResetLog log)
            throws ResetException, InterruptedException {
        check(order);
        Cancellation cancellation = new Cancellation();
        FutureTask<List<AccountOutcome>> work =
                new FutureTask<>(new JdbcReset(this, order, driver, log, cancellation)::run);
        // A thread of its own, because one that waits for a database does not hear that it is interrupted.
        Thread worker = new Thread(work, "Accounts of " + order.address());
        worker.setDaemon(true);
        worker.start();
        try {
            return result(work);
        } catch (InterruptedException e) {
            cancellation.cancel();
            bidFarewell(work);
            throw e;
        }
    }

    private void check(ResetOrder order) throws ResetException {
        checkAddress(order.address());
        Set<String> seen = new HashSet<>();
        for (AccountChange change : order.changes()) {
            if (!seen.add(key(change.user()))) {
                throw new ResetException(ResetProblem.ACCOUNT_TWICE, change.user());
            }
            if (change.action() == AccountAction.RESET && !canSet(change.password())) {
                throw new ResetException(ResetProblem.PASSWORD_UNUSABLE, change.user());
            }
        }
    }

    private static List<AccountOutcome> result(FutureTask<List<AccountOutcome>> work)
            throws ResetException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ResetException known) {
                throw known;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Lets the work say what it has done; then it does not matter how it ended. */
    private static void bidFarewell(FutureTask<List<AccountOutcome>> work) throws InterruptedException {
        try {
            work.get(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            return;
        }
    }
}
