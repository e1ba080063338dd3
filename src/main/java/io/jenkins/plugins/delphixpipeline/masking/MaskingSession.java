package io.jenkins.plugins.delphixpipeline.masking;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.SingleFlight;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The one session that all threads speak in. Masking Engine: a login gives a token, which every request carries in the header
 * {@code Authorization} without a scheme; who is answered 401 logs in again, and that request was not carried out.
 */
final class MaskingSession {
    private static final String BASE = "/masking/api";
    private static final int PAGE = 100;
    /** Masking Engine: what it says to who asks for one page too many. */
    private static final String PAST_THE_END = "is outside of the acceptable range";

    private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(30);

    private final WebClient web;
    private final LoginSource logins;
    private final SingleFlight<String> flight = new SingleFlight<>();
    private final int salt = System.identityHashCode(flight);
    private volatile String token;
    private volatile String user;
    private volatile Instant lastDate;
    private PlatformException refusal;
    private int refusedLogin;
    private long refusedAt;

    MaskingSession(WebClient web, LoginSource logins) {
        this.web = web;
        this.logins = logins;
    }

    private record Answer(int status, JsonNode body) {}

    String url() {
        return web.settings().url();
    }

    Contact contact() {
        return web.settings().contact();
    }

    /** By the service's clock, and certainly in the past. */
    Instant time() {
        if (lastDate == null) {
            token();
        }
        Instant date = lastDate == null ? Instant.now().minusSeconds(60) : lastDate;
        return date.minusSeconds(2);
    }

    String user() {
        token();
        return user;
    }

    <T> T one(WebRequest request, Class<T> type) {
        return Json.convert(read(request), type);
    }

    /** All pages of a list. */
    <T> List<T> list(WebRequest request, Class<T> type) {
        List<T> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            Answer answer = asked(request.query("page_number", page).query("page_size", PAGE));
            if (page > 1 && message(answer.body()).contains(PAST_THE_END)) {
                return all;
            }
            JsonNode body = orThrow(answer, request);
            JsonNode items = body.path("responseList");
            items.forEach(item -> all.add(Json.convert(item, type)));
            if (items.isEmpty()
                    || all.size() >= body.path("_pageInfo").path("total").asInt(0)) {
                return all;
            }
        }
    }

    /** A change that is asked for exactly once. */
    <T> T send(WebRequest request, Class<T> type) {
        Answer answer = loggedIn(given -> web.send(authorized(request, given), this::answer));
        return Json.convert(orThrow(answer, request), type);
    }

    private JsonNode read(WebRequest request) {
        return orThrow(asked(request), request);
    }

    private Answer asked(WebRequest request) {
        return loggedIn(given -> web.read(authorized(request, given), this::answer));
    }

    private Answer loggedIn(Function<String, Answer> conversation) {
        String given = token();
        Answer answer = conversation.apply(given);
        return answer.status() == 401 ? conversation.apply(renew(given)) : answer;
    }

    private String token() {
        String given = token;
        return given == null ? renew(null) : given;
    }

    private String renew(String stale) {
        String fresh;
        do {
            fresh = flight.share(() -> Objects.equals(token, stale) ? null : token, () -> {
                token = login(logins.login());
                return token;
            });
        } while (fresh.equals(stale));
        return fresh;
    }

    /** A refused login is not tried again for a while: that would lock the account. */
    private String login(LoginSource.Login login) {
        int print = Objects.hash(salt, login.user(), login.password());
        if (refusal != null && print == refusedLogin && System.nanoTime() - refusedAt < REFUSAL_PAUSE.toNanos()) {
            throw new PlatformException(refusal.failure(), refusal);
        }
        WebRequest request =
                WebRequest.post(BASE + "/login", Map.of("username", login.user(), "password", login.password()));
        AnswerReader<Answer> reader = this::answer;
        Answer answer = web.read(request, reader);
        String given = answer.body().path("Authorization").asText("");
        if (answer.status() >= 400 || given.isEmpty()) {
            refusal = new PlatformException(
                    Failure.of(Problem.LOGIN_REFUSED, web.settings().url())
                            .withDetails(message(answer.body()))
                            .withCandidates(List.of(login.user())));
            refusedLogin = print;
            refusedAt = System.nanoTime();
            logins.refused(refusal.failure());
            throw refusal;
        }
        refusal = null;
        user = login.user();
        logins.accepted(new PlatformInfo(MaskingPlatform.PRODUCT, "", "", user));
        return given;
    }

    private static WebRequest authorized(WebRequest request, String given) {
        return request.below(BASE).header("Authorization", given);
    }

    private Answer answer(WebAnswer answer) throws IOException {
        noteDate(answer.header("Date"));
        if (answer.isJson()) {
            JsonNode body = Json.reader(JsonNode.class).readValue(answer.stream());
            return new Answer(answer.status(), body);
        }
        if (answer.status() == 401) {
            return new Answer(401, Json.convert(Map.of(), JsonNode.class));
        }
        throw new GarbledAnswerException(answer);
    }

    private void noteDate(String header) {
        if (header != null) {
            try {
                lastDate = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException strange) {
                // Another answer will bring a better one.
            }
        }
    }

    private static JsonNode orThrow(Answer answer, WebRequest request) {
        if (answer.status() < 400) {
            return answer.body();
        }
        Problem problem =
                switch (answer.status()) {
                    case 404 -> Problem.OBJECT_GONE;
                    case 401, 403 -> Problem.NOT_PERMITTED;
                    default -> Problem.REFUSED_BY_PLATFORM;
                };
        throw new PlatformException(
                Failure.of(problem, request.path().substring(1)).withDetails(message(answer.body())));
    }

    private static String message(JsonNode body) {
        return body.path("errorMessage").asText("");
    }
}
