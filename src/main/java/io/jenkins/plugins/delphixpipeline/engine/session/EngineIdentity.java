package io.jenkins.plugins.delphixpipeline.engine.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.LoginGuard;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.function.Supplier;

/**
 * Which engine one session speaks to. It is asked when somebody wants to know, and from then on in each new login before
 * anything else is: an address may come to lead to another engine, where the references that are in use denote other things.
 */
final class EngineIdentity {
    private static final WebRequest SYSTEM = WebRequest.get("/system");

    private final EngineAnswers answers;
    private volatile BackEndIdentity known;
    private volatile boolean moved;

    EngineIdentity(EngineAnswers answers) {
        this.answers = answers;
    }

    boolean hasMoved() {
        return moved;
    }

    /** @throws PlatformException {@link Problem#OTHER_BACK_END} */
    void requireUnmoved() {
        if (moved) {
            throw new PlatformException(Failure.of(Problem.OTHER_BACK_END, known.toString()));
        }
    }

    /**
     * @param session asks, and logs in again where that is needed
     * @param logins tells the login in use; another one in between may be of another engine
     */
    BackEndIdentity of(EngineReader session, LoginGuard<EngineLogin> logins) {
        requireUnmoved();
        if (known != null) {
            // Whoever is turned away now has to hear that, even if he was let in before.
            session.login();
        }
        while (known == null) {
            EngineLogin before = session.login();
            BackEndIdentity asked = asked(() -> session.read(SYSTEM, ResultReader.tree()));
            logins.whileCurrent(before, () -> known = known == null ? asked : known);
        }
        return known;
    }

    /** @throws PlatformException {@link Problem#OTHER_BACK_END} when the login is of another engine than those before it */
    EngineLogin checked(EngineLogin fresh, WebClient web) {
        BackEndIdentity first = known;
        if (first == null) {
            return fresh;
        }
        WebRequest request = SYSTEM.below(EngineAnswers.PATH).header("Cookie", fresh.cookie());
        BackEndIdentity now = asked(() -> {
            Envelope<JsonNode> answer = web.read(request, answers.envelope(ResultReader.tree()));
            if (answer.isFromEngine()) {
                throw Refusal.of(answer, answers.url());
            }
            if (answer.isError()) {
                // Somebody in between says nothing of which engine is behind it.
                throw new PlatformException(Failure.of(Problem.ANSWER_UNREADABLE, answers.url())
                        .withDetails(Refusal.details(answer.error())));
            }
            return answer.result();
        });
        if (!now.isSameAs(first)) {
            moved = true;
            throw new PlatformException(
                    Failure.of(Problem.OTHER_BACK_END, first.toString()).withDetails(now.toString()));
        }
        return fresh;
    }

    /** A login that may not ask knows the engine by its address alone. */
    private BackEndIdentity asked(Supplier<JsonNode> question) {
        try {
            return named(question);
        } catch (PlatformException e) {
            // Something else may have gone wrong for a moment, and what is not asked now is not asked again in this
            // session.
            return mayBeForbidden(e) ? askedAgain(question) : refused(e);
        }
    }

    private BackEndIdentity askedAgain(Supplier<JsonNode> question) {
        try {
            return named(question);
        } catch (PlatformException e) {
            return refused(e);
        }
    }

    private BackEndIdentity named(Supplier<JsonNode> question) {
        return BackEndIdentity.of(question.get().path("uuid").asText(null), answers.url());
    }

    private BackEndIdentity refused(PlatformException e) {
        if (!mayBeForbidden(e)) {
            throw e;
        }
        return BackEndIdentity.of(null, answers.url());
    }

    /** Engine API: in which of these ways it refuses what a login may not ask is in no source. */
    private static boolean mayBeForbidden(PlatformException e) {
        return e.kind() == Problem.Kind.REFUSED
                || e.kind() == Problem.Kind.NOT_FOUND
                || e.problem() == Problem.NOT_PERMITTED;
    }
}
