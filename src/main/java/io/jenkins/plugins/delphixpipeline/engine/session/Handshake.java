package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.engine.wire.About;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.engine.wire.User;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.product.Product;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a session and logs in. Engine API: {@code POST /session} names the version to speak, {@code POST /login} brings a
 * new cookie that replaces the first.
 */
final class Handshake {
    /** The newest version that this client was tested with. */
    static final ApiVersion NEWEST_TESTED = new ApiVersion(1, 11, 26);

    /** Engine 5.0; older ones describe a source's state in another way. */
    static final ApiVersion OLDEST_SUPPORTED = new ApiVersion(1, 7, 0);

    /** Every engine that is still met accepts it, and it is enough to ask what the engine can do. */
    private static final ApiVersion GREETING = new ApiVersion(1, 3, 0);

    /**
     * Engine API: outside the path of all other calls. The first takes a token of OAuth 2.0, the second one that the vendor's
     * sign-on gave for an API key; a token does not tell which of them it is.
     */
    private static final List<String> TOKEN_LOGINS =
            List.of("/virtualization/api/oauth2-login", "/sso/virtualization/api/login");

    private static final int MOST_ATTEMPTS = 4;

    private final WebClient web;
    private final EngineAnswers answers;
    private String cookie;
    private boolean askedForSession;

    Handshake(WebClient web, EngineAnswers answers) {
        this.web = web;
        this.answers = answers;
    }

