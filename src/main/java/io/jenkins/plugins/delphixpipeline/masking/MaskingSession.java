package io.jenkins.plugins.delphixpipeline.masking;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.LoginGuard;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.product.Product;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one session that all threads speak in. Masking Engine: a login gives a token, which every request carries in the header
 * {@code Authorization} without a scheme; who is answered 401 by the Masking Engine itself logs in again, and that request was
 * not carried out.
 */
final class MaskingSession {
    private static final String BASE = "/masking/api";
    private static final int PAGE = 100;
    /** Masking Engine: what it says to who asks for one page too many. */
    private static final String PAST_THE_END = "is outside of the acceptable range";

    private static final String TOKEN = "Authorization";
    private static final Duration LOGOUT = Duration.ofSeconds(5);

    private final WebClient web;
    private final LoginGuard<MaskingLogin> guard;
    private final ServerClock clock;

    MaskingSession(WebClient web, LoginSource source) {
        this.web = web;
        this.guard = new LoginGuard<>(
                source,
                BackEndKind.MASKING_ENGINE,
                done -> new PlatformInfo(MaskingPlatform.PRODUCT, "", "", done.user()));
        this.clock = new ServerClock(System::nanoTime);
    }

    private MaskingSession(WebClient web, MaskingSession shared) {
        this.web = web;
        this.guard = shared.guard;
        this.clock = shared.clock;
    }

    /** The same session for somebody with other time limits. */
    MaskingSession by(WebClient other) {
        return new MaskingSession(other, this);
    }

    Contact contact() {
        return web.settings().contact();
    }

    String url() {
        return web.settings().url();
    }

    ServerClock clock() {
        if (!clock.isKnown()) {
            login();
        }
        return clock;
    }

    String user() {
        return login().user();
    }

    /** @param expected whether it is the object that was asked for */
    <T> T one(WebRequest request, Class<T> type, Predicate<T> expected) {
        return orThrow(loggedIn(request, body -> object(body, type, expected)), request);
    }

    /** All pages of a list. */
    <T> List<T> list(WebRequest request, Class<T> type) {
        List<T> all = new ArrayList<>();
        for (int number = 1; ; number++) {
            WebRequest one = request.query("page_number", number).query("page_size", PAGE);
            MaskingAnswer<Page<T>> answer = loggedIn(one, body -> page(body, type));
            if (number > 1 && answer.isRefused() && answer.refusal().contains(PAST_THE_END)) {
                return all;
            }
            Page<T> page = orThrow(answer, request);
            all.addAll(page.items());
            if (page.items().isEmpty() || all.size() >= page.total()) {
                return all;
            }
        }
    }

    private record Page<T>(List<T> items, int total) {}

    private static <T> Page<T> page(JsonNode body, Class<T> type) {
        if (!body.path("responseList").isArray() || !body.path("_pageInfo").isObject()) {
            return null;
        }
        List<T> items = new ArrayList<>();
        body.path("responseList").forEach(item -> items.add(object(item, type, any -> true)));
        return items.contains(null)
                ? null
                : new Page<>(items, body.path("_pageInfo").path("total").asInt(0));
    }

    private static <T> T object(JsonNode body, Class<T> type, Predicate<T> expected) {
        T value = body.isObject() ? Json.convert(body, type) : null;
        return value != null && expected.test(value) ? value : null;
    }

    /**
     * A change that is asked for exactly once.
     *
     * @param expected whether it is the object that must come of it
     */
    <T> T send(WebRequest request, Class<T> type, Predicate<T> expected) {
        AnswerReader<MaskingAnswer<T>> reader = reader(body -> object(body, type, expected));
        MaskingLogin login = login();
        MaskingAnswer<T> answer = web.send(authorized(request, login), reader);
        if (answer.isTurnedAway() && answer.own()) {
            answer = web.send(authorized(request, renew(login)), reader);
        }
        if (answer.isRefused() && !answer.own()) {
            throw stranger(Problem.OUTCOME_UNKNOWN, request, answer);
        }
        return orThrow(answer, request);
    }

