package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.http.LoginGuard;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import java.time.Duration;
import java.util.Map;

/** The login of all who speak to an engine as the same user, however patient each of them is. */
final class EngineLogins {
    private static final Duration LOGOUT = Duration.ofSeconds(5);

    private final EngineAnswers answers;
    private final LoginGuard<EngineLogin> guard;
    private final EngineIdentity identity;

    EngineLogins(EngineAnswers answers, LoginSource source) {
        this.answers = answers;
        this.guard = new LoginGuard<>(source, BackEndKind.ENGINE, EngineLogin::info);
        this.identity = new EngineIdentity(answers);
    }

    /** Logs in where that is still to be done. */
    EngineLogin login(WebClient web) {
        return guard.current(login -> perform(web, login, null));
    }

    EngineLogin renew(WebClient web, EngineLogin stale) {
        return guard.renew(stale, login -> perform(web, login, stale));
    }

    private EngineLogin perform(WebClient web, LoginSource.Login login, EngineLogin stale) {
        identity.requireUnmoved();
        return identity.checked(new Handshake(web, answers).perform(login, stale), web);
    }

    /** Which engine it is; the same one as long as the session lives. */
    BackEndIdentity identity(EngineReader session) {
        return identity.of(session, guard);
    }

    boolean haveMoved() {
        return identity.hasMoved();
    }

    /** Says that the session is no longer needed, if there is one; it would end by itself. */
    void logout(WebClient web) {
        EngineLogin last = guard.forget();
        if (last == null) {
            return;
        }
        WebRequest request = WebRequest.post(EngineAnswers.PATH + "/logout", Map.of())
                .header("Cookie", last.cookie())
                .answeredWithin(LOGOUT)
                .retriedFor(Duration.ZERO);
        try {
            web.read(request, answers.envelope(ResultReader.reference()));
        } catch (PlatformException alreadyGone) {
            // Whoever cannot be reached, or has forgotten us, has nothing to keep.
        }
    }
}
