package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineHooks;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.util.List;

/**
 * Scripts of a VDB as an engine takes them. Engine API: a list that is sent takes the place of the whole one that is there,
 * and one that is not sent stays.
 */
final class HookRequests {
    private static final String OPERATIONS = "VirtualSourceOperations";

    private final EngineSession session;

    HookRequests(EngineSession session) {
        this.session = session;
    }

    /** Engine API: hooks have names from 1.9.0 on. */
    void check(VdbHooks hooks) {
        if (!hooks.isEmpty() && !session.version().atLeast(1, 9, 0)) {
            throw new PlatformException(Failure.of(Problem.RELEASE_TOO_OLD, "hooks")
                    .withDetails(session.version().toString())
                    .withCandidates(List.of("1.9.0")));
        }
    }

    /** Puts the scripts into the source of a new VDB. */
    static void into(ObjectNode source, VdbHooks hooks) {
        if (!hooks.isEmpty()) {
            ObjectNode operations = source.withObject("/operations").put("type", OPERATIONS);
            hooks.lists().forEach((moment, scripts) -> operations.set(EngineHooks.list(moment), list(scripts)));
        }
    }

    /** The changed members of a source; its masking jobs stay, ahead of the scripts. */
    ObjectNode update(String source, VdbHooks hooks) {
        JsonNode now = session.read(WebRequest.get("/source/" + source), ResultReader.tree());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", now.path("type").asText());
        into(body, hooks);
        hooks.lists().keySet().forEach(moment -> {
            String list = EngineHooks.list(moment);
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            now.path("operations").path(list).forEach(operation -> {
                if (EngineHooks.isMasking(operation.path("type").asText())) {
                    kept.add(operation);
                }
            });
            body.withObject("/operations").set(list, kept.addAll((ArrayNode) body.at("/operations/" + list)));
        });
        return body;
    }

    private static ArrayNode list(List<VdbHooks.Script> scripts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        scripts.forEach(script -> list.addObject()
                .put("type", EngineHooks.type(script.shell()))
                .put("name", script.name())
                .put("command", script.text())
                .putArray("credentialsEnvVarsList"));
        return list;
    }
}
