package io.jenkins.plugins.delphixpipeline.engine;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.faults.ForeignAnswer;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only an answer that is certainly the engine's own counts, whatever the status and however well-formed the words. */
class ForeignAnswersTest {
    private static final String SUBMISSION =
            "/(sync|refresh|provision|enable|disable|container|bookmark|rollback|stop|reset|branch|activate|delete|source/[^/]+)$";
    private static final List<Integer> STATUSES = ForeignAnswer.STATUSES;

    /** The page of the container, as recorded, with the style sheet that it begins with. */
    private static final String LOGIN_PAGE =
            "<!doctype html><html lang=\"en\"><head><title>HTTP Status 403</title><style>"
                    + "body {font-family:Tahoma,Arial,sans-serif;} ".repeat(20)
                    + "</style></head><body><h1>HTTP Status 403</h1><p><b>Message</b> "
                    + "Use /resources/json/delphix/login to log in first</p></body></html>";

    private static String error(String id) {
        return "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\",\"id\":\"" + id
                + "\",\"details\":\"Why not.\",\"action\":\"Do this.\",\"commandOutput\":null,\"diagnoses\":[]}}";
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void noForeignAnswerToASubmissionIsBelieved(int status) {
        try (Connected at = Connected.start()) {
            Dataset source = at.dataset(DSOURCE);
            Submission sync = new Submission.Sync(source.reference(), false, java.util.Map.of());
            at.engine.submissions().time();

            assertThat(ForeignAnswer.all(status)).allSatisfy(answer -> {
                FaultRule rule = at.simulated.faults().on("POST", "/sync$").fails(answer.instead());
                PlatformException problem =
                        problemOf(() -> at.engine.submissions().submit(sync, "lost"));
                assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
                assertThat(rule.met()).isEqualTo(1);
                at.simulated.faults().clear();
            });
            assertThat(at.simulated.books().jobs("DB_SYNC")).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void noForeignAnswerToAReadIsBelievedNorFinal(int status) {
        try (Connected at = Connected.start()) {
            String dataset = at.dataset(DSOURCE).reference();

            assertThat(ForeignAnswer.all(status)).allSatisfy(answer -> {
                at.simulated.faults().on("GET", "/database/[^/]*$").always().fails(answer.instead());
                EnginePlatform hasty = at.engine.by(
                        Connected.settings(at.simulated.url().toString()).withRetryBudget(java.time.Duration.ZERO),
                        new okhttp3.OkHttpClient());
                PlatformException problem = problemOf(() -> hasty.catalog().datasetByReference(dataset));
                assertThat(problem.kind()).isEqualTo(Problem.Kind.UNREACHABLE);
                at.simulated.faults().clear();
            });
            assertThat(at.requests("POST", "/login")).isEqualTo(1);
        }
    }

    static Stream<ForeignAnswer> someOfEachKind() {
        return Stream.of(
                new ForeignAnswer(504, "application/json", ForeignAnswer.BODIES.get(0)),
                new ForeignAnswer(200, "application/json", "{\"status\":\"UP\"}"),
                new ForeignAnswer(401, "application/json", "{\"message\":\"Unauthorized\"}"),
                new ForeignAnswer(403, "text/html", "<h1>Forbidden by a filter</h1>"),
                new ForeignAnswer(404, "application/json", "{\"error\":{\"id\":\"no.route\"}}"),
                new ForeignAnswer(409, "text/html", "<h1>Conflict</h1>"),
                new ForeignAnswer(413, "text/html", "<h1>Too large</h1>"),
                new ForeignAnswer(429, "application/json", "{\"error\":\"slow down\"}"));
    }

    @ParameterizedTest
    @EnumSource(Changes.class)
    void whatWasDoneBehindAForeignAnswerIsFoundAndNotDoneAgain(Changes change) {
        assertThat(someOfEachKind()).allSatisfy(answer -> {
            try (Connected at = Connected.start()) {
                Submission submission = change.prepare(at);
                var desk = at.engine.submissions();
                Intent intent = Intent.of(submission, desk.time(), desk.user(), "run-1");
                at.simulated.faults().on("POST", SUBMISSION).fails(answer.afterwards());

                PlatformException lost = problemOf(() -> desk.submit(submission, "run-1"));

                assertThat(lost.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
                assertThat(desk.find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
                assertThat(change.carriedOut(at)).isEqualTo(1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 409, 500})
    void refusalOfTheEngineItselfIsBelieved(int status) {
        try (Connected at = Connected.start()) {
            Submission refresh = Changes.REFRESH.prepare(at);
            at.simulated
                    .faults()
                    .on("POST", "/refresh$")
                    .fails(Fault.foreign(status, "application/json", error("exception.some.reason")));

            PlatformException problem = problemOf(() -> at.engine.submissions().submit(refresh, "refused"));

            assertThat(problem.problem()).isIn(Problem.REFUSED_BY_PLATFORM, Problem.OBJECT_GONE);
            assertThat(problem.failure().details()).isEqualTo("Why not.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 502, 503, 504})
    void engineNeverRefusesWithTheStatusOfAProxy(int status) {
        try (Connected at = Connected.start()) {
            Submission refresh = Changes.REFRESH.prepare(at);
            at.simulated
                    .faults()
                    .on("POST", "/refresh$")
                    .fails(Fault.foreign(status, "application/json", error("exception.some.reason")));

            assertThat(problemOf(() -> at.engine.submissions().submit(refresh, "refused"))
                            .kind())
                    .isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        }
    }

    /** Such an answer may come from a cache or a careless proxy: the engine's own names the work that it began. */
    @ParameterizedTest
    @EnumSource(Changes.class)
    void answerWithoutAJobIsBelievedOnlyWhenTheChangeShows(Changes change) {
        try (Connected at = Connected.start()) {
            Submission submission = change.prepare(at);
            String nothing = "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":\"\",\"job\":null,\"action\":null}";
            at.simulated.faults().on("POST", SUBMISSION).fails(Fault.foreign(200, "application/json", nothing));

            assertThat(problemOf(() -> at.engine.submissions().submit(submission, "nothing"))
                            .kind())
                    .isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception.webservices.call.unknown", "exception.executor.object.missing"})
    void deletionThatIsRefusedAsGoneIsReadAfterwards(String id) {
        try (Connected at = Connected.start()) {
            Dataset vdb = at.dataset("Finance Development/Billing Dev");
            Submission delete = new Submission.DeleteVdb(vdb.reference(), false);
            at.simulated.faults().on("POST", "/delete$").fails(Fault.foreign(404, "application/json", error(id)));

            assertThat(problemOf(() -> at.engine.submissions().submit(delete, "gone"))
                            .problem())
                    .isEqualTo(Problem.REFUSED_BY_PLATFORM);
            at.finish(at.engine.submissions().submit(delete, "again"));
            assertThat(at.engine.submissions().submit(delete, "and again").job())
                    .isNull();
        }
    }

    @Test
    void pageThatSaysToLogInIsLookedIntoBeforeTheChangeIsSentAgain() {
        try (Connected at = Connected.start()) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            at.simulated.faults().on("POST", "/sync$").fails(Fault.foreignAfter(403, "text/html", LOGIN_PAGE));

            assertThat(problemOf(() -> at.engine.submissions().submit(sync, "done"))
                            .kind())
                    .isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
            assertThat(at.simulated.books().jobs("DB_SYNC")).hasSize(1);
        }
    }

    @Test
    void pageThatSaysToLogInToWhoIsNotLoggedInCostsNoMoreThanALogin() {
        try (Connected at = Connected.start()) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            at.simulated.faults().on("POST", "/sync$").fails(Fault.foreign(403, "text/html", LOGIN_PAGE));

            at.finish(at.engine.submissions().submit(sync, "not done"));

            assertThat(at.simulated.books().jobs("DB_SYNC")).hasSize(1);
            assertThat(at.requests("POST", "/login")).isEqualTo(2);
        }
    }
}
