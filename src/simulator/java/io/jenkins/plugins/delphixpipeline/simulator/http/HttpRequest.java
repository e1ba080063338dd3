package io.jenkins.plugins.delphixpipeline.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request as it came over the wire.
 *
 * @param path decoded path without query, e.g. {@code /resources/json/delphix/job/JOB-1}
 * @param rawQuery text after the first {@code ?}, empty when there is none
 * @param headers names in lower case; repeated headers are joined with {@code "; "}
 * @param peer address of the client
 */
public record HttpRequest(
        String method, String path, String rawQuery, Map<String, String> headers, byte[] body, String peer) {

    /** A header's value, or null. */
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** Query parameters; clients send {@code ?}, {@code ?&a=b} and a trailing {@code &}, all of which are fine. */
    public Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("[?&]")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
