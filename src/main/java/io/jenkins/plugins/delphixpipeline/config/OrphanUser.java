package io.jenkins.plugins.delphixpipeline.config;

import hudson.model.Item;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.util.Set;

/**
 * Work whose run does not come back. What an administrator gave to the connection is looked up for the whole Jenkins, what a
 * step named only where its job could see it: in the job, and where that is gone in the folder around it.
 */
final class OrphanUser implements CredentialUser {
    private final Controller controller;
    private final String job;
    private final Set<String> ofConnection;

    /** @param ofConnection ids that an administrator chose */
    OrphanUser(Controller controller, String job, Set<String> ofConnection) {
        this.controller = controller;
        this.job = job;
        this.ofConnection = ofConnection;
    }

    @Override
    public String id() {
        return "open-work:" + job;
    }

    @Override
    public String job() {
        return job;
    }

    @Override
    public LoginSource.Login login(String credentialsId, String url) {
        if (ofConnection.contains(credentialsId)) {
            LoginSource.Login login = controller.systemLogin(credentialsId, url);
            if (login != null) {
                return login;
            }
        }
        for (String name = job; !name.isEmpty(); name = parent(name)) {
            Item item = controller.item(name);
            LoginSource.Login login = item == null ? null : controller.login(item, credentialsId, url);
            if (login != null) {
                return login;
            }
        }
        return null;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
