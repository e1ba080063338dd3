package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.Arrays;
import java.util.Set;

/** Collects what is wrong with a body, so that the caller learns all of it at once. */
public final class Validation {

    private final JsonNode body;
    private final ObjectNode details = Json.object();

    public Validation(JsonNode body) {
        this.body = body;
    }

    /** Each member must be there and not null; {@code container.name} means a member of a member that is there. */
    public Validation required(String... paths) {
        for (String path : paths) {
            int dot = path.lastIndexOf('.');
            boolean parentThere = dot < 0 || at(path.substring(0, dot)).isObject();
            if (parentThere && (at(path).isMissingNode() || at(path).isNull())) {
                problem(path, "exception.webservices.validation.required", "This field is required.");
            }
        }
        return this;
    }

    /** The member must be a text of 1 to 256 characters. */
    public Validation name(String path) {
        JsonNode name = at(path);
        boolean good =
                name.isTextual() && !name.asText().isBlank() && name.asText().length() <= 256;
        if (!name.isMissingNode() && !name.isNull() && !good) {
            problem(path, "exception.webservices.validation.text", "This field must be a name of 1 to 256 characters.");
        }
        return required(path);
    }

    /** What is given for these must be a text. */
    public Validation text(String... paths) {
        for (String path : paths) {
            JsonNode text = at(path);
            if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
                problem(path, "exception.webservices.validation.text", "This field must be a text.");
            }
        }
        return this;
    }

    /** The body's own type must be one of these. */
    public Validation type(Set<String> known) {
        if (!known.contains(body.path("type").asText())) {
            String text = "Expected one of " + known + " but found \""
                    + body.path("type").asText() + "\".";
            problem("type", "exception.webservices.validation.type", text);
        }
        return this;
    }

    public Validation readOnly(String path) {
        return problem(path, "exception.webservices.validation.readonly", "This field is read-only.");
    }

    public Validation problem(String path, String id, String text) {
        String[] words = path.split("\\.");
        ObjectNode parent = details;
        for (String word : Arrays.copyOf(words, words.length - 1)) {
            parent = parent.withObjectProperty(word);
        }
        parent.set(words[words.length - 1], ApiError.body(id, Json.value(text), null));
        return this;
    }

    /** Refuses the call when anything was wrong. */
    public void check() {
        if (!details.isEmpty()) {
            throw ApiError.invalid(details);
        }
    }

    private JsonNode at(String path) {
        return body.at("/" + path.replace('.', '/'));
    }
}
