package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Provision parameters to edit and post back. Unlike every other answer they hold no nulls. */
public final class ProvisionDefaults {

    private final EngineState state;

    public ProvisionDefaults(EngineState state) {
        this.state = state;
    }

    /** @param point one timeflow point */
    public ObjectNode of(JsonNode point) {
        Points.validate(Json.object("timeflowPointParameters", point));
        String parent = new Points(state).datasetOf(point, null);
        if (parent == null) {
            throw ApiError.missing("null");
        }
        new Points(state).resolve(point, parent);
        ObjectNode database = state.store().get(Kind.DATABASE, parent);
        DataKind kind = DataKind.of(database);
        String plain = Json.text(database, "name").replaceAll("[^A-Za-z0-9]", "");
        String name = "V" + plain.substring(0, Math.min(3, plain.length()));
        ObjectNode source = Json.object(
                "type",
                kind.virtualSource(),
                "name",
                name,
                "allowAutoVDBRestartOnHostReboot",
                false,
                "operations",
                Datasets.hooks());
        ObjectNode config = Json.object("type", kind.sourceConfig(), "linkingEnabled", true);
        state.store().where(Kind.REPOSITORY, "type", kind.repository()).stream()
                .findFirst()
                .ifPresent(repository -> config.put("repository", Store.ref(repository)));
        boolean pluggable = "PDB".equals(Json.text(database, "contentType"));
        switch (kind) {
            case ORACLE -> {
                source.put("mountBase", "/mnt/provision");
                config.put("databaseName", name);
                if (pluggable) {
                    source.put("type", "OracleVirtualPdbSource");
                    config.put("type", "OraclePDBConfig").remove("repository");
                } else {
                    config.put("uniqueName", name)
                            .set(
                                    "instance",
                                    Json.object("type", "OracleInstance", "instanceName", name, "instanceNumber", 1));
                }
            }
            case APPDATA -> {
                source.set("parameters", Json.object("postgresPort", 5434, "mountLocation", "/mnt/provision/" + name));
                source.set("additionalMountPoints", Json.array());
                config.put("name", name).put("path", "");
            }
            case MSSQL -> config.put("recoveryModel", "SIMPLE");
            default -> source.put("mountBase", "/mnt/provision");
        }
        return Json.object(
                "type",
                pluggable ? "OracleMultitenantProvisionParameters" : kind.parameters("Provision"),
                "container",
                Json.object("type", kind.container(), "name", name, "group", Json.text(database, "group")),
                "source",
                source,
                "sourceConfig",
                config,
                "timeflowPointParameters",
                point,
                "masked",
                false);
    }
}
