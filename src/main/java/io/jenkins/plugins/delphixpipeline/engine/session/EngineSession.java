package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one session that all threads speak in. Who is turned away logs in again, once, while the others wait. That the engine
 * itself, or its container, turned a submission away is looked into before it is sent again; from anybody else it means
 * nothing at all.
 */
public final class EngineSession implements EngineReader {
    private static final Pattern REFERENCE = Pattern.compile("/([A-Z][A-Z0-9_]*-\\d+)");
    private static final int MOST_RENEWALS = 4;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final WebClient web;
    private final EngineAnswers answers;
    private final EngineLogins logins;
    private final EngineClock clock;

    public EngineSession(WebClient web, LoginSource source) {
        this(web, source, System::nanoTime);
    }

    /** @param nanos counts on whatever happens to the clock of the computer */
    public EngineSession(WebClient web, LoginSource source, LongSupplier nanos) {
        this.web = web;
        this.answers = new EngineAnswers(web.settings().url(), nanos);
        this.logins = new EngineLogins(answers, source);
        this.clock = new EngineClock(this, answers.clock());
    }

    private EngineSession(WebClient web, EngineSession shared) {
        this.web = web;
        this.answers = shared.answers;
        this.logins = shared.logins;
        this.clock = shared.clock;
    }

    /** The same session for somebody with other time limits. */
    public EngineSession by(WebClient other) {
        return new EngineSession(other, this);
    }

    @Override
    public EngineLogin login() {
        return logins.login(web);
    }

    /** Which engine it is; the same one as long as the session lives. */
    public BackEndIdentity identity() {
        return logins.identity(this);
    }

    /** Whether the address leads to another engine by now, so that nothing is asked any more. */
    public boolean hasMoved() {
        return logins.haveMoved();
    }

    public void logout() {
        logins.logout(web);
    }

    public EngineClock clock() {
        return clock;
    }

    public ApiVersion version() {
        return login().version();
    }

    /** Self-Service moved: {@code /jetstream} up to API 1.9.1, {@code /selfservice} from 1.9.2 on. */
    public String selfService(String path) {
        return (version().atLeast(1, 9, 2) ? "/selfservice" : "/jetstream") + path;
    }

    String url() {
        return answers.url();
    }

    public Contact contact() {
        return web.settings().contact();
    }

    @Override
    public <T> T read(WebRequest request, ResultReader<T> reader) {
        AnswerReader<Envelope<T>> envelope = answers.envelope(reader);
        EngineLogin login = login();
        Envelope<T> answer = web.read(authorized(request, login), envelope);
        for (int renewals = 0; renewals < MOST_RENEWALS && mayHaveExpired(answer, login); renewals++) {
            // The new session may end as well before it is used, when an engine forgets all its sessions.
            login = logins.renew(web, login);
            answer = web.read(authorized(request, login), envelope);
        }
        return orThrow(answer, request).result();
    }

    /**
     * The same of something that a session has for itself, and that is gone with it.
     *
     * @return empty when it was asked of a session that had ended; by then there is a new one
     */
    public <T> Optional<T> readUnlessRenewed(WebRequest request, ResultReader<T> reader) {
        EngineLogin login = login();
        Envelope<T> answer = web.read(authorized(request, login), answers.envelope(reader));
        if (mayHaveExpired(answer, login)) {
            logins.renew(web, login);
            return Optional.empty();
        }
        return Optional.of(orThrow(answer, request).result());
    }

    public <T> List<T> list(WebRequest request, Class<T> type) {
        return read(request, ResultReader.list(type));
    }

    /**
     * A change that is asked for exactly once; its mark travels in the user agent.
     *
     * @param leftTraces whether anything on the engine may be this change's work; asked before it is sent again
     */
    public Envelope<String> submit(WebRequest request, String correlation, BooleanSupplier leftTraces) {
        AnswerReader<Envelope<String>> envelope = answers.envelope(ResultReader.reference());
        WebRequest marked =
                request.header("User-Agent", Correlation.agent(web.settings().userAgent(), correlation));
        EngineLogin login = loginThatIsAlive();
        Envelope<String> answer = web.send(authorized(marked, login), envelope);
        for (int renewals = 0; renewals < MOST_RENEWALS && mayHaveExpired(answer, login); renewals++) {
            login = renewUnlessCarriedOut(request, answer, login, leftTraces);
            answer = web.send(authorized(marked, login), envelope);
        }
        if (answer.isError() && !answer.isFromEngine()) {
            throw lost(request, answer, null);
        }
        return orThrow(answer, request);
    }

    /** What would be turned away would have to be looked for; so a session that may have expired is tried out first. */
    private EngineLogin loginThatIsAlive() {
        EngineLogin login = login();
        if (clock.nanos() - answers.heardAt() > IDLE.toNanos()) {
            read(WebRequest.get("/user/current"), ResultReader.tree());
            login = login();
        }
        return login;
    }

    private EngineLogin renewUnlessCarriedOut(
            WebRequest request, Envelope<?> answer, EngineLogin login, BooleanSupplier leftTraces) {
        if (!answer.isFromEngine() && !answer.isLoginPage()) {
            throw lost(request, answer, null);
        }
        try {
            EngineLogin renewed = logins.renew(web, login);
            if (!leftTraces.getAsBoolean()) {
                return renewed;
            }
        } catch (PlatformException e) {
            // What another engine turned away was not carried out either.
            throw answer.isFromEngine() || e.kind() == Problem.Kind.ELSEWHERE ? e : lost(request, answer, e);
        }
        throw lost(request, answer, null);
    }

    /** The engine says that nobody is logged in; or somebody turns us away whose login is old enough to have expired. */
    private boolean mayHaveExpired(Envelope<?> answer, EngineLogin login) {
        return answer.isTurnedAway() && (answer.isNotLoggedIn() || !login.isFresh(clock.nanos()));
    }

    private PlatformException lost(WebRequest request, Envelope<?> answer, Throwable cause) {
        return new PlatformException(stranger(Problem.OUTCOME_UNKNOWN, request, answer), cause);
    }

    private Failure stranger(Problem problem, WebRequest request, Envelope<?> answer) {
        return Failure.of(problem, url() + EngineAnswers.PATH + request.path())
                .withDetails(Refusal.details(answer.error()))
                .at(BackEndKind.ENGINE);
    }

    private static WebRequest authorized(WebRequest request, EngineLogin login) {
        return request.below(EngineAnswers.PATH).header("Cookie", login.cookie());
    }

    private <T> Envelope<T> orThrow(Envelope<T> answer, WebRequest request) {
        if (!answer.isError()) {
            return answer;
        }
        if (answer.isFromEngine()) {
            Matcher reference = REFERENCE.matcher(request.path());
            throw Refusal.of(answer, reference.find() ? reference.group(1) : request.path());
        }
        // An engine that forgets its sessions is one that restarts; anybody else is none of it.
        Problem problem = answer.isLoginPage() ? Problem.HOST_UNREACHABLE : Problem.ANSWER_UNREADABLE;
        throw new PlatformException(stranger(problem, request, answer));
    }
}