    /** @param known from an earlier login; null the first time, or when the engine may have changed */
    EngineLogin perform(LoginSource.Login login, EngineLogin known) {
        for (int attempt = 1; ; attempt++) {
            try {
                return greetAndLogIn(login, known);
            } catch (PlatformException e) {
                // What was an engine before is one still, whatever a proxy says now.
                throw known == null ? Product.ENGINE.missed(web, e) : e;
            } catch (SessionLostException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw turnedAway(e, known == null);
                }
            }
        }
    }

    private PlatformException turnedAway(SessionLostException e, boolean unknown) {
        Problem problem = unknown && e.byStranger ? Problem.ANSWER_UNREADABLE : Problem.HOST_UNREACHABLE;
        Failure failure = Failure.of(problem, answers.url()).withDetails(e.getMessage());
        return Product.ENGINE.missed(web, new PlatformException(failure, e));
    }

    private EngineLogin greetAndLogIn(LoginSource.Login login, EngineLogin known) {
        cookie = null;
        About about = known == null ? null : known.about();
        if (about != null && !open(choose(about)).isEmpty()) {
            about = null;
        }
        if (about == null) {
            about = greet();
        }
        long begin = answers.clock().nanos();
        User user = login.isKey() ? logInByToken(login, choose(about)) : logIn(login);
        if (cookie == null || user.reference() == null) {
            throw new PlatformException(Failure.of(Problem.ANSWER_UNREADABLE, answers.url())
                    .withDetails("a login without a session or without a user"));
        }
        return new EngineLogin(cookie, about, choose(about), user, begin);
    }

    /** Most engines speak the version that is wanted; only the others are greeted in one that all of them know. */
    private About greet() {
        boolean speaksNewest = open(NEWEST_TESTED).isEmpty();
        if (!speaksNewest) {
            cookie = null;
            refuseUnless(open(GREETING));
        }
        Envelope<About> answer = call(WebRequest.get("/about"), ResultReader.one(About.class));
        if (answer.isError()) {
            throw Refusal.of(answer, answers.url());
        }
        ApiVersion chosen = choose(answer.result());
        if (!speaksNewest || !chosen.equals(NEWEST_TESTED)) {
            refuseUnless(open(chosen));
        }
        return answer.result();
    }

    /** Engine API: whatever error the engine itself answers to a login is a refusal, such as of a locked account. */
    private User logIn(LoginSource.Login login) {
        Map<String, Object> body = Body.of("LoginRequest")
                .put("username", login.user())
                .put("password", login.password())
                .put("target", "DOMAIN")
                .map();
        Envelope<String> answer = ask(WebRequest.post("/login", body), ResultReader.reference());
        if (!answer.isError()) {
            return new User(answer.result(), login.user(), null);
        }
        if (answer.isLoginPage() || answer.isFromEngine() && answer.isTurnedAway() && isSessionGone()) {
            throw new SessionLostException(answer);
        }
        Problem problem = answer.isFromEngine() ? Problem.LOGIN_REFUSED : Problem.ANSWER_UNREADABLE;
        throw new PlatformException(
                Refusal.failure(problem, answer.error(), answers.url()).withCandidates(List.of(login.user())));
    }

    /** Engine API: behind a single sign-on, what names the version of a session logs in as well. Whose a token is the engine tells. */
    private User logInByToken(LoginSource.Login login, ApiVersion version) {
        Set<String> refusals = new LinkedHashSet<>();
        for (String path : TOKEN_LOGINS) {
            WebRequest request = WebRequest.post(path, session(version)).header("Authorization", bearer(login));
            int status = web.read(withCookie(request), answer -> {
                answers.sessionCookie(answer).ifPresent(fresh -> cookie = fresh);
                return answer.status();
            });
            Envelope<User> whose = ask(WebRequest.get("/user/current"), ResultReader.one(User.class));
            if (!whose.isError()) {
                return whose.result();
            }
            refusals.add("HTTP " + status);
        }
        throw new PlatformException(
                Failure.of(Problem.KEY_REFUSED, answers.url()).withDetails(String.join(", ", refusals)));
    }

    /** People keep a token as a header has it, or alone. */
    private static String bearer(LoginSource.Login login) {
        return "Bearer " + login.password().strip().replaceFirst("(?i)^bearer\\s+", "");
    }

    /**
     * The engine may have forgotten the session between greeting and login. It is asked, and only once in a handshake: each
     * further login may be one too many for an account.
     */
    private boolean isSessionGone() {
        if (askedForSession) {
            return false;
        }
        askedForSession = true;
        return ask(WebRequest.get("/session"), ResultReader.anything()).isError();
    }

    private ApiVersion choose(About about) {
        if (about == null || about.apiVersion() == null) {
            throw new PlatformException(Failure.of(Problem.ANSWER_UNREADABLE, answers.url())
                    .withDetails("it does not tell which version of the engine's API it speaks"));
        }
        ApiVersion theirs = about.apiVersion();
        if (theirs.compareTo(OLDEST_SUPPORTED) < 0) {
            throw new PlatformException(
                    Failure.of(Problem.VERSION_UNSUPPORTED, answers.url()).withDetails("API " + theirs));
        }
        return theirs.compareTo(NEWEST_TESTED) < 0 ? theirs : NEWEST_TESTED;
    }

    /** @return the engine's reason for not speaking this version; empty when it does */
    private Optional<PlatformException> open(ApiVersion version) {
        Envelope<Void> answer = call(WebRequest.post("/session", session(version)), ResultReader.anything());
        return answer.isError() ? Optional.of(Refusal.of(answer, answers.url())) : Optional.empty();
    }

    private static Map<String, Object> session(ApiVersion version) {
        return Body.of("APISession")
                .put(
                        "version",
                        Body.of("APIVersion")
                                .put("major", version.major())
                                .put("minor", version.minor())
                                .put("micro", version.micro()))
                .put("locale", "en-US")
                .put("client", "delphix-pipeline")
                .map();
    }

    private static void refuseUnless(Optional<PlatformException> opened) {
        opened.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private <T> Envelope<T> call(WebRequest request, ResultReader<T> reader) {
        Envelope<T> answer = ask(request, reader);
        if (answer.isTurnedAway()) {
            throw new SessionLostException(answer);
        }
        return answer;
    }

    private <T> Envelope<T> ask(WebRequest request, ResultReader<T> reader) {
        AnswerReader<Envelope<T>> envelope = answers.envelope(reader);
        return web.read(withCookie(request.below(EngineAnswers.PATH)), answer -> {
            Envelope<T> read = envelope.read(answer);
            answers.sessionCookie(answer).ifPresent(fresh -> cookie = fresh);
            return read;
        });
    }

    private WebRequest withCookie(WebRequest request) {
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    /** An engine that restarts or forgets its sessions may do so between a greeting and its login. */
    private static final class SessionLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Neither the engine nor its container. */
        private final boolean byStranger;

        SessionLostException(Envelope<?> answer) {
            super(Refusal.details(answer.error()));
            byStranger = !answer.isFromEngine() && !answer.isLoginPage();
        }
    }
}
