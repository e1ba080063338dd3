package io.jenkins.plugins.delphixpipeline.simulator.api;

import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What a request meets first: a booting engine, the fault that is due, the log of requests; only then the API. */
public final class EngineFront implements Function<HttpRequest, HttpResponse> {

    private final Function<HttpRequest, HttpResponse> api;
    private final Faults faults;
    private final RequestLog log;
    private volatile boolean booting;

    public EngineFront(Function<HttpRequest, HttpResponse> api, Faults faults, RequestLog log) {
        this.api = api;
        this.faults = faults;
        this.log = log;
    }

    /** While booting, every call gets the same page. */
    public void booting(boolean on) {
        booting = on;
    }

    @Override
    public HttpResponse apply(HttpRequest request) {
        if (booting) {
            return HttpResponse.html(503, "<html><body><h1>Engine is booting up</h1></body></html>");
        }
        AtomicReference<HttpResponse> handled = new AtomicReference<>();
        HttpResponse answer = faults.next(request)
                .map(fault -> fault.around(request, () -> handle(request, handled)))
                .orElseGet(() -> handle(request, handled));
        if (handled.get() == null) {
            log.add(request, null);
        }
        return answer;
    }

    private HttpResponse handle(HttpRequest request, AtomicReference<HttpResponse> handled) {
        handled.set(api.apply(request));
        log.add(request, handled.get());
        return handled.get();
    }
}
