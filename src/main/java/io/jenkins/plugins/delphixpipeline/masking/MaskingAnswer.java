package io.jenkins.plugins.delphixpipeline.masking;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;

/**
 * What a Masking Engine answered. Masking Engine API: there is no envelope, but an error says so in {@code errorMessage}, and
 * what was asked for can be recognised by what it is made of. Anything else is a stranger's, however well-formed.
 *
 * @param value what was asked for; null when it was refused
 * @param refusal why it was refused; null when it was not
 * @param own whether the Masking Engine itself speaks, and not somebody on the way
 */
record MaskingAnswer<T>(int status, T value, String refusal, boolean own) {
    private static final int UNAUTHORIZED = 401;
    /** Said by proxies. */
    private static final Set<Integer> OF_PROXIES = Set.of(407, 408, 429);

    private static final String ERROR = "errorMessage";

    /**
     * @param expected makes the value of what was asked for, or null when it is not that
     * @throws GarbledAnswerException when it is not certainly a Masking Engine's
     */
    static <T> MaskingAnswer<T> read(WebAnswer answer, Function<JsonNode, T> expected) throws IOException {
        int status = answer.status();
        try {
            JsonNode body = answer.isJson() ? Json.reader(JsonNode.class).readValue(answer.stream()) : null;
            if (body != null && body.isObject()) {
                String error = body.path(ERROR).isTextual() ? body.path(ERROR).asText() : null;
                if (error != null && isRefusal(status)) {
                    return new MaskingAnswer<>(status, null, error, true);
                }
                T value = status >= 200 && status < 300 && !body.has(ERROR) ? expected.apply(body) : null;
                if (value != null) {
                    return new MaskingAnswer<>(status, value, null, true);
                }
            }
        } catch (IOException e) {
            if (status != UNAUTHORIZED) {
                throw e;
            }
        }
        if (status == UNAUTHORIZED) {
            return new MaskingAnswer<>(status, null, answer.excerpt(), false);
        }
        throw new GarbledAnswerException(answer);
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
