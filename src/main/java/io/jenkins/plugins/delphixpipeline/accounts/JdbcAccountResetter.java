package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.sql.Driver;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is the same for all databases that are reached over JDBC. */
abstract class JdbcAccountResetter extends JdbcDialect {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final long LONGEST_FAREWELL_SECONDS = 10;

    @Override
    public final boolean fits(String type, String jdbcUrl) {
        return typePrefixes().stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith)
                || jdbcUrl != null && jdbcUrl.startsWith("jdbc:" + databaseType() + ":");
    }

    @Override
    public String jdbcUrl(DatabaseAddress address) {
        return url(address);
    }

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
