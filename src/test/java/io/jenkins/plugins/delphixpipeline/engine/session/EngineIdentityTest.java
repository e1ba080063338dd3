package io.jenkins.plugins.delphixpipeline.engine.session;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine is known by what it calls itself, and a session stays with the one that it began with. */
class EngineIdentityTest {
    private static final String OWN = "564d1111-2222-4333-8444-555566667777";

    @Test
    void anEngineIsAskedOnceAndAgainOnlyAfterANewLogin() {
        try (Connected at = Connected.start(builder -> builder.uuid(OWN))) {
            BackEndIdentity first = at.engine.identity();
            Dataset dataset = at.dataset(DSOURCE);
            assertThat(at.engine.identity()).isEqualTo(first);
            assertThat(first.key()).isEqualTo(OWN);
            assertThat(at.requests("GET", "/system")).isEqualTo(1);

            at.simulated.faults().expireSessions();
            at.engine.catalog().snapshots(dataset);

            assertThat(at.engine.identity()).isEqualTo(first);
            assertThat(at.requests("GET", "/system")).isEqualTo(2);
            assertThat(at.engine.hasMoved()).isFalse();
        }
    }

    @Test
    void whereNobodyWantsToKnowNothingIsAsked() {
        try (Connected at = Connected.start()) {
            Dataset dataset = at.dataset(DSOURCE);
            at.simulated.faults().expireSessions();
            at.engine.catalog().snapshots(dataset);

            assertThat(at.requests("POST", "/login")).isEqualTo(2);
            assertThat(at.requests("GET", "/system")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":{\"type\":\"SystemInfo\"},\"job\":null,\"action\":null}",
                "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":{\"type\":\"SystemInfo\",\"uuid\":null},\"job\":null,\"action\":null}",
                "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\",\"id\":\"exception.webservices.permission\",\"details\":\"no\"}}"
            })
    void aLoginThatIsNotToldKnowsTheEngineByItsAddress(String answer) {
        try (Connected at = Connected.start()) {
            int status = answer.contains("ERROR") ? 403 : 200;
            Fault told = (request, handling) -> HttpResponse.json(status, answer.getBytes(StandardCharsets.UTF_8));
            at.simulated.faults().on("GET", "/system$").always().fails(told);

            BackEndIdentity known = at.engine.identity();

            assertThat(known.isSameAs(
                            BackEndIdentity.of(null, at.simulated.url().toString())))
                    .isTrue();
            assertThat(known.key()).isEqualTo(at.simulated.url().toString());
            Dataset dataset = at.dataset(DSOURCE);
            at.simulated.faults().expireSessions();
            assertThat(at.engine.catalog().snapshots(dataset)).isNotEmpty();
        }
    }

    private static SimulatedEngine anotherAt(int port) {
        return SimulatedEngine.builder()
                .uuid("564d9999-0000-4000-8000-000000000009")
                .port(port)
                .start();
    }

    /** A gateway's page instead of the answer says nothing of which engine is behind it. */
    @ParameterizedTest
    @CsvSource({
        "404, false",
        "403, false",
        "401, false",
        "409, true",
        "500, true",
        "503, true",
        "200, true",
        "404, true",
    })
    void whatSomebodyElseAnswersDoesNotMakeAnotherEngineTheSame(int status, boolean json) {
        try (Connected at = Connected.start(builder -> builder.uuid(OWN))) {
            at.engine.identity();
            Dataset dataset = at.dataset(DSOURCE);
            int port = at.simulated.url().getPort();
            at.simulated.close();
            try (SimulatedEngine other = anotherAt(port)) {
                byte[] page = "{\"timestamp\":1,\"status\":%d,\"error\":\"Gateway\"}"
                        .formatted(status)
                        .getBytes(StandardCharsets.UTF_8);
                Fault gateway = (request, handling) ->
                        json ? HttpResponse.json(status, page) : HttpResponse.html(status, "<html>Gateway</html>");
                other.faults().on("GET", "/system$").times(1).fails(gateway);

                for (int attempt = 0; attempt < 2; attempt++) {
                    problemOf(() -> at.engine
                            .submissions()
                            .submit(new Submission.Sync(dataset.reference(), false, Map.of()), "mark"));
                }

                assertThat(other.books().jobs("DB_SYNC")).isEmpty();
            }
        }
    }

    /** Its address leads to another engine while somebody holds references of the first one. */
    @Test
    void aSessionDoesNotGoOnWithAnotherEngineNotEvenWithASubmission() {
        try (Connected at = Connected.start(builder -> builder.uuid(OWN))) {
            BackEndIdentity first = at.engine.identity();
            Dataset dataset = at.dataset(DSOURCE);
            int port = at.simulated.url().getPort();
            at.simulated.close();
            try (SimulatedEngine other = anotherAt(port)) {
                PlatformException refused = problemOf(() -> at.engine
                        .submissions()
                        .submit(new Submission.Sync(dataset.reference(), false, Map.of()), "mark"));

                assertThat(refused.problem()).isEqualTo(Problem.OTHER_BACK_END);
                assertThat(refused.failure().subject()).contains(first.key());
                assertThat(at.engine.hasMoved()).isTrue();
                assertThat(problemOf(at.engine::identity).problem()).isEqualTo(Problem.OTHER_BACK_END);
                assertThat(problemOf(() -> at.engine.catalog().datasetByReference(dataset.reference()))
                                .problem())
                        .isEqualTo(Problem.OTHER_BACK_END);
                assertThat(other.books().jobs("DB_SYNC")).isEmpty();
            }
        }
    }
}
