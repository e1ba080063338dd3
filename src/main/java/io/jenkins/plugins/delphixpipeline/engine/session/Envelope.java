package io.jenkins.plugins.delphixpipeline.engine.session;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * What every answer of an engine comes in. Engine API: {@code type} and {@code status} are always there and fit each other;
 * a good one has a {@code result}, an error has an {@code id}. Anything else is a stranger's, however well-formed.
 *
 * @param result what was asked for or made; null in an error
 * @param job the work that goes on in the background; null when there is none
 * @param action what the request was booked as; null for reads
 * @param status of HTTP; an engine refuses with 200 as well
 * @param error null unless the engine refused, or its container turned us away
 */
public record Envelope<T>(T result, String job, String action, int status, JsonNode error) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL_ERROR = 500;
    /** Said by proxies, never by an engine in an envelope. */
    private static final Set<Integer> OF_PROXIES = Set.of(407, 408, 429);

    private static final Set<String> GOOD = Set.of("OKResult", "ListResult", "DataResult");
    private static final String BAD = "ErrorResult";
    /** Engine API: what the container's page says to who is not logged in. */
    private static final String LOGIN = EngineAnswers.PATH + "/login";

    private static final String LOGIN_PAGE = "loginPage";

    boolean isError() {
        return error != null;
    }

    /** Not logged in, no longer logged in, or not allowed: as far as one who says so can be trusted. */
    boolean isTurnedAway() {
        return isError() && isTurningAway(status);
    }

    static boolean isTurningAway(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Whether the engine itself speaks, and not the container that it runs in or somebody on the way. */
    boolean isFromEngine() {
        return isError() && error.has("id");
    }

    /** Whether the engine's container says that nobody is logged in. */
    boolean isLoginPage() {
        return isError() && error.path(LOGIN_PAGE).asBoolean();
    }

    /** Whether the engine itself, or its container, says that nobody is logged in and not only that something is not allowed. */
    boolean isNotLoggedIn() {
        return isLoginPage() || isFromEngine() && status == UNAUTHORIZED;
    }

    /** Engine API: whoever is not logged in gets a page of HTML. */
    static <T> Envelope<T> turnedAway(WebAnswer answer) {
        boolean loginPage = answer.status() == FORBIDDEN && !answer.isJson() && answer.says(LOGIN);
        Map<String, Object> page = Map.of("details", answer.excerpt(), LOGIN_PAGE, loginPage);
        return new Envelope<>(null, null, null, answer.status(), Json.convert(page, JsonNode.class));
    }

    /**
     * Members come in any order; only {@code result} may be large.
     *
     * @throws GarbledAnswerException when it is not certainly an engine's
     */
    public static <T> Envelope<T> read(WebAnswer answer, ResultReader<T> reader) throws IOException {
        try (JsonParser parser = Json.parser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new GarbledAnswerException(answer);
            }
            T result = null;
            boolean hasResult = false;
            String type = null;
            String status = null;
            String job = null;
            String action = null;
            JsonNode error = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                switch (member) {
                    case "result" -> {
                        result = reader.read(parser);
                        hasResult = true;
                    }
                    case "type" -> type = text(parser);
                    case "status" -> status = text(parser);
                    case "job" -> job = ResultReader.reference().read(parser);
                    case "action" -> action = ResultReader.reference().read(parser);
                    case "error" -> error = ResultReader.tree().read(parser);
                    default -> parser.skipChildren();
                }
            }
            boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            boolean good = GOOD.contains(String.valueOf(type)) && "OK".equals(status) && error == null && hasResult;
            boolean bad = BAD.equals(type) && "ERROR".equals(status) && hasId(error);
            if (whole && good && isGood(answer.status())) {
                return new Envelope<>(result, job, action, answer.status(), null);
            }
            if (whole && bad && isRefusal(answer.status())) {
                return new Envelope<>(null, null, null, answer.status(), error);
            }
            throw new GarbledAnswerException(answer);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
        parser.skipChildren();
        return text;
    }

    private static boolean hasId(JsonNode error) {
        return error != null
                && error.path("id").isTextual()
                && !error.path("id").asText().isBlank();
    }

    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isRefusal(int status) {
        return isGood(status)
                || status == INTERNAL_ERROR
                || status >= 400 && status < INTERNAL_ERROR && !OF_PROXIES.contains(status);
    }
}
