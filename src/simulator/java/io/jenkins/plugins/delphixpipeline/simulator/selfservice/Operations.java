package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** The history of a data pod or template: one JSOperation for each thing done to it. */
final class Operations {

    private final EngineState state;

    Operations(EngineState state) {
        this.state = state;
    }

    /** Begins an operation on the layout's active branch; it becomes the layout's last operation. */
    String begin(Kind kind, String layout, String operation, String user) {
        return begin(kind, layout, Json.text(state.store().get(kind, layout), "activeBranch"), operation, user);
    }

    /** The same on any branch of the layout. */
    String begin(Kind kind, String layout, String branch, String operation, String user) {
        String reference = record(state.store().get(kind, layout), branch, operation, user, null);
        state.store().update(kind, layout, changed -> {
            changed.put("lastOperation", reference).put("lastUpdated", state.timestamp());
            if (!Json.has(changed, "firstOperation")) {
                changed.put("firstOperation", reference);
            }
            if (kind == Kind.POD) {
                changed.put("operationCount", changed.path("operationCount").asInt() + 1);
            }
        });
        last(branch, reference);
        return reference;
    }

    /** A data pod is about to leave its active branch, whose newest data is that of this moment. */
    void leave(String pod, String user) {
        String branch = Json.text(state.store().get(Kind.POD, pod), "activeBranch");
        String reference = record(state.store().get(Kind.POD, pod), branch, "DEACTIVATE", user, null);
        last(branch, reference);
        end(reference);
    }

    private void last(String branch, String operation) {
        state.store().find(Kind.BRANCH, branch).ifPresent(any -> state.store().update(Kind.BRANCH, branch, changed -> {
            changed.put("lastOperation", operation);
            if (!Json.has(changed, "firstOperation")) {
                changed.put("firstOperation", operation);
            }
        }));
    }

    /** Records an operation that leaves the data alone, such as the making of a bookmark. */
    String record(ObjectNode layout, String branch, String operation, String user, String bookmark) {
        return Store.ref(state.store()
                .add(
                        Kind.OPERATION,
                        Json.object(
                                "type",
                                "JSOperation",
                                "name",
                                operation,
                                "operation",
                                operation,
                                "branch",
                                branch,
                                "dataLayout",
                                Store.ref(layout),
                                "bookmark",
                                bookmark,
                                "dataParent",
                                null,
                                "dataTime",
                                null,
                                "startTime",
                                state.timestamp(),
                                "endTime",
                                null,
                                "description",
                                operation + " of \"" + Json.text(layout, "name") + "\"",
                                "rootAction",
                                null,
                                "user",
                                user,
                                "forceOption",
                                false)));
    }

    void caused(String operation, String rootAction) {
        state.store().update(Kind.OPERATION, operation, changed -> changed.put("rootAction", rootAction));
    }

    void end(String operation) {
        state.store().update(Kind.OPERATION, operation, changed -> changed.put("endTime", state.timestamp())
                .put("dataTime", state.timestamp()));
    }
}
