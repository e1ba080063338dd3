package io.jenkins.plugins.delphixpipeline.accounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;

/**
 * Decides a race: work is either broken off before its commit begins, or its commit is waited for. So it can always be said
 * which it was.
 */
final class Cancellation {
    private Connection connection;
    private boolean cancelled;
    private boolean committing;

    /** @throws CancellationException when it is too late to begin */
    synchronized void opened(Connection fresh) {
        check();
        connection = fresh;
    }

    /** @throws CancellationException when the work is to end */
    synchronized void check() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** @throws CancellationException when nothing may be committed any more */
    synchronized void committing() {
        check();
        committing = true;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Cuts the connection, which ends whatever waits for an answer; the database then rolls back by itself. */
    void cancel() {
        Connection cut;
        synchronized (this) {
            if (committing) {
                return;
            }
            cancelled = true;
            cut = connection;
        }
        if (cut != null) {
            try {
                cut.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("the connection could not be cut: " + e.getSQLState(), e);
            }
        }
    }
}
