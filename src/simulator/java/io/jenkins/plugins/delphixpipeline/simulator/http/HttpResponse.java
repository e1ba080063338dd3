package io.jenkins.plugins.delphixpipeline.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer, and how much of it reaches the client.
 *
 * @param headers without Content-Length, Date and Connection, which the server adds
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** How much of an answer is put on the wire. */
    public enum Delivery {
        /** all of it */
        WHOLE,
        /** headers and half of the body, then the connection is closed */
        HALF,
        /** nothing: the connection is closed */
        NONE
    }

    public static HttpResponse json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    public static HttpResponse html(int status, String page) {
        return of(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE);
    }

    /** No answer at all: the connection just closes. */
    public static HttpResponse dropped() {
        return new HttpResponse(0, Map.of(), new byte[0], Delivery.NONE);
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body, delivery);
    }

    public HttpResponse delivered(Delivery howMuch) {
        return new HttpResponse(status, headers, body, howMuch);
    }
}
