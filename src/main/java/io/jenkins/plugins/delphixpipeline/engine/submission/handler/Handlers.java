package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The changes that an engine has, by their kind. */
public final class Handlers {
    private final Map<Submission.Kind, Handler<?>> all = new EnumMap<>(Submission.Kind.class);
    private final Function<Feature, PlatformException> refusal;

    /** @param refusal of a change for which an engine lacks something */
    public Handlers(Function<Feature, PlatformException> refusal, List<? extends Collection<Handler<?>>> families) {
        this.refusal = refusal;
        families.forEach(family -> family.forEach(handler -> handler.kinds().forEach(kind -> all.put(kind, handler))));
    }

    /** @throws PlatformException where an engine has no such change, with what it has instead */
    public Handler<?> of(Submission.Kind kind) {
        Handler<?> handler = all.get(kind);
        if (handler == null) {
            throw refusal.apply(kind.needs());
        }
        return handler;
    }
}
