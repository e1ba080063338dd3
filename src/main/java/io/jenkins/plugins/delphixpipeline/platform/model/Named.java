package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.List;

/** Something that people address by name, or by a longer path where the name alone is not unique. */
public interface Named {
    String reference();

    String name();

    /** The unambiguous form. */
    default String path() {
        return name();
    }

    /** Null for local objects; replicated ones are addressed by their whole path only. */
    default String namespace() {
        return null;
    }

    /** Every way to write which one is meant; all but the {@link #path} may mean others too. */
    default List<String> names() {
        return namespace() == null ? List.of(name(), path()) : List.of(path());
    }
}
