package io.jenkins.plugins.delphixpipeline.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.util.Map;

/**
 * What every answer of an engine comes in.
 *
 * @param result what was asked for or made; null in an error
 * @param job the work that goes on in the background; null when there is none
 * @param action what the request was booked as; null for reads
 * @param status of HTTP; an engine refuses with 200 as well
 * @param error null unless the engine refused
 */
record Envelope<T>(T result, String job, String action, int status, JsonNode error) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    boolean isError() {
        return error != null;
    }

    /** Not logged in, no longer logged in, or not allowed: certainly not carried out. */
    boolean isTurnedAway() {
        return isError() && (status == UNAUTHORIZED || status == FORBIDDEN);
    }

    /** Whether the engine itself speaks, and not the container that it runs in. */
    boolean isFromEngine() {
        return isError() && error.has("id");
    }

    /** Engine API: whoever is not logged in gets a page of HTML. */
    static <T> Envelope<T> turnedAway(WebAnswer answer) {
        JsonNode error = Json.convert(Map.of("details", answer.excerpt()), JsonNode.class);
        return new Envelope<>(null, null, null, answer.status(), error);
    }

    /** Members come in any order; only {@code result} may be large. */
    static <T> Envelope<T> read(WebAnswer answer, ResultReader<T> reader) throws IOException {
        try (JsonParser parser = Json.parser(answer)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new GarbledAnswerException(answer);
            }
            T result = null;
            String status = null;
            String job = null;
            String action = null;
            JsonNode error = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                parser.nextToken();
                switch (member) {
                    case "result" -> result = reader.read(parser);
                    case "status" -> status = parser.getValueAsString();
                    case "job" -> job = ResultReader.reference().read(parser);
                    case "action" -> action = ResultReader.reference().read(parser);
                    case "error" -> error = ResultReader.tree().read(parser);
                    default -> parser.skipChildren();
                }
            }
            if ("ERROR".equals(status) && error == null) {
                error = Json.convert(Map.of(), JsonNode.class);
            }
            if (status == null && error == null) {
                throw new GarbledAnswerException(answer);
            }
            return new Envelope<>(result, job, action, answer.status(), error);
        }
    }
}
