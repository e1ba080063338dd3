package io.jenkins.plugins.delphixpipeline.administration.environments;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.TestController;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.util.List;

/** A controller with one job, on which whoever asks for a credential fails the test. It keeps its open work over restarts. */
class OfflineController extends TestController {
    private final Job<?, ?> job;
    private List<OpenWork> disk = List.of();

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
        return new OpenWorkStore() {
            @Override
            public List<OpenWork> read() {
                return disk;
            }

            @Override
            public void write(List<OpenWork> all) {
                disk = all;
            }
        };
    }
}
