package io.jenkins.plugins.delphixpipeline.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Writes the conversation to the log of this package, without headers and without secrets. */
final class WireLog {
    private static final Logger LOGGER = Logger.getLogger(WireLog.class.getPackageName());
    private static final long SHOWN = 4096;

    private final String request;
    /** Which the answer may repeat in the midst of a sentence. */
    private final List<String> secrets;

    private final long begin = System.nanoTime();

    WireLog(WebRequest request, HttpUrl url) {
        boolean on = isOn();
        String body = on && request.body() != null ? new String(request.body(), StandardCharsets.UTF_8) : "";
        this.request = on ? line(request, url, Redaction.json(body)) : null;
        this.secrets = on ? Redaction.secrets(body) : List.of();
    }

    private static boolean isOn() {
        return LOGGER.isLoggable(Level.FINE);
    }

    private static String line(WebRequest request, HttpUrl url, String body) {
        String query = url.encodedQuery();
        return request.method() + " " + url.encodedPath() + (query == null ? "" : "?" + query)
                + (body.isEmpty() ? "" : " " + body);
    }

    void answered(Response response) throws IOException {
        if (request != null) {
            String body = Redaction.json(response.peekBody(SHOWN).string());
            String shown = secrets.stream().reduce(body, (text, secret) -> text.replace(secret, Redaction.HIDDEN));
            LOGGER.fine(() -> request + " -> " + response.code() + " in " + millis() + " ms " + shown);
        }
    }

    void failed(IOException error) {
        if (request != null) {
            LOGGER.fine(() -> request + " -> " + error + " after " + millis() + " ms");
        }
    }

    private long millis() {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
