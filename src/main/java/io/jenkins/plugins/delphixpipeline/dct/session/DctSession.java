package io.jenkins.plugins.delphixpipeline.dct.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.wire.ProductInfo;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one session that all threads speak in. Who is turned away by DCT itself logs in again, once, while the others wait, and
 * that request was not carried out; from anybody else it means nothing. DCT API: calls are metered by client name and user
 * agent and cost money, so both are always the same, and lists are asked for in pages as large as they come.
 */
public final class DctSession {
    static final String CLIENT = "x-dct-client-name";
    static final String CLIENT_NAME = "delphix-pipeline";
    private static final int PAGE = 1000;
    private static final int FIRST = 100;
    private static final int NOT_FOUND = 404;

    private static final int RENEWALS = 3;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final WebClient web;
    private final DctIdentity identity;
    private final DctLogins logins;
    private final ServerClock clock;
    private volatile long heardAt;

    public DctSession(WebClient web, LoginSource source) {
        this.web = web;
        this.identity = new DctIdentity(web.settings().url());
        this.logins = new DctLogins(new ApiRoot(), identity, source);
        this.clock = new ServerClock(System::nanoTime);
        this.heardAt = System.nanoTime();
    }

    private DctSession(WebClient web, DctSession shared) {
        this.web = web;
        this.identity = shared.identity;
        this.logins = shared.logins;
        this.clock = shared.clock;
        this.heardAt = shared.heardAt;
    }

    /** The same session for somebody with other time limits. */
    public DctSession by(WebClient other) {
        return new DctSession(other, this);
    }

    public Contact contact() {
        return web.settings().contact();
    }

    /** Logs in where that is still to be done. */
    public PlatformInfo info() {
        return logins.info(login());
    }

    public BackEndIdentity identity() {
        login();
        return identity.identity();
    }

    public boolean hasMoved() {
        return identity.hasMoved();
    }

    public ApiVersion version() {
        login();
        return ApiVersion.of(identity.product().apiVersion());
    }

    /** The number of the account that asks; null where DCT does not tell. */
    public Long account() {
        return login().account();
    }

    public ServerClock clock() {
        if (!clock.isKnown()) {
            renewedRead(WebRequest.get("/management/engines").query("limit", 1), body -> body);
        }
        return clock;
    }

    public void logout() {
        logins.logout(web);
    }

    private DctLogin login() {
        identity.requireUnmoved();
        return logins.login(web);
    }

    /** @param expected whether it is the object that was asked for */
    public <T> T one(WebRequest request, Class<T> type, Predicate<T> expected) {
        return orThrow(renewedRead(request, body -> Page.object(body, type, expected)), request);
    }

    /** Something that may be said twice, and of whose answer only that it is DCT's matters. */
    public void tell(WebRequest request) {
        orThrow(renewedRead(request, body -> Boolean.TRUE), request);
    }

    /** The items of a question that is answered all at once. */
    public <T> List<T> items(WebRequest request, Class<T> type) {
        return orThrow(renewedRead(request, body -> Page.of(body, type)), request)
                .items();
    }

    /** DCT API: users of an environment come in a list of their own kind. */
    public <T> List<T> users(String environment, Class<T> type) {
        WebRequest request = WebRequest.get("/environments/" + environment + "/users");
        return orThrow(renewedRead(request, body -> Page.objects(body.path("users"), type)), request);
    }

    /** All pages of a list. */
    public <T> List<T> list(WebRequest request, Class<T> type) {
        return listed(request, type).items();
    }

    /** The same with what is wrong with it. */
    public <T> Listed<T> listed(WebRequest request, Class<T> type) {
        return pages(request.query("limit", PAGE), type);
    }

    /** Whether there is such a list. One that is only refused is there; that it is not, anybody on the way may say. */
    public boolean has(String path) {
        WebRequest request = WebRequest.get(path).query("limit", 1);
        AnswerReader<DctAnswer<String>> reader =
                reader(body -> body.path("items").isArray() ? path : null);
        DctAnswer<String> answer = readRenewed(
                request, told -> told.status() == NOT_FOUND ? DctAnswer.of(NOT_FOUND, "") : reader.read(told));
        return answer.isRefused() && answer.own() || path.equals(orThrow(answer, request));
    }

    /** All that an expression finds; null finds everything. */
    public <T> List<T> search(String path, String filter, Class<T> type) {
        Map<String, Object> body = filter == null ? Map.of() : Map.of("filter_expression", filter);
        return pages(WebRequest.post(path + "/search", body).query("limit", PAGE), type)
                .items();
    }

    /** No more than the first ones that an expression finds, in this order. */
    public <T> List<T> first(String path, String filter, String sort, Class<T> type) {
        WebRequest request = WebRequest.post(path + "/search", Map.of("filter_expression", filter))
                .query("limit", FIRST)
                .query("sort", sort);
        return orThrow(renewedRead(request, body -> Page.of(body, type)), request)
                .items();
    }

    private <T> Listed<T> pages(WebRequest request, Class<T> type) {
        return Page.all(
                cursor -> orThrow(renewedRead(request.query("cursor", cursor), body -> Page.of(body, type)), request));
    }

