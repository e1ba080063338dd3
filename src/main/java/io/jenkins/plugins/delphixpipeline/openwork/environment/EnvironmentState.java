package io.jenkins.plugins.delphixpipeline.openwork.environment;

import java.util.EnumSet;
import java.util.Set;

/** How far an environment has come. One that is removed is not in the registry any more. */
public enum EnvironmentState {
    /** Its name is taken, and a place in the quotas; nothing was submitted yet. */
    RESERVED,
    /** A VDB may be there, or come. */
    PROVISIONING,
    /** Its data can be used, and nobody does. */
    READY,
    /** A body runs. */
    IN_USE,
    TO_BE_REMOVED;

    private Set<EnvironmentState> next() {
        return switch (this) {
            case RESERVED -> EnumSet.of(PROVISIONING, TO_BE_REMOVED);
            case PROVISIONING, IN_USE -> EnumSet.of(READY, TO_BE_REMOVED);
            case READY -> EnumSet.of(PROVISIONING, IN_USE, TO_BE_REMOVED);
            case TO_BE_REMOVED -> EnumSet.noneOf(EnvironmentState.class);
        };
    }

    boolean leadsTo(EnvironmentState other) {
        return this == other || next().contains(other);
    }
}
