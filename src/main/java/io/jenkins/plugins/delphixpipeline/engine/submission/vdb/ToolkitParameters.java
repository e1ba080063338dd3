package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which parameters the toolkit of a dataset takes. Engine API: a toolkit holds a JSON Schema for each of its parameter sets, as
 * its author wrote it; where it tells none, or leaves it open, any key may be right.
 */
final class ToolkitParameters {
    /** Of a sync. */
    static final String OF_SNAPSHOT = "/snapshotParametersDefinition/schema";
    /** Of a new VDB. */
    static final String OF_VDB = "/virtualSourceDefinition/parameters";

    private final EngineSession session;

    ToolkitParameters(EngineSession session) {
        this.session = session;
    }

    /**
     * @param dataset of that toolkit
     * @param schema where in the toolkit it stands
     * @throws PlatformException {@link Problem#PARAMETER_REFUSED} naming a key that the toolkit does not know
     */
    void check(String dataset, String schema, Map<?, ?> given) {
        if (given.isEmpty()) {
            return;
        }
        JsonNode told = toolkit(dataset).at(schema);
        // JSON Schema: whatever is not forbidden is allowed.
        if (!told.path("additionalProperties").asBoolean(true) && !told.has("patternProperties")) {
            List<String> known = new ArrayList<>();
            told.path("properties").fieldNames().forEachRemaining(known::add);
            given.keySet().stream()
                    .map(Object::toString)
                    .filter(key -> !known.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw Parameters.unknown(key, known);
                    });
        }
    }

    private JsonNode toolkit(String dataset) {
        JsonNode container = read("/database/" + dataset);
        return container.path("toolkit").isTextual()
                ? read("/toolkit/" + container.get("toolkit").asText())
                : MissingNode.getInstance();
    }

    /** Who may not read it leaves the judgement to the engine. */
    private JsonNode read(String path) {
        try {
            JsonNode found = session.read(WebRequest.get(path), ResultReader.tree());
            return found == null ? MissingNode.getInstance() : found;
        } catch (PlatformException e) {
            if (e.isOfTheWay()) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }
}
