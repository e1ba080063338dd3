package io.jenkins.plugins.delphixpipeline.config;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.lang.ref.WeakReference;

/** A run, which is not kept when nobody else keeps it. */
final class RunUser implements CredentialUser {
    private final Controller controller;
    private final String id;
    private final String job;
    private final WeakReference<Run<?, ?>> run;

    RunUser(Controller controller, Run<?, ?> run) {
        this.controller = controller;
        this.id = run.getExternalizableId();
        this.job = run.getParent().getFullName();
        this.run = new WeakReference<>(run);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String job() {
        return job;
    }

    @Override
    public LoginSource.Login login(String credentialsId, String url) {
        Run<?, ?> kept = run.get();
        Run<?, ?> found = kept == null ? controller.run(id) : kept;
        return found == null ? null : controller.login(found, credentialsId, url);
    }
}
