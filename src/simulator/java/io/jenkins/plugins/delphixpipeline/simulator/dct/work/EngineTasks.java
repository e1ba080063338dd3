package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** What DCT has engines do with datasets. */
public final class EngineTasks {

    private EngineTasks() {}

    public static DctTask sync(Located dataset) {
        return database(dataset, "Snapshot", "sync", Json.object());
    }

    /** A refresh; a rewind when the point is one of the VDB's own. */
    public static DctTask refresh(Located vdb, EnginePoint point) {
        String operation = vdb.reference().equals(point.dataset()) ? "Rollback" : "Refresh";
        DataKind kind = DataKind.of(vdb.object());
        String type = kind == DataKind.ORACLE ? kind.parameters(operation) : operation + "Parameters";
        ObjectNode body = Json.object("type", type, "timeflowPointParameters", point.json());
        return database(vdb, operation, operation.toLowerCase(java.util.Locale.ROOT), body);
    }

    /** Engines have asked for another method since 1.11.8. */
    public static DctTask undo(Located vdb) {
        RegisteredEngine engine = vdb.engine();
        String path = "/database/" + vdb.reference() + "/undo";
        return new DctTask(engine, "Undo", () -> {
            JsonNode answer = engine.post(path, Json.object());
            boolean older = "exception.webservices.call.unknown"
                    .equals(answer.at("/error/id").asText());
            return older ? engine.get(path) : answer;
        });
    }

    public static DctTask switchTimeflow(Located vdb, String timeflow) {
        return database(vdb, "Switch timeflow", "switchTimeflow", Json.object("timeflow", timeflow));
    }

    public static DctTask delete(Located vdb) {
        return database(vdb, "Delete", "delete", Json.object());
    }

    /** @param verb start, stop, enable or disable */
    public static DctTask source(Located dataset, String verb, boolean attemptStart) {
        RegisteredEngine engine = dataset.engine();
        String title = Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
        return new DctTask(engine, title, () -> {
            String source = dataset.source().map(Store::ref).orElse("NONE-0");
            boolean told = verb.equals("enable") && !attemptStart;
            ObjectNode body =
                    told ? Json.object("type", "SourceEnableParameters", "attemptStart", false) : Json.object();
            if (told && DataKind.of(dataset.object()) == DataKind.ORACLE) {
                body.put("type", "OracleEnableParameters");
            }
            return engine.post("/source/" + source + "/" + verb, body);
        });
    }

    /** Something that needs no job. */
    public static DctTask update(Located object, String title, String path, ObjectNode body) {
        return new DctTask(object.engine(), title, () -> object.engine().post(path, body));
    }

    private static DctTask database(Located dataset, String title, String verb, ObjectNode body) {
        RegisteredEngine engine = dataset.engine();
        return new DctTask(engine, title, () -> engine.post("/database/" + dataset.reference() + "/" + verb, body));
    }
}
