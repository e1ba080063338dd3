package io.jenkins.plugins.delphixpipeline.dct.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/**
 * What DCT answered. DCT API: there is no envelope, and hardly an error is declared; so what was asked for is recognised by
 * what it is made of, and a refusal by its two members. Anything else is a stranger's, however well-formed.
 *
 * @param value what was asked for; null when it was refused
 * @param refusal why it was refused; null when it was not
 * @param own whether DCT itself speaks, and not somebody on the way
 */
record DctAnswer<T>(int status, T value, String refusal, boolean own) {
    private static final int UNAUTHORIZED = 401;
    /** Said by proxies, and of a call that may have been carried out all the same. */
    private static final Set<Integer> OF_PROXIES = Set.of(407, 408, 429);

    /** DCT API: nobody says this but DCT, in whatever shape it writes errors. */
    private static final String LICENSE = "License does not permit";

    private static final String ERROR = "error";
    private static final String DESCRIPTION = "error_description";

    static <T> DctAnswer<T> of(int status, T value) {
        return new DctAnswer<>(status, value, null, true);
    }

    /**
     * @param expected makes the value of what was asked for, or null when it is not that; given a missing node for no body at all
     * @throws GarbledAnswerException when it is not certainly DCT's
     */
    static <T> DctAnswer<T> read(WebAnswer answer, Function<JsonNode, T> expected) throws IOException {
        int status = answer.status();
        JsonNode body = body(answer);
        if (body != null) {
            String error = error(body);
            error = error == null ? said(LICENSE, body) : error;
            if (error != null && isRefusal(status)) {
                return new DctAnswer<>(status, null, error, true);
            }
            T value = status >= 200 && status < 300 ? expected.apply(body) : null;
            if (value != null) {
                return of(status, value);
            }
        }
        if (status == UNAUTHORIZED) {
            return new DctAnswer<>(status, null, answer.excerpt(), false);
        }
        throw new GarbledAnswerException(answer);
    }

    /** Null for what is no JSON; a missing node for nothing at all, which some changes are answered with. */
    private static JsonNode body(WebAnswer answer) throws IOException {
        if (answer.isJson()) {
            try {
                return Json.reader(JsonNode.class).readValue(answer.stream());
            } catch (IOException e) {
                if (answer.status() != UNAUTHORIZED) {
                    throw e;
                }
                return null;
            }
        }
        boolean empty = answer.status() >= 200
                && answer.status() < 300
                && answer.stream().read() < 0;
        return empty ? Json.missing() : null;
    }

    /**
     * DCT API: the one shape that errors are declared with. A lone {@code error}, or one with a time or a path beside it, is what
     * web servers and gateways say.
     */
    private static String error(JsonNode body) {
        if (!body.path(ERROR).isTextual() || !body.path(DESCRIPTION).isTextual()) {
            return null;
        }
        String error = body.path(ERROR).asText();
        String text = body.path(DESCRIPTION).asText();
        return error.isBlank() || error.equals(text) ? text : text + " (" + error + ")";
    }

    /** The text that contains certain words, wherever it stands; null for none. */
    private static String said(String words, JsonNode node) {
        if (node.isTextual()) {
            return node.asText().contains(words) ? node.asText() : null;
        }
        for (JsonNode child : node) {
            String text = said(words, child);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    boolean isOfLicense() {
        return isRefused() && refusal.contains(LICENSE);
    }

    /** A server's error after a submission tells nothing of what was done. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && !OF_PROXIES.contains(status);
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Nobody is logged in, as far as one who says so can be trusted. */
    boolean isTurnedAway() {
        return status == UNAUTHORIZED;
    }
}
