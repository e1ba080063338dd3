package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.steps.accounts.FreshAccount;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * Waits until the database of an environment answers a login, by one short try after the other. A try blocks and has a thread
 * of its own; between two tries there is none.
 */
final class DatabaseLogin {
    private final Controller controller;
    private final String threadName;
    private final Callable<Use> use;
    private final FreshAccount account;
    private final Ending ending;
    private Thread trying;
    private boolean over;

    /** Told once, on a thread that may block. */
    interface Ending {
        void answered();

        void failed(Exception reason);
    }

    /** @param use looked up anew for each try, as the agent may have come back on another connection */
    DatabaseLogin(String threadName, Callable<Use> use, FreshAccount account, Ending ending) throws Exception {
        this.controller = use.call().connections().controller();
        this.threadName = threadName;
        this.use = use;
        this.account = account;
        this.ending = ending;
    }

    synchronized void attempt() {
        if (!over) {
            trying = controller.threads(threadName).newThread(this::once);
            trying.start();
        }
    }

    private void once() {
        try {
            Optional<Duration> pause = use.call().attempt(account);
            if (pause.isPresent()) {
                controller.scheduler().later(pause.get(), this::attempt);
            } else if (end()) {
                ending.answered();
            }
        } catch (Exception e) {
            if (end()) {
                ending.failed(e);
            }
        }
    }

    /** Ends at once, whatever the database does; a try that is under way is left to end by itself. */
    void stop() {
        if (end()) {
            controller.scheduler().soon(() -> ending.failed(new CancellationException()));
        }
    }

    /** Whether this is the first end of it. */
    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        if (trying != null && trying != Thread.currentThread()) {
            trying.interrupt();
        }
        return first;
    }
}
