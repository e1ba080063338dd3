package io.jenkins.plugins.delphixpipeline.platform.model;

import java.time.Instant;

/** Something that people address by name, or by a longer path where the name alone is not unique. */
public interface Named {
    String reference();

    String name();

    /** The unambiguous form. */
    default String path() {
        return namespace() == null ? name() : pathIn(namespace().name());
    }

    /** The unambiguous form of a replicated one, by whatever its namespace is called. */
    default String pathIn(String space) {
        return space + "/" + name();
    }

    /** Null for local objects; replicated ones are addressed by their whole path only. */
    default Namespace namespace() {
        return null;
    }

    /** Of when its data is, where that tells it from others of its path; null where it does not. */
    default Instant dataAt() {
        return null;
    }

    /** Whether people may mean it with this; all but the {@link #path} may mean others too. */
    default boolean isCalled(String wanted) {
        return namespace() == null
                ? name().equals(wanted) || path().equals(wanted)
                : path().equals(wanted) || pathIn(namespace().reference()).equals(wanted);
    }
}
