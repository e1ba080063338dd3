package io.jenkins.plugins.delphixpipeline.steps.environment;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** The environments whose bodies a step is inside of: they cannot end before it. Stored with the pipeline. */
public final class EnclosingEnvironments implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HashSet<String> ids;

    private EnclosingEnvironments(Set<String> ids) {
        this.ids = new HashSet<>(ids);
    }

    /** @param outer null for none */
    static Set<String> ids(EnclosingEnvironments outer) {
        return outer == null ? Set.of() : Set.copyOf(outer.ids);
    }

    /** @param outer null for none */
    static EnclosingEnvironments with(EnclosingEnvironments outer, String id) {
        Set<String> all = new HashSet<>(ids(outer));
        all.add(id);
        return new EnclosingEnvironments(all);
    }
}
