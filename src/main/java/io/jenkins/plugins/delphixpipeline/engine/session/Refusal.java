package io.jenkins.plugins.delphixpipeline.engine.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import java.util.ArrayList;
import java.util.List;

/** Turns an engine's error into a failure. */
final class Refusal {
    private static final String GONE = "exception.executor.object.missing";
    private static final String LOGIN = "exception.webservices.login.failed";
    private static final String VERSION = "exception.webservices.session.invalid.version";

    private Refusal() {}

    static PlatformException of(Envelope<?> answer, String subject) {
        Problem problem = problem(answer.status(), answer.error().path("id").asText(""));
        return new PlatformException(failure(problem, answer.error(), subject));
    }

    static Failure failure(Problem problem, JsonNode error, String subject) {
        String action = error.path("action").asText(null);
        Failure failure =
                Failure.of(problem, subject).withDetails(details(error)).at(BackEndKind.ENGINE);
        return action == null || action.isBlank() ? failure : failure.withSuggestion(action);
    }

    private static Problem problem(int status, String id) {
        if (id.equals(LOGIN)) {
            return Problem.LOGIN_REFUSED;
        }
        if (id.equals(VERSION)) {
            return Problem.VERSION_UNSUPPORTED;
        }
        if (status == 404 || id.equals(GONE)) {
            return Problem.OBJECT_GONE;
        }
        return status == 401 || status == 403 ? Problem.NOT_PERMITTED : Problem.REFUSED_BY_PLATFORM;
    }

    /**
     * Engine API: {@code details} is a text, or for a body that lacks something an object that names each member, nested
     * like the body was.
     */
    static String details(JsonNode error) {
        JsonNode details = error.path("details");
        if (details.isObject()) {
            List<String> lines = new ArrayList<>();
            flatten("", details, lines);
            return String.join("; ", lines);
        }
        String text = details.asText("");
        String output = error.path("commandOutput").asText("");
        if (text.isBlank()) {
            text = error.path("id").asText("no explanation");
        }
        return output.isBlank() ? text : text + " (" + output.strip() + ")";
    }

    private static void flatten(String path, JsonNode node, List<String> lines) {
        if (node.isTextual()) {
            lines.add(path + ": " + node.asText());
            return;
        }
        if (node.path("details").isTextual()) {
            lines.add(path + ": " + node.path("details").asText());
            return;
        }
        JsonNode nested = node.has("details") ? node.path("details") : node;
        nested.properties().forEach(member -> {
            String name = member.getKey();
            flatten(path.isEmpty() ? name : path + "." + name, member.getValue(), lines);
        });
    }
}
