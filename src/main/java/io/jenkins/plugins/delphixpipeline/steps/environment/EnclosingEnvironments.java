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
    /** Null in what was stored before they were kept. */
    private final HashSet<String> variables;

    private EnclosingEnvironments(Set<String> ids, Set<String> variables) {
        this.ids = new HashSet<>(ids);
        this.variables = new HashSet<>(variables);
    }

    /** @param outer null for none */
    static Set<String> ids(EnclosingEnvironments outer) {
        return outer == null ? Set.of() : Set.copyOf(outer.ids);
    }

    /**
     * The names of those that their bodies see.
     *
     * @param outer null for none
     */
    static Set<String> variables(EnclosingEnvironments outer) {
        return outer == null || outer.variables == null ? Set.of() : Set.copyOf(outer.variables);
    }

    /** @param outer null for none */
    static EnclosingEnvironments with(EnclosingEnvironments outer, String id, Set<String> variables) {
        EnclosingEnvironments all = new EnclosingEnvironments(ids(outer), variables(outer));
        all.ids.add(id);
        all.variables.addAll(variables);
        return all;
    }
}
