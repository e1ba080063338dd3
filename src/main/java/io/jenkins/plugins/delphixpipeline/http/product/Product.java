package io.jenkins.plugins.delphixpipeline.http.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The products that people mix up in addresses, and how each is known without a login. */
public enum Product {
    /** Engine API: its container's page, or its envelope, answers whoever is not logged in. */
    ENGINE("Delphix Engine", WebRequest.get("/resources/json/delphix/about")) {
        @Override
        boolean isIn(WebAnswer answer) throws IOException {
            if (!answer.isJson()) {
                return answer.says("/resources/json/delphix/login");
            }
            String type = body(answer).path("type").asText();
            return List.of("OKResult", "ErrorResult").contains(type);
        }
    },
    /** Masking Engine API: there is no envelope, but an error says so in {@code errorMessage}. */
    MASKING_ENGINE("Delphix Masking Engine", WebRequest.get("/masking/api/applications")) {
        @Override
        boolean isIn(WebAnswer answer) throws IOException {
            return answer.isJson() && body(answer).path("errorMessage").isTextual();
        }
    },
    /** DCT API: what it answers to a token that is none. Releases differ in the beginning of the path. */
    DCT(
            "Delphix Data Control Tower (DCT)",
            WebRequest.post("/dct/v3/token-info", Map.of("token", "none")),
            WebRequest.post("/v3/token-info", Map.of("token", "none"))) {
        @Override
        boolean isIn(WebAnswer answer) throws IOException {
            JsonNode body = answer.isJson() ? body(answer) : null;
            return body != null
                    && (body.path("active").isBoolean()
                            || body.path("error").isTextual()
                                    && body.path("error_description").isTextual());
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String title;
    private final List<WebRequest> questions;

    Product(String title, WebRequest... questions) {
        this.title = title;
        this.questions = List.of(questions);
    }

    abstract boolean isIn(WebAnswer answer) throws IOException;

    /**
     * Looks whether what answered in another language is one of the other products. Nothing secret is sent.
     *
     * @return why this product was not met
     */
    public PlatformException missed(WebClient web, PlatformException trouble) {
        if (trouble.problem() != Problem.ANSWER_UNREADABLE) {
            return trouble;
        }
        String server = web.settings().server();
        Failure failure = Arrays.stream(values())
                .filter(other -> other != this && other.answers(web))
                .findFirst()
                .map(other -> Failure.of(Problem.OTHER_PRODUCT, server)
                        .withDetails(other.title)
                        .withCandidates(List.of(title)))
                .orElseGet(() -> Failure.of(Problem.ANSWER_UNREADABLE, server)
                        .withDetails(trouble.failure().details()));
        return web.noted(new PlatformException(failure, trouble));
    }

    /** Whether it is certainly this product that answers there. */
    public boolean answers(WebClient web) {
        return questions.stream().anyMatch(question -> {
            try {
                return web.read(question.answeredWithin(PATIENCE).retriedFor(Duration.ZERO), this::isIn);
            } catch (PlatformException notThisOne) {
                return false;
            }
        });
    }

    private static JsonNode body(WebAnswer answer) throws IOException {
        return Json.reader(JsonNode.class).readValue(answer.stream());
    }
}
