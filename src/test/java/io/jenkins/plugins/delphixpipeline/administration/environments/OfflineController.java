package io.jenkins.plugins.delphixpipeline.administration.environments;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.OpenWorkDisk;
import io.jenkins.plugins.delphixpipeline.config.TestController;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;

/** A controller with one job, on which whoever asks for a credential fails the test. It keeps its open work over restarts. */
class OfflineController extends TestController {
    private final Job<?, ?> job;
    private final OpenWorkDisk disk = new OpenWorkDisk();

    OfflineController(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        throw new AssertionError("a credential was asked for");
    }

    @Override
    public Item item(String fullName) {
        return job;
    }

    @Override
    public OpenWorkStore openWork() {
        return disk;
    }
}
