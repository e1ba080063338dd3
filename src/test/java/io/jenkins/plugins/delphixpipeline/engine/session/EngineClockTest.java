package io.jenkins.plugins.delphixpipeline.engine.session;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.engine.Changes;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.faults.SkewedDates;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Date header may be a proxy's: whatever it says, lost answers are found and nobody else's work is taken for ours. */
class EngineClockTest {
    private static final String REFUSED =
            "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\","
                    + "\"id\":\"exception.not.permitted\",\"details\":\"You may not read the time.\"}}";

    private final SkewedDates dates = new SkewedDates();

    private EnginePlatform behindAProxy(Connected at) {
        return new EnginePlatform(
                Connected.settings(at.simulated.url().toString()),
                dates.client(),
                () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
    }

    private static RecoveryResult lost(Connected at, SubmissionService desk, Submission submission) {
        Intent intent = Intent.of(submission, desk.time(), desk.user(), "lost");
        at.simulated.faults().on("POST", "/sync$").dropAfter();
        problemOf(() -> desk.submit(submission, "lost"));
        return desk.find(intent);
    }

    @ParameterizedTest
    @CsvSource({
        "-86400, NO_USER_AGENT",
        "-30, NO_USER_AGENT",
        "5, NO_USER_AGENT",
        "3600, NO_USER_AGENT",
        "86400, NO_USER_AGENT",
        "-30, LIST_TOTAL_NULL",
        "5, LIST_TOTAL_NULL",
        "86400, LIST_TOTAL_NULL"
    })
    void lostAnswerIsFoundWhateverDateAProxyTells(long ahead, Switch how) {
        dates.ahead(Duration.ofSeconds(ahead));
        try (Connected at = Connected.start(how)) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);

            assertThat(lost(at, behindAProxy(at).submissions(), sync).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    /** Neither mark nor service/time: the engine still books each login. */
    @ParameterizedTest
    @ValueSource(longs = {-30, 5, 3600, 86400})
    void lostAnswerIsFoundEvenWhereTheEngineDoesNotTellTheTime(long ahead) {
        dates.ahead(Duration.ofSeconds(ahead));
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            at.simulated
                    .faults()
                    .on("GET", "/service/time$")
                    .always()
                    .fails(Fault.foreign(200, "application/json", REFUSED));

            assertThat(lost(at, behindAProxy(at).submissions(), sync).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 5, 3600})
    void lostAnswerIsFoundThoughTheDateChangesMeanwhile(long ahead) {
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            SubmissionService desk = behindAProxy(at).submissions();
            at.finish(desk.submit(sync, "before"));

            dates.ahead(Duration.ofSeconds(ahead));

            assertThat(lost(at, desk, sync).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    /** Nothing goes by a header that nobody could check: a submission waits until the engine can be asked. */
    @ParameterizedTest
    @EnumSource(names = {"LIST_TOTAL_NULL", "NO_USER_AGENT"})
    void whileTheEngineCannotBeAskedForItsTimeNothingIsSubmitted(Switch how) {
        dates.ahead(Duration.ofHours(6));
        try (Connected at = Connected.start(how)) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            SubmissionService desk = behindAProxy(at).submissions();
            at.simulated.faults().on("GET", "/(service/time|action)$").always().fails(Fault.status(502));
            assertThat(problemOf(desk::time).kind()).isEqualTo(Problem.Kind.UNREACHABLE);
            assertThat(problemOf(desk::time).kind()).isEqualTo(Problem.Kind.UNREACHABLE);

            at.simulated.faults().clear();
            await().ignoreExceptionsInstanceOf(PlatformException.class).until(() -> desk.time() != null);
            assertThat(lost(at, desk, sync).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    /** What was once proved is safe, whatever a header says since. */
    @Test
    void aTimeThatWasToldBeforeDoesWhileTheEngineCannotBeAskedAgain() {
        try (Connected at = Connected.start()) {
            SubmissionService desk = behindAProxy(at).submissions();
            Instant before = desk.time();
            dates.ahead(Duration.ofHours(6));
            at.simulated.faults().on("GET", "/(service/time|action)$").always().fails(Fault.status(502));

            // The first answer to tell the other date is that of this trouble.
            assertThat(List.of(desk.time(), desk.time()))
                    .allSatisfy(time -> assertThat(time).isBetween(before, Instant.now()));
        }
    }

    @Test
    void workThatWasOverBeforeIsNotOursThoughTheDateOfAProxyIsEarlier() {
        dates.ahead(Duration.ofMinutes(-5));
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Submission sync = Changes.SNAPSHOT_OF_A_VDB.prepare(at);
            at.finish(at.engine.submissions().submit(sync, "another controller"));
            SubmissionService desk = behindAProxy(at).submissions();
            // Whole seconds and the margin may hide what happened just before.
            await().until(() -> desk.time()
                    .isAfter(at.simulated.books().jobs("DB_SYNC").get(0).updateTime()));
            Intent intent = Intent.of(sync, desk.time(), desk.user(), "lost");

            assertThat(desk.find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    @Test
    void timeIsAskedForOnceForManySubmissions() {
        try (Connected at = Connected.start()) {
            SubmissionService desk = at.engine.submissions();
            List.of(1, 2, 3, 4, 5).forEach(number -> desk.time());

            assertThat(at.requests("GET", "/service/time")).isEqualTo(1);
        }
    }

    @Test
    void engineThatRefusesToTellTheTimeIsNotAskedAgain() {
        try (Connected at = Connected.start()) {
            at.simulated
                    .faults()
                    .on("GET", "/service/time$")
                    .always()
                    .fails(Fault.foreign(200, "application/json", REFUSED));
            SubmissionService desk = at.engine.submissions();
            List.of(1, 2, 3, 4, 5).forEach(number -> desk.time());

            assertThat(at.requests("GET", "/service/time")).isEqualTo(1);
            assertThat(at.requests("GET", "/action")).isEqualTo(1);
        }
    }
}
