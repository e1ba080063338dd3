package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Where sources and source configs live. */
final class Places {

    private Places() {}

    /** The installation of a source or source config, or null. */
    static String repository(Store store, ObjectNode object) {
        return store.find(Kind.SOURCE_CONFIG, Json.text(object, "config"))
                .map(config -> Json.text(config, "repository"))
                .orElse(Json.text(object, "repository"));
    }

    /** The environment of that installation, or null. */
    static String environment(Store store, ObjectNode object) {
        return store.find(Kind.REPOSITORY, repository(store, object))
                .map(repository -> Json.text(repository, "environment"))
                .orElse(null);
    }
}
