package io.jenkins.plugins.delphixpipeline.accounts;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** One reset: connects, looks at all accounts before the first is changed, changes them, commits. */
final class JdbcReset {
    private static final int LONGEST_DETAILS = 500;

    private final JdbcDialect database;
    private final ResetOrder order;
    private final Driver driver;
    private final ResetLog log;
    private final Cancellation cancellation;
    private String current;

    JdbcReset(JdbcDialect database, ResetOrder order, Driver driver, ResetLog log, Cancellation cancellation) {
        this.database = database;
        this.order = order;
        this.driver = driver;
        this.log = log;
        this.cancellation = cancellation;
    }

    /** A change and the account that it is about; null when that is not there. */
    private record Planned(AccountChange change, Account account) {}

    List<AccountOutcome> run() throws ResetException {
        Connection connection = connect();
        try {
            cancellation.opened(connection);
            return change(connection);
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw brokenOff();
            }
            rollBack(connection);
            throw new ResetException(
                    ResetProblem.REFUSED, current == null ? order.address().toString() : current, details(e));
        } catch (CancellationException e) {
            throw brokenOff();
        } catch (ResetException e) {
            rollBack(connection);
            throw e;
        } finally {
            close(connection);
        }
    }

    private Connection connect() throws ResetException {
        Properties properties = database.settings(order);
        properties.setProperty("user", order.adminUser());
        properties.setProperty("password", order.adminPassword());
        try {
            Connection connection = driver.connect(database.url(order.address()), properties);
            if (connection == null) {
                throw new ResetException(
                        ResetProblem.UNREACHABLE,
                        order.address().toString(),
                        driver.getClass().getName() + " does not take the address");
            }
            return connection;
        } catch (SQLException e) {
            throw database.isLoginRefusal(e)
                    ? new ResetException(ResetProblem.LOGIN_REFUSED, order.adminUser(), details(e))
                    : new ResetException(
                            ResetProblem.UNREACHABLE, order.address().toString(), details(e));
        }
    }

    private List<AccountOutcome> change(Connection connection) throws SQLException, ResetException {
        connection.setAutoCommit(!database.allOrNothing());
        database.prepare(connection, order);
        List<Planned> plan = plan(connection);
        List<AccountOutcome> outcomes = new ArrayList<>();
        for (Planned planned : plan) {
            cancellation.check();
            AccountOutcome outcome = change(connection, planned);
            outcomes.add(outcome);
            if (!database.allOrNothing()) {
                log.changed(outcome);
            }
        }
        if (database.allOrNothing()) {
            commit(connection);
            outcomes.forEach(log::changed);
        }
        return outcomes;
    }

    private List<Planned> plan(Connection connection) throws SQLException, ResetException {
        List<Planned> plan = new ArrayList<>();
        for (AccountChange change : order.changes()) {
            current = change.user();
            cancellation.check();
            // No database has such a name, and some would cut it short there.
            boolean impossible = change.user().indexOf('\0') >= 0;
            plan.add(new Planned(change, impossible ? null : database.find(connection, change.user())));
        }
        current = null;
        String unknown = plan.stream()
                .filter(planned -> planned.account() == null && planned.change().action() != AccountAction.DROP)
                .map(planned -> planned.change().user())
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new ResetException(ResetProblem.ACCOUNT_UNKNOWN, unknown);
        }
        for (Planned planned : plan) {
            ResetProblem hindrance = planned.account() == null
                    ? null
                    : planned.account().hindrances().get(planned.change().action());
            if (hindrance != null) {
                throw new ResetException(hindrance, planned.change().user());
            }
        }
        return plan;
    }

    private AccountOutcome change(Connection connection, Planned planned) throws SQLException {
        AccountChange change = planned.change();
        if (planned.account() == null) {
            return new AccountOutcome(change.user(), AccountOutcome.Done.ALREADY_ABSENT);
        }
        if (change.action() == AccountAction.LOCK && planned.account().locked()) {
            return new AccountOutcome(change.user(), AccountOutcome.Done.ALREADY_LOCKED);
        }
        current = change.user();
        for (String sql : database.statements(planned.account(), change)) {
            execute(connection, sql, order);
        }
        current = null;
        return new AccountOutcome(
                change.user(),
                switch (change.action()) {
                    case RESET -> AccountOutcome.Done.RESET;
                    case LOCK -> AccountOutcome.Done.LOCKED;
                    case DROP -> AccountOutcome.Done.DROPPED;
                });
    }

    static void execute(Connection connection, String sql, ResetOrder order) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A name may look like one of JDBC's own escapes.
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout((int) order.statementTimeout().toSeconds());
            statement.execute(sql);
        }
    }

    private void commit(Connection connection) throws ResetException {
        cancellation.committing();
        try {
            connection.commit();
        } catch (SQLException e) {
            boolean answered = e.getSQLState() != null && !e.getSQLState().startsWith("08");
            throw new ResetException(
                    answered ? ResetProblem.REFUSED : ResetProblem.OUTCOME_UNKNOWN,
                    order.address().toString(),
                    details(e));
        }
    }

    private CancellationException brokenOff() {
        if (database.allOrNothing() || current == null) {
            log.rolledBack();
        } else {
            log.brokenOff(current);
        }
        return new CancellationException();
    }

    private void rollBack(Connection connection) {
        if (!database.allOrNothing()) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is closed next, and that rolls back as well.
            return;
        }
    }

    /** What was committed stays so, even when the farewell fails. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            return;
        }
    }

    /** Databases do quote statements in their messages. */
    private String details(SQLException e) {
        String text = String.valueOf(e.getMessage());
        for (AccountChange change : order.changes()) {
            text = without(text, change.password());
        }
        text = without(text, order.adminPassword())
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return text.length() <= LONGEST_DETAILS ? text : text.substring(0, LONGEST_DETAILS - 1) + "…";
    }

    private static String without(String text, String secret) {
        return secret == null || secret.isEmpty() ? text : text.replace(secret, "****");
    }
}
