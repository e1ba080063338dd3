package io.jenkins.plugins.delphixpipeline.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.faults.ForeignAnswer;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only an answer that is certainly the Masking Engine's own counts. */
class ForeignMaskingAnswersTest {
    private static final List<Integer> STATUSES = ForeignAnswer.STATUSES;
    private static final Submission.RunMasking RUN = new Submission.RunMasking("7", null, null);
    private static final Predicate<Request> START = request ->
            request.method().equals("POST") && request.url().encodedPath().endsWith("/executions");
    private static final Predicate<Request> LOGIN =
            request -> request.url().encodedPath().endsWith("/login");

    private SimulatedMaskingEngine engine;
    private volatile Predicate<Request> met = request -> false;
    private volatile ForeignAnswer foreign;
    private volatile Duration dateAhead = Duration.ZERO;

    @BeforeEach
    void start() throws Exception {
        engine = SimulatedMaskingEngine.start(0, Duration.ofMillis(200));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private MaskingPlatform connect() {
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> answer(chain.request(), chain.proceed(chain.request())))
                .build();
        return new MaskingPlatform(
                HttpSettings.of(engine.url().toString()).withRetryBudget(Duration.ZERO),
                client,
                () -> new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD));
    }

    /** The Masking Engine did what it was asked for; somebody on the way answers for it. */
    private Response answer(Request request, Response real) throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(dateAhead).atOffset(ZoneOffset.UTC));
        Response.Builder dated = real.newBuilder().header("Date", date);
        if (!met.test(request)) {
            return dated.build();
        }
        real.close();
        return dated.code(foreign.status())
                .header("Content-Type", foreign.contentType())
                .body(ResponseBody.create(foreign.body(), MediaType.get(foreign.contentType())))
                .build();
    }

    private static PlatformException problem(Runnable asked) {
        return catchThrowableOfType(PlatformException.class, asked::run);
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void executionBehindAForeignAnswerIsFoundAndNotStartedAgain(int status) {
        MaskingPlatform platform = connect();

        assertThat(ForeignAnswer.all(status)).allSatisfy(answer -> {
            int before = engine.executions().size();
            String mark = "run " + before;
            Intent intent = Intent.of(RUN, platform.submissions().time(), null, mark);
            foreign = answer;
            met = START;
            PlatformException lost = problem(() -> platform.submissions().submit(RUN, mark));
            met = request -> false;

            assertThat(lost.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
            assertThat(engine.executions()).hasSize(before + 1);
            RecoveryResult finding = platform.submissions().find(intent);
            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            assertThat(finding.receipt().job()).isEqualTo(String.valueOf(before + 1));
        });
    }

    @ParameterizedTest
    @FieldSource("STATUSES")
    void noForeignAnswerToAReadIsBelievedNorFinal(int status) {
        MaskingPlatform platform = connect();
        String execution = platform.submissions().submit(RUN, "x").job();

        assertThat(ForeignAnswer.all(status)).allSatisfy(answer -> {
            foreign = answer;
            met = request -> !LOGIN.test(request);
            assertThat(problem(() -> platform.jobs().job(execution)).kind()).isEqualTo(Problem.Kind.UNREACHABLE);
            assertThat(problem(() -> Required.maskingJobs(platform).applications())
                            .kind())
                    .isEqualTo(Problem.Kind.UNREACHABLE);
            assertThat(problem(() -> platform.jobs().cancel(execution)).kind()).isEqualTo(Problem.Kind.UNREACHABLE);
        });
    }

    @Test
    void foreignAnswerToALoginIsNoRefusal() {
        assertThat(List.of(200, 404, 500, 504)).allSatisfy(status -> {
            foreign = new ForeignAnswer(status, "application/json", "{\"status\":504,\"error\":\"Gateway Timeout\"}");
            met = LOGIN;
            assertThat(problem(() -> connect().info()).kind()).isEqualTo(Problem.Kind.UNREACHABLE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"The account is locked", "The password has expired"})
    void refusedLoginIsSharedByAllWhateverItSays(String words) {
        foreign = new ForeignAnswer(403, "application/json", "{\"errorMessage\":\"" + words + "\"}");
        met = LOGIN;
        MaskingPlatform platform = connect();

        List<CompletableFuture<PlatformException>> branches = IntStream.range(0, 7)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> problem(platform::info)))
                .toList();

        assertThat(branches).allSatisfy(branch -> {
            assertThat(branch.join().problem()).isEqualTo(Problem.LOGIN_REFUSED);
            assertThat(branch.join().failure().details()).isEqualTo(words);
        });
        assertThat(engine.requests()).containsExactly("POST /masking/api/login");
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -10, 10, 3600})
    void dateOfAProxyMakesNoLostStartLookLikeNone(long ahead) {
        dateAhead = Duration.ofSeconds(ahead);
        engine.startBehindTheBack(7);
        MaskingPlatform platform = connect();
        Intent intent = Intent.of(RUN, platform.submissions().time(), null, "x");
        engine.dropNextStart();
        problem(() -> platform.submissions().submit(RUN, "x"));

        assertThat(platform.submissions().find(intent).receipt().job()).isEqualTo("2");
    }

    @Test
    void afterARestartTheOnlyExecutionIsUsedButMayBeAnotherBuilds() {
        MaskingPlatform before = connect();
        Intent intent = Intent.of(RUN, before.submissions().time(), null, "x");
        engine.startBehindTheBack(7);

        RecoveryResult finding = connect().submissions().find(intent);

        assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.EQUIVALENT);
        assertThat(finding.receipt().job()).isEqualTo("1");
    }

    @Test
    void executionThatAnotherBuildWasToldOfIsNotOurs() {
        MaskingPlatform platform = connect();
        Intent intent = Intent.of(RUN, platform.submissions().time(), null, "x");
        platform.submissions().submit(RUN, "another build");

        assertThat(platform.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
    }

    @Test
    void oneThatCannotBeReadDoesNotKeepTheNewsOfTheOthers() {
        MaskingPlatform platform = connect();
        String bad = platform.submissions().submit(RUN, "bad").job();
        String good = platform.submissions().submit(RUN, "good").job();
        foreign = new ForeignAnswer(400, "application/json", "{\"errorMessage\":\"not for you\"}");
        met = request -> request.url().encodedPath().endsWith("/executions/" + bad);

        await().until(() -> platform.feed().changes(Set.of(bad, good), Duration.ofMillis(50)).stream()
                .anyMatch(job -> job.reference().equals(good) && job.state() == DelphixJob.State.COMPLETED));
        await().until(() -> {
            platform.feed().changes(Set.of(bad), Duration.ofMillis(50));
            return platform.feed().unreadable().containsKey(bad);
        });

        met = request -> false;
        assertThat(platform.feed().changes(Set.of(bad), Duration.ofMillis(50)))
                .extracting(DelphixJob::state)
                .containsExactly(DelphixJob.State.COMPLETED);
        assertThat(platform.feed().unreadable()).isEmpty();
    }

    @Test
    void refusedListsAreReplacedBySingleReads() {
        MaskingPlatform platform = connect();
        String execution = platform.submissions().submit(RUN, "x").job();
        foreign = new ForeignAnswer(403, "application/json", "{\"errorMessage\":\"no lists for you\"}");
        met = request -> request.url().encodedPath().endsWith("/executions");

        await().until(() -> platform.feed().changes(Set.of(execution), Duration.ofMillis(50)).stream()
                .anyMatch(DelphixJob::isTerminal));
    }
}
