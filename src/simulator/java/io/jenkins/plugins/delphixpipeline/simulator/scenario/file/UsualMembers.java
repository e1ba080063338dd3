package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Patients;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What objects of each type have besides what a recording holds of them. An engine sends every member, null where there is
 * nothing, and clients read them without asking; so each that the built-in estate has is there.
 */
final class UsualMembers {

    private final Map<String, Set<String>> ofType = new HashMap<>();

    /** @param engine of the same release */
    UsualMembers(EngineState engine) {
        EngineState model =
                new EngineState(engine.uuid(), engine.version(), engine.clock(), engine.switches(), engine.faults());
        Estate estate = new Estate(model);
        String user = estate.user("admin", "DOMAIN", "");
        estate.infrastructure().host();
        estate.infrastructure().services();
        Patients.build(estate, user);
        for (Kind kind : Kind.values()) {
            model.store().all(kind).forEach(object -> object.fieldNames().forEachRemaining(names(kind, object)::add));
        }
    }

    private Set<String> names(Kind kind, ObjectNode object) {
        return ofType.computeIfAbsent(kind + " " + Json.text(object, "type"), any -> new TreeSet<>());
    }

    /** Adds what it lacks, with nothing in it. */
    void complete(Kind kind, ObjectNode object) {
        names(kind, object).stream().filter(name -> !object.has(name)).forEach(object::putNull);
    }
}