    void logout() {
        MaskingLogin last = guard.forget();
        if (last == null) {
            return;
        }
        try {
            WebRequest request =
                    WebRequest.put("/logout", null).answeredWithin(LOGOUT).retriedFor(Duration.ZERO);
            web.read(authorized(request, last), answer -> null);
        } catch (PlatformException alreadyGone) {
            // Whoever cannot be reached, or has forgotten us, has nothing to keep.
        }
    }

    private <T> MaskingAnswer<T> loggedIn(WebRequest request, Function<JsonNode, T> expected) {
        AnswerReader<MaskingAnswer<T>> reader = reader(expected);
        MaskingLogin login = login();
        MaskingAnswer<T> answer = web.read(authorized(request, login), reader);
        boolean mayHaveExpired = answer.isTurnedAway() && (answer.own() || !login.isFresh());
        return mayHaveExpired ? web.read(authorized(request, renew(login)), reader) : answer;
    }

    private <T> AnswerReader<MaskingAnswer<T>> reader(Function<JsonNode, T> expected) {
        return answer -> {
            MaskingAnswer<T> read = MaskingAnswer.read(answer, expected);
            clock.noteDate(answer.header("Date"));
            return read;
        };
    }

    private MaskingLogin login() {
        return guard.current(this::attempt);
    }

    private MaskingLogin renew(MaskingLogin stale) {
        return guard.renew(stale, this::attempt);
    }

    private MaskingLogin attempt(LoginSource.Login login) {
        WebRequest request =
                WebRequest.post(BASE + "/login", Map.of("username", login.user(), "password", login.password()));
        MaskingAnswer<String> answer = answerTo(request);
        if (!answer.isRefused()) {
            return new MaskingLogin(answer.value(), login.user());
        }
        // Masking Engine API: what a refused login says besides its status is not known for certain; but a stranger may
        // say it.
        if (!answer.own() && !Product.MASKING_ENGINE.answers(web)) {
            throw Product.MASKING_ENGINE.missed(
                    web,
                    new PlatformException(
                            Failure.of(Problem.ANSWER_UNREADABLE, url()).withDetails(answer.refusal())));
        }
        throw new PlatformException(Failure.of(Problem.LOGIN_REFUSED, url())
                .withDetails(answer.refusal())
                .withCandidates(List.of(login.user())));
    }

    private MaskingAnswer<String> answerTo(WebRequest login) {
        try {
            return web.read(login, reader(body -> body.path(TOKEN).asText(null)));
        } catch (PlatformException e) {
            throw Product.MASKING_ENGINE.missed(web, e);
        }
    }

    private static WebRequest authorized(WebRequest request, MaskingLogin login) {
        return request.below(BASE).header(TOKEN, login.token());
    }

    private <T> T orThrow(MaskingAnswer<T> answer, WebRequest request) {
        if (!answer.isRefused()) {
            return answer.value();
        }
        if (!answer.own()) {
            throw stranger(Problem.ANSWER_UNREADABLE, request, answer);
        }
        Problem problem =
                switch (answer.status()) {
                    case 404 -> Problem.OBJECT_GONE;
                    case 401, 403 -> Problem.NOT_PERMITTED;
                    default -> Problem.REFUSED_BY_PLATFORM;
                };
        throw new PlatformException(Failure.of(problem, request.path().substring(1))
                .withDetails(answer.refusal())
                .at(BackEndKind.MASKING_ENGINE));
    }

    private PlatformException stranger(Problem problem, WebRequest request, MaskingAnswer<?> answer) {
        return new PlatformException(Failure.of(problem, url() + BASE + request.path())
                .withDetails(answer.refusal())
                .at(BackEndKind.MASKING_ENGINE));
    }
}
