package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Something that goes wrong around the handling of one request. */
@FunctionalInterface
public interface Fault {

    /** Answers the request; calls {@code handling} at most once, or not at all when the request shall be lost. */
    HttpResponse around(HttpRequest request, Supplier<HttpResponse> handling);

    /** The connection closes before the request is handled. */
    static Fault dropBefore() {
        return (request, handling) -> HttpResponse.dropped();
    }

    /** The request is handled, but the connection closes without an answer. */
    static Fault dropAfter() {
        return (request, handling) -> {
            handling.get();
            return HttpResponse.dropped();
        };
    }

    /** The answer comes late. */
    static Fault delay(Duration time) {
        return (request, handling) -> {
            HttpResponse response = handling.get();
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return response;
        };
    }

    /** The request is not handled but answered with this status and a page of HTML, as a proxy would. */
    static Fault status(int status) {
        return (request, handling) ->
                HttpResponse.html(status, "<html><body><h1>" + status + " from a proxy</h1></body></html>");
    }

    /** The same with a {@code Retry-After} header in seconds. */
    static Fault status(int status, int retryAfterSeconds) {
        return (request, handling) ->
                status(status).around(request, handling).with("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** The request is handled, but a proxy answers in the engine's place, because it lost patience or connection. */
    static Fault statusAfter(int status) {
        return (request, handling) -> {
            handling.get();
            return status(status).around(request, handling);
        };
    }

    /** The request is not handled; somebody on the way answers in the engine's place. */
    static Fault foreign(int status, String contentType, String body) {
        return (request, handling) -> HttpResponse.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The request is handled, but somebody on the way answers in the engine's place. */
    static Fault foreignAfter(int status, String contentType, String body) {
        return (request, handling) -> {
            handling.get();
            return foreign(status, contentType, body).around(request, handling);
        };
    }

    /** The request is handled, the answer says JSON but is none. */
    static Fault garbage() {
        return (request, handling) -> {
            handling.get();
            return HttpResponse.json(200, "{\"type\":\"OKResult\",\u0000]]".getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The request is not handled; a page of HTML is answered with status 200. */
    static Fault html() {
        return (request, handling) -> HttpResponse.html(200, "<html><body>Please sign in to the network</body></html>");
    }

    /** The request is handled; the connection closes in the middle of the answer. */
    static Fault half() {
        return (request, handling) -> handling.get().delivered(Delivery.HALF);
    }
}
