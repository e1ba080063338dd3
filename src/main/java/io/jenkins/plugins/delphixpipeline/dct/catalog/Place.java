package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** Where something new may be put, or what it may be given, by its name or id. */
record Place(String reference, String name) implements Named {

    /** Those of an engine, and those that belong to none. */
    static <T> Predicate<T> onEngine(String engine, Function<T, String> engineOf) {
        return place -> engineOf.apply(place) == null || Objects.equals(engine, engineOf.apply(place));
    }

    /** @return its reference */
    static String resolve(String name, Collection<Place> there, Problem unknown) {
        return NameResolver.resolve(name, there, unknown).reference();
    }
}
