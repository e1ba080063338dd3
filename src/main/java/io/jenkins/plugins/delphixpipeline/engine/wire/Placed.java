package io.jenkins.plugins.delphixpipeline.engine.wire;

import io.jenkins.plugins.delphixpipeline.platform.model.Named;

/** What bears a name of its own among the local objects of its kind; one that was replicated here is named with its namespace. */
public interface Placed extends Named {
    @Override
    String namespace();

    @Override
    default String path() {
        return namespace() == null ? name() : namespace() + "/" + name();
    }
}
