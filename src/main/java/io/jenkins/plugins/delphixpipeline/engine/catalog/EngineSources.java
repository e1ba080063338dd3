package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Host;
import io.jenkins.plugins.delphixpipeline.engine.wire.Source;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The running instance behind each dataset: it has the hooks, it is enabled and disabled, and its jobs target it. */
public final class EngineSources {
    private final EngineSession session;
    private final RequestCache<Source> sources = RequestCache.of(Duration.ofSeconds(1));
    private final RequestCache<String> references = RequestCache.of(Duration.ofMinutes(10));
    private final RequestCache<Host> hosts = RequestCache.of(Duration.ofMinutes(10));

    public EngineSources(EngineSession session) {
        this.session = session;
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} when the dataset has none, because it was detached */
    public Source of(String dataset) {
        return sources.get(dataset, () -> load(dataset));
    }

    /** As it is at this moment: what a proof rests on must not be remembered from before. */
    Source now(String dataset) {
        sources.forget(dataset);
        return of(dataset);
    }

    public String referenceOf(String dataset) {
        return references.get(dataset, () -> of(dataset).reference());
    }

    public void forget() {
        sources.forget();
    }

    private Source load(String dataset) {
        WebRequest request =
                WebRequest.get("/source").query("database", dataset).query("includeHosts", true);
        return session.list(request, Source.class).stream()
                .filter(source ->
                        source.container() == null || source.container().equals(dataset))
                .min(Comparator.comparing(Source::staging).thenComparing(source -> !source.virtual()))
                .orElseThrow(() -> PlatformException.of(Problem.OBJECT_GONE, dataset));
    }

    /** Engine API: hosts are told on request, as references; empty where they are not. */
    Optional<String> host(Source source) {
        JsonNode told = source.hosts();
        if (told == null || !told.isArray() || told.isEmpty()) {
            return Optional.empty();
        }
        JsonNode first = told.get(0);
        Host host = first.isTextual()
                ? hostByReference(first.asText())
                : new Host(
                        null,
                        first.path("name").asText(null),
                        first.path("address").asText(null));
        return Optional.ofNullable(host).map(EngineSources::address);
    }

    Host hostByReference(String reference) {
        return hosts.get(
                reference, () -> session.read(WebRequest.get("/host/" + reference), ResultReader.one(Host.class)));
    }

    static String address(Host host) {
        return host.address() == null ? host.name() : host.address();
    }
}
