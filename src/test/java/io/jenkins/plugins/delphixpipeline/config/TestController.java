package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import okhttp3.OkHttpClient;

/** A controller that has no proxy and takes each turn at once; what a test is about it says itself. */
public abstract class TestController implements Controller, TaskScheduler {
    @Override
    public OkHttpClient httpClient(boolean useProxy) {
        return new OkHttpClient();
    }

    @Override
    public TaskScheduler scheduler() {
        return this;
    }

    @Override
    public ThreadFactory threads(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public boolean fips() {
        return false;
    }

    @Override
    public void soon(Runnable turn) {
        turn.run();
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        // Whoever needs what is planned for later says so.
    }

    @Override
    public boolean maySubmit() {
        return true;
    }
}
