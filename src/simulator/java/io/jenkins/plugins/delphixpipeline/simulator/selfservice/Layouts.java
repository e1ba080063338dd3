package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Connections;
import io.jenkins.plugins.delphixpipeline.simulator.api.Validation;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What templates and data pods have in common: data sources, and a branch. */
public final class Layouts {

    private final EngineState state;

    public Layouts(EngineState state) {
        this.state = state;
    }

    /** A template without data sources yet. */
    public String addTemplate(String name, String notes, JsonNode properties) {
        ObjectNode template = Json.object(
                "type",
                "JSDataTemplate",
                "name",
                name,
                "activeBranch",
                null,
                "firstOperation",
                null,
                "lastOperation",
                null,
                "lastUpdated",
                state.timestamp(),
                "confirmTimeConsumingOperations",
                true,
                "notes",
                notes,
                "properties",
                properties);
        return Store.ref(state.store().add(Kind.TEMPLATE, template));
    }

    /** A data pod without data sources yet. */
    public String addPod(String name, String template, String notes, JsonNode properties) {
        ObjectNode pod = Json.object(
                "type",
                "JSDataContainer",
                "name",
                name,
                "template",
                template,
                "activeBranch",
                null,
                "firstOperation",
                null,
                "lastOperation",
                null,
                "lastUpdated",
                state.timestamp(),
                "operationCount",
                0,
                "owner",
                null,
                "properties",
                properties,
                "notes",
                notes,
                "state",
                "ONLINE",
                "lockUserName",
                null,
                "lockUserReference",
                null);
        return Store.ref(state.store().add(Kind.POD, pod));
    }

    /** Gives a layout a branch, makes it the active one and begins its history. Returns the operation, which is over. */
    public String addBranch(Kind kind, String layout, String name, String user) {
        ObjectNode branch = state.store()
                .add(
                        Kind.BRANCH,
                        Json.object(
                                "type",
                                "JSBranch",
                                "name",
                                name,
                                "dataLayout",
                                layout,
                                "firstOperation",
                                null,
                                "lastOperation",
                                null));
        state.store().update(kind, layout, changed -> changed.put("activeBranch", Store.ref(branch)));
        Operations operations = new Operations(state);
        String operation = operations.begin(kind, layout, "CREATE_BRANCH", user);
        operations.end(operation);
        return operation;
    }

    public void addDataSource(String layout, String name, String database, int priority) {
        state.store()
                .add(
                        Kind.DATA_SOURCE,
                        Json.object(
                                "type",
                                "JSDataSource",
                                "name",
                                name,
                                "container",
                                database,
                                "dataLayout",
                                layout,
                                "description",
                                null,
                                "priority",
                                priority,
                                "properties",
                                Json.object(),
                                "enabled",
                                true,
                                "masked",
                                state.store().get(Kind.DATABASE, database).get("masked"),
                                "runtime",
                                Connections.of(state, database)));
    }

    /** Refuses data sources that lack something or name datasets that are not there. */
    static void validateDataSources(Call call) {
        Validation validation = call.validate().name("name").required("dataSources");
        validation.check();
        if (!call.body().get("dataSources").isArray()
                || call.body().get("dataSources").isEmpty()) {
            validation.problem("dataSources", "exception.webservices.validation.required", "At least one is required.");
            validation.check();
        }
        for (JsonNode item : call.body().get("dataSources")) {
            new Validation(item).required("container", "source", "source.name").check();
            call.object(Kind.DATABASE, Json.text(item, "container"));
        }
    }

    void addRequestedDataSources(Call call, String layout) {
        for (JsonNode item : call.body().get("dataSources")) {
            int priority = item.at("/source/priority").asInt(1);
            addDataSource(layout, item.at("/source/name").asText(), Json.text(item, "container"), priority);
        }
    }

    /** The datasets of a layout by the name of their data source. */
    public Map<String, String> databases(String layout) {
        Map<String, String> databases = new LinkedHashMap<>();
        for (ObjectNode source : state.store().of(Kind.DATA_SOURCE, layout)) {
            databases.put(Json.text(source, "name"), Json.text(source, "container"));
        }
        return databases;
    }

    Set<String> locks(String layout) {
        return new LinkedHashSet<>(databases(layout).values());
    }

    /** The data that each dataset of a layout holds now. */
    public Map<String, DataPoint> present(String layout) {
        Map<String, DataPoint> points = new LinkedHashMap<>();
        databases(layout).forEach((name, database) -> points.put(name, presentOf(database)));
        return points;
    }

    private DataPoint presentOf(String database) {
        ObjectNode container = state.store().get(Kind.DATABASE, database);
        String timeflow = Json.text(container, "currentTimeflow");
        String snapshot = new Snapshots(state)
                .newest(database)
                .filter(newest -> timeflow.equals(Json.text(newest, "timeflow")))
                .map(Store::ref)
                .orElse(null);
        boolean masked = state.lineage().isMasked(timeflow);
        return new DataPoint(DataKind.of(container), timeflow, snapshot, state.timestamp(), null, masked);
    }

    /** The template or pod that a reference names. */
    ObjectNode find(String reference) {
        return state.store()
                .find(Kind.POD, reference)
                .or(() -> state.store().find(Kind.TEMPLATE, reference))
                .orElseThrow(() -> ApiError.missing(reference));
    }

    static Kind kindOf(ObjectNode layout) {
        return "JSDataTemplate".equals(Json.text(layout, "type")) ? Kind.TEMPLATE : Kind.POD;
    }

    void remove(Kind kind, String layout) {
        for (Kind part : new Kind[] {Kind.DATA_SOURCE, Kind.BRANCH, Kind.OPERATION}) {
            state.store().of(part, layout).forEach(object -> state.store().remove(part, Store.ref(object)));
        }
        String member = kind == Kind.POD ? "container" : "template";
        state.store().where(Kind.BOOKMARK, member, layout).forEach(bookmark -> state.store()
                .remove(Kind.BOOKMARK, Store.ref(bookmark)));
        state.store().remove(kind, layout);
    }
}
