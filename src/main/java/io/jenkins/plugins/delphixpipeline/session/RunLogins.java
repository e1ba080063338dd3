package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * Looks the credential up again whenever a session needs it, as the run that used the session last sees it, so that a
 * rotated password takes effect. Keeps neither the secret nor, when nobody else does, the run.
 */
final class RunLogins implements LoginSource {
    private static final int MOST_USERS = 8;

    private final String credentialsId;
    private final String url;
    private final String user;
    /** The latest first. A session is shared: when one run was deleted or may no longer see the credential, another may. */
    private final Deque<CredentialUser> users = new ArrayDeque<>();

    /** @param user whose session it is; a login of somebody else is refused, since others rely on the session too */
    RunLogins(String credentialsId, String url, String user) {
        this.credentialsId = credentialsId;
        this.url = url;
        this.user = user;
    }

    String credentialsId() {
        return credentialsId;
    }

    void usedBy(CredentialUser latest) {
        synchronized (users) {
            users.removeIf(known -> known.id().equals(latest.id()));
            users.addFirst(latest);
            while (users.size() > MOST_USERS) {
                users.removeLast();
            }
        }
    }

    @Override
    public Login login() {
        Login login = latestUsers().stream()
                .map(who -> who.login(credentialsId, url))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> gone(Messages.RunLogins_credentialGone(credentialsId)));
        if (!login.user().equals(user)) {
            throw gone(Messages.RunLogins_otherUser(credentialsId));
        }
        return login;
    }

    private List<CredentialUser> latestUsers() {
        synchronized (users) {
            return List.copyOf(users);
        }
    }

    private PlatformException gone(String details) {
        return new PlatformException(Failure.of(Problem.CREDENTIAL_GONE, url).withDetails(details));
    }
}
