package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Namespace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the namespaces of replicated objects are called. An engine that has no such objects is never asked. */
final class Namespaces {
    private static final String ALL = "";
    /** An engine without that list, or that keeps it from this login: there the references are the names. */
    private static final Set<Problem> UNTOLD =
            Set.of(Problem.OBJECT_GONE, Problem.NOT_PERMITTED, Problem.REFUSED_BY_PLATFORM, Problem.ANSWER_UNREADABLE);

    private final EngineSession session;
    private final RequestCache<List<Namespace>> memory = RequestCache.of(Duration.ofMinutes(5));
    /** Empty when it could not be read: known for as long as one list of objects takes, which would else ask for each of them. */
    private final RequestCache<Optional<List<Namespace>>> lately = RequestCache.of(Duration.ofSeconds(5));
    /** So that one that the engine does not list is not asked for again with each of its objects. */
    private final RequestCache<Namespace> later = RequestCache.of(Duration.ofMinutes(5));

    Namespaces(EngineSession session) {
        this.session = session;
    }

    /** @param reference null for that of local objects, which have none */
    Namespace of(String reference) {
        if (reference == null) {
            return null;
        }
        List<Namespace> all = all();
        Namespace known = find(reference, all);
        if (known == null && all != null) {
            known = later.get(reference, () -> again(reference));
        }
        return known == null ? unnamed(reference) : known;
    }

    /** Null when the list could not be read: then nothing is known of it. */
    private Namespace again(String reference) {
        memory.forget();
        lately.forget();
        List<Namespace> all = all();
        Namespace known = find(reference, all);
        return known == null && all != null ? unnamed(reference) : known;
    }

    private static Namespace unnamed(String reference) {
        return new Namespace(reference, reference);
    }

    private static Namespace find(String reference, List<Namespace> all) {
        return all == null
                ? null
                : all.stream()
                        .filter(each -> each.reference().equals(reference))
                        .findFirst()
                        .orElse(null);
    }

    /** Null when it could not be read, which is not remembered for long. */
    private List<Namespace> all() {
        return memory.get(ALL, () -> lately.get(ALL, this::read).orElse(null));
    }

    private Optional<List<Namespace>> read() {
        try {
            return Optional.of(session.read(
                    WebRequest.get("/namespace"),
                    ResultReader.list(
                            io.jenkins.plugins.delphixpipeline.engine.wire.Namespace.class,
                            wire -> new Namespace(wire.reference(), wire.name()))));
        } catch (PlatformException e) {
            if (UNTOLD.contains(e.problem())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
