package io.jenkins.plugins.delphixpipeline.simulator.dct;

import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.api.EngineFront;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lost logins, restarts and a wrong clock. Work goes on through a restart: the engines do it. */
final class DctControl implements Faults.EngineControl, AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-dct-restart");
        thread.setDaemon(true);
        return thread;
    });
    private DctState state;
    private EngineFront front;
    private HttpServer server;

    void over(DctState controlled, EngineFront itsFront, HttpServer itsServer) {
        state = controlled;
        front = itsFront;
        server = itsServer;
    }

    @Override
    public void expireSessions() {
        synchronized (state) {
            state.accounts().endTokens();
        }
    }

    @Override
    public void restart(Duration outage, Faults.JobsAfterRestart jobs) {
        server.refuse(true);
        front.booting(true);
        server.dropConnections();
        try {
            timer.schedule(() -> server.refuse(false), outage.toMillis() / 2, TimeUnit.MILLISECONDS);
            timer.schedule(() -> front.booting(false), outage.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // switched off for good: it stays down
        }
    }

    @Override
    public void skewClock(Duration ahead) {
        state.times().skew(ahead);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
