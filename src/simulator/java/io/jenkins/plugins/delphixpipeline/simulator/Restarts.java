package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.api.EngineFront;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lost sessions, restarts and a wrong clock. */
final class Restarts implements Faults.EngineControl, AutoCloseable {

    private final Supplier<EngineState> state;
    private final Supplier<EngineFront> front;
    private final Supplier<HttpServer> server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-engine-restart");
        thread.setDaemon(true);
        return thread;
    });

    Restarts(Supplier<EngineState> state, Supplier<EngineFront> front, Supplier<HttpServer> server) {
        this.state = state;
        this.front = front;
        this.server = server;
    }

    @Override
    public void expireSessions() {
        state.get().sessions().endAll();
    }

    @Override
    public void restart(Duration outage, Faults.JobsAfterRestart jobs) {
        server.get().refuse(true);
        front.get().booting(true);
        server.get().dropConnections();
        expireSessions();
        if (jobs == Faults.JobsAfterRestart.FAIL) {
            failJobs();
        }
        try {
            timer.schedule(() -> server.get().refuse(false), outage.toMillis() / 2, TimeUnit.MILLISECONDS);
            timer.schedule(() -> front.get().booting(false), outage.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // switched off for good: it stays down
        }
    }

    @Override
    public void skewClock(Duration ahead) {
        state.get().clock().skew(ahead);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void failJobs() {
        synchronized (state.get()) {
            JobFailure why = new JobFailure(
                    "exception.job.engine.restarted", "The engine was restarted while the job ran.", "Start it again.");
            List.copyOf(state.get().jobs().all())
                    .forEach((Job job) -> state.get().jobs().fail(job, why));
        }
    }
}