    /**
     * A change that is asked for exactly once.
     *
     * @param expected what must come of it; null when the answer does not show that
     */
    public <T> T send(WebRequest request, Function<JsonNode, T> expected) {
        AnswerReader<DctAnswer<T>> reader = reader(expected);
        DctLogin login = loginAtTheSameDct();
        DctAnswer<T> answer = web.send(logins.authorized(web, request, login), reader);
        answer = renewing(login, answer, next -> web.send(logins.authorized(web, request, next), reader));
        if (answer.isRefused() && !answer.own()) {
            throw stranger(Problem.OUTCOME_UNKNOWN, request, answer);
        }
        return orThrow(answer, request);
    }

    /**
     * The address may have come to lead to another DCT, which need not turn anybody away: a copy has the same keys. And a token
     * that nobody used for a while may be over; what would be turned away by a stranger had to be looked for.
     */
    private DctLogin loginAtTheSameDct() {
        DctLogin login = login();
        boolean idle = !login.isOfKey() && System.nanoTime() - heardAt > IDLE.toNanos();
        if (!identity.isTold() && !idle) {
            return login;
        }
        askWhichDct();
        return login();
    }

    /**
     * Asks DCT again which one it is, where it tells: before something is believed that another one would say as well.
     *
     * @throws PlatformException {@link Problem#OTHER_BACK_END}
     */
    public void requireSameDct() {
        if (identity.isTold()) {
            askWhichDct();
        }
    }

    /** How to say that there is no such object, once it is certain that this is the DCT which had it. */
    public PlatformException gone(String reference) {
        requireSameDct();
        return PlatformException.of(Problem.OBJECT_GONE, reference);
    }

    private void askWhichDct() {
        DctAnswer<ProductInfo> answer = renewedRead(DctLogins.whichDct(), DctLogins::product);
        if (!answer.isRefused()) {
            identity.check(answer.value());
        }
    }

    private <T> DctAnswer<T> renewedRead(WebRequest request, Function<JsonNode, T> expected) {
        return readRenewed(request, reader(expected));
    }

    private <T> DctAnswer<T> readRenewed(WebRequest request, AnswerReader<DctAnswer<T>> reader) {
        String root = logins.root();
        try {
            return readOnce(request, reader);
        } catch (PlatformException e) {
            boolean moved = root != null && e.problem() == Problem.ANSWER_UNREADABLE && logins.hasMoved(web, root);
            if (!moved) {
                throw e;
            }
            return readOnce(request, reader);
        }
    }

    private <T> DctAnswer<T> readOnce(WebRequest request, AnswerReader<DctAnswer<T>> reader) {
        DctLogin login = login();
        DctAnswer<T> answer = web.read(logins.authorized(web, request, login), reader);
        if (answer.isTurnedAway() && !answer.own() && !login.isFresh()) {
            login = logins.renew(web, login);
            answer = web.read(logins.authorized(web, request, login), reader);
        }
        return renewing(login, answer, next -> web.read(logins.authorized(web, request, next), reader));
    }

    /** With a login that is good, as long as DCT says that the last one is not; it may end while a question is still tried. */
    private <T> DctAnswer<T> renewing(DctLogin first, DctAnswer<T> turnedAway, Function<DctLogin, DctAnswer<T>> again) {
        DctLogin login = first;
        DctAnswer<T> answer = turnedAway;
        for (int renewals = 0; renewals < RENEWALS && answer.isTurnedAway() && answer.own(); renewals++) {
            if (renewals > 0 && logins.isGood(web, login)) {
                return answer;
            }
            login = logins.renew(web, login);
            answer = again.apply(login);
        }
        return answer;
    }

    private <T> AnswerReader<DctAnswer<T>> reader(Function<JsonNode, T> expected) {
        return answer -> {
            DctAnswer<T> read = DctAnswer.read(answer, expected);
            clock.noteDate(answer.header("Date"));
            heardAt = System.nanoTime();
            return read;
        };
    }

    private <T> T orThrow(DctAnswer<T> answer, WebRequest request) {
        if (!answer.isRefused()) {
            return answer.value();
        }
        if (!answer.own()) {
            throw stranger(Problem.ANSWER_UNREADABLE, request, answer);
        }
        Problem problem = problem(answer);
        if (problem == Problem.OBJECT_GONE) {
            requireSameDct();
        }
        throw new PlatformException(Failure.of(problem, request.path().substring(1))
                .withDetails(answer.refusal())
                .at(BackEndKind.DCT));
    }

    private static Problem problem(DctAnswer<?> answer) {
        if (answer.isOfLicense()) {
            return Problem.NOT_LICENSED;
        }
        return switch (answer.status()) {
            case NOT_FOUND -> Problem.OBJECT_GONE;
            case 401, 403 -> Problem.NOT_PERMITTED;
            case 409 -> Problem.REFUSED_AS_BUSY;
            default -> Problem.REFUSED_BY_PLATFORM;
        };
    }

    private PlatformException stranger(Problem problem, WebRequest request, DctAnswer<?> answer) {
        return new PlatformException(Failure.of(problem, web.settings().url() + request.path())
                .withDetails(answer.refusal())
                .at(BackEndKind.DCT));
    }
}
