package io.jenkins.plugins.delphixpipeline.http.submission;

import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The changes that a back end has, by their kind.
 *
 * @param <H> the handlers of that back end
 */
public final class SubmissionHandlers<H extends SubmissionHandler<?>> {
    private final Map<Submission.Kind, H> all = new EnumMap<>(Submission.Kind.class);
    private final Function<Feature, PlatformException> refusal;

    /** @param refusal of a change for which the back end lacks something */
    public SubmissionHandlers(Function<Feature, PlatformException> refusal, List<? extends Collection<H>> families) {
        this.refusal = refusal;
        families.forEach(family -> family.forEach(this::add));
    }

    private void add(H handler) {
        for (Submission.Kind kind : handler.kinds()) {
            if (all.putIfAbsent(kind, handler) != null) {
                throw new IllegalStateException("There are two handlers of " + kind);
            }
        }
    }

    /** @throws PlatformException where the back end has no such change, with what it has instead */
    public H of(Submission.Kind kind) {
        H handler = all.get(kind);
        if (handler == null) {
            throw refusal.apply(kind.needs());
        }
        return handler;
    }
}
