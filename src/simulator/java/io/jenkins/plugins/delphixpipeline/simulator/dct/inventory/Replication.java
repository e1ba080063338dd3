package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;

/** Where a replica came to. */
final class Replication {
    private Replication() {}

    /** Replicas say where they came to; everything else is a replica of nothing. */
    static void show(Located object, ObjectNode json) {
        json.put("is_replica", object.text("namespace") != null);
        object.linked(Kind.NAMESPACE, "namespace")
                .ifPresent(space -> json.put("namespace_id", space.id()).put("namespace_name", space.name()));
    }
}
