package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.SingleFlight;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one session that all threads speak in. Who is turned away logs in again, once, while the others wait; a request that
 * was turned away was not carried out, so that this holds for submissions too.
 */
final class EngineSession {
    private static final Pattern REFERENCE = Pattern.compile("/([A-Z][A-Z0-9_]*-\\d+)");

    /** How far back {@link #time} reaches, to be on the safe side. */
    static final Duration MARGIN = Duration.ofSeconds(2);

    private static final int MOST_RENEWALS = 4;

    private final WebClient web;
    private final EngineAnswers answers;
    private final LoginGuard guard;
    private final SingleFlight<EngineLogin> logins = new SingleFlight<>();
    private volatile EngineLogin current;

    EngineSession(WebClient web, LoginSource source) {
        this.web = web;
        this.answers = new EngineAnswers(web.settings().url());
        this.guard = new LoginGuard(source);
    }

    /** Logs in where that is still to be done. */
    EngineLogin login() {
        EngineLogin login = current;
        return login == null ? renew(null) : login;
    }

    ApiVersion version() {
        return login().version();
    }

    /** Self-Service moved: {@code /jetstream} up to API 1.9.1, {@code /selfservice} from 1.9.2 on. */
    String selfService(String path) {
        return (version().atLeast(1, 9, 2) ? "/selfservice" : "/jetstream") + path;
    }

    /** By the engine's clock, and certainly in the past. */
    Instant time() {
        if (answers.lastDate() == null) {
            login();
        }
        Instant date = answers.lastDate() == null ? Instant.now().minusSeconds(60) : answers.lastDate();
        return date.minus(MARGIN);
    }

    /** By the engine's clock, and certainly not before its last answer, whose date has whole seconds. */
    Instant latest() {
        return time().plus(MARGIN).plusSeconds(1);
    }

    String url() {
        return answers.url();
    }

    Contact contact() {
        return web.settings().contact();
    }

    /** Anything that may be asked twice, whatever its method. */
    <T> T read(WebRequest request, ResultReader<T> reader) {
        AnswerReader<Envelope<T>> envelope = answers.envelope(reader);
        return orThrow(loggedIn(login -> web.read(authorized(request, login), envelope)), request)
                .result();
    }

    <T> List<T> list(WebRequest request, Class<T> type) {
        return read(request, ResultReader.list(type));
    }

    /** A change that is asked for exactly once; its mark travels in the user agent. */
    Envelope<String> submit(WebRequest request, String correlation) {
        AnswerReader<Envelope<String>> envelope = answers.envelope(ResultReader.reference());
        WebRequest marked =
                request.header("User-Agent", Correlation.agent(web.settings().userAgent(), correlation));
        return orThrow(loggedIn(login -> web.send(authorized(marked, login), envelope)), request);
    }

    private <T> Envelope<T> loggedIn(Function<EngineLogin, Envelope<T>> conversation) {
        EngineLogin login = login();
        Envelope<T> answer = conversation.apply(login);
        for (int renewals = 0; answer.isTurnedAway() && !isDenied(answer, login); renewals++) {
            if (renewals == MOST_RENEWALS) {
                return answer;
            }
            // The new session may end as well before it is used, when an engine forgets all its sessions.
            login = renew(login);
            answer = conversation.apply(login);
        }
        return answer;
    }

    /** The engine itself says no to somebody whom it knows. */
    private static boolean isDenied(Envelope<?> answer, EngineLogin login) {
        return answer.isFromEngine() && answer.status() == 403 && login.isFresh();
    }

    private EngineLogin renew(EngineLogin stale) {
        EngineLogin login;
        do {
            login = logins.share(() -> current == stale ? null : current, () -> logIn(stale));
        } while (login == stale);
        return login;
    }

    private EngineLogin logIn(EngineLogin stale) {
        current = guard.login(login -> new Handshake(web, answers).perform(login, stale));
        return current;
    }

    private static WebRequest authorized(WebRequest request, EngineLogin login) {
        return request.below(EngineAnswers.PATH).header("Cookie", login.cookie());
    }

    private static <T> Envelope<T> orThrow(Envelope<T> answer, WebRequest request) {
        if (answer.isError()) {
            Matcher reference = REFERENCE.matcher(request.path());
            throw Refusal.of(answer, reference.find() ? reference.group(1) : request.path());
        }
        return answer;
    }
}
