package io.jenkins.plugins.delphixpipeline.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Writes the conversation to the log of this package, without headers and without secrets. */
final class WireLog {
    private static final Logger LOGGER = Logger.getLogger(WireLog.class.getPackageName());
    private static final long SHOWN = 4096;

    private final String request;
    /** As JSON writes them: the answer may repeat them in the midst of a sentence. */
    private final List<String> secrets;

    private final long begin = System.nanoTime();

    WireLog(WebRequest request, HttpUrl url) {
        boolean on = isOn();
        String body = on && request.body() != null ? new String(request.body(), StandardCharsets.UTF_8) : "";
        this.secrets = on ? secrets(request, body) : List.of();
        this.request = on ? line(request, url, hiding(Redaction.json(body))) : null;
    }

    private static List<String> secrets(WebRequest request, String body) {
        return Stream.concat(request.hidden().stream(), Redaction.secrets(body).stream())
                .filter(secret -> !secret.isBlank())
                .map(Redaction::written)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private String hiding(String text) {
        return secrets.stream().reduce(text, (shown, secret) -> shown.replace(secret, Redaction.HIDDEN));
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
            String shown = hiding(body);
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
