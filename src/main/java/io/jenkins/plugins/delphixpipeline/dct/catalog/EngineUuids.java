package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.Engine;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which engines stand behind a DCT, by what they call themselves. */
public final class EngineUuids {
    private static final String ALL = "";

    private final DctSession session;
    private final RequestCache<List<Engine>> engines = RequestCache.ofLarge(Duration.ofMinutes(10));

    public EngineUuids(DctSession session) {
        this.session = session;
    }

    /** Empty where DCT, or the rights of its account, do not tell. */
    public Optional<String> of(String engine) {
        return engines.get(ALL, this::read).stream()
                .filter(each -> engine.equals(each.id()))
                .map(Engine::uuid)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private List<Engine> read() {
        try {
            return session.list(WebRequest.get("/management/engines"), Engine.class);
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.AUTHENTICATION || e.problem().isRefusedLogin()) {
                throw e;
            }
            return List.of();
        }
    }
}
