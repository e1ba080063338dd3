package io.jenkins.plugins.delphixpipeline.config;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.lang.ref.WeakReference;

/**
 * Looks the credential up again whenever a session needs it, as the run that used the session last sees it, so that a
 * rotated password takes effect. Keeps neither the secret nor, when nobody else does, the run.
 */
final class RunLogins implements LoginSource {
    private final Controller controller;
    private final String credentialsId;
    private final String url;
    private final String user;
    private volatile User lastUser;

    /** A run that uses the session. */
    private record User(String id, WeakReference<Run<?, ?>> run) {}

    /** @param user whose session it is; a login of somebody else is refused, since others rely on the session too */
    RunLogins(Controller controller, String credentialsId, String url, String user) {
        this.controller = controller;
        this.credentialsId = credentialsId;
        this.url = url;
        this.user = user;
    }

    void usedBy(Run<?, ?> run) {
        lastUser = new User(run.getExternalizableId(), new WeakReference<>(run));
    }

    @Override
    public Login login() {
        Run<?, ?> run = run();
        Login login = run == null ? null : controller.login(run, credentialsId, url);
        if (login == null) {
            throw refused(Messages.RunLogins_credentialGone(credentialsId));
        }
        if (!login.user().equals(user)) {
            throw refused(Messages.RunLogins_otherUser(credentialsId));
        }
        return login;
    }

    private Run<?, ?> run() {
        User user = lastUser;
        Run<?, ?> run = user.run().get();
        return run == null ? controller.run(user.id()) : run;
    }

    private PlatformException refused(String details) {
        return new PlatformException(Failure.of(Problem.LOGIN_REFUSED, url).withDetails(details));
    }
}
