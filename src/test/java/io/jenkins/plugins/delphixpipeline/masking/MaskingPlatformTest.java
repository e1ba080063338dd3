package io.jenkins.plugins.delphixpipeline.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskingPlatformTest {
    private SimulatedMaskingEngine engine;
    private MaskingPlatform platform;
    private String password = SimulatedMaskingEngine.PASSWORD;

    @BeforeEach
    void start() throws Exception {
        engine = SimulatedMaskingEngine.start(0, Duration.ofMillis(200));
        platform = new MaskingPlatform(
                HttpSettings.of(engine.url().toString()),
                new OkHttpClient(),
                () -> new LoginSource.Login(SimulatedMaskingEngine.USER, password));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void itTellsWhoAnswers() {
        assertThat(platform.info().product()).isEqualTo("Masking Engine");
        assertThat(platform.info().version()).isEqualTo("6.0.20.0");
        assertThat(platform.info().user()).isEqualTo("mask_admin");
        assertThat(platform.maskingJobs()).isPresent();
        assertThat(platform.datasetCatalog()).isEmpty();
    }

    @Test
    void aRefusedLoginIsNotTriedAgainAndAgain() {
        password = "wrong";

        assertThat(problem(platform::info)).isEqualTo(Problem.LOGIN_REFUSED);
        assertThat(problem(platform::info)).isEqualTo(Problem.LOGIN_REFUSED);

        assertThat(engine.requests()).containsExactly("POST /masking/api/login");
    }

    @Test
    void anExpiredTokenIsRenewedOnce() {
        platform.info();
        engine.expireTokens();

        assertThat(platform.info().version()).isEqualTo("6.0.20.0");
        assertThat(engine.requests())
                .filteredOn("POST /masking/api/login"::equals)
                .hasSize(2);
    }

    @Test
    void jobsAreFoundByNameWithinApplicationAndEnvironment() {
        assertThat(Required.maskingJobs(platform)
                        .job("Mask Patients", null, null)
                        .reference())
                .isEqualTo("7");
        assertThat(Required.maskingJobs(platform)
                        .job("Mask Anything", "Finance", null)
                        .reference())
                .isEqualTo("10");
        assertThat(Required.maskingJobs(platform)
                        .job("Mask Anything", null, "Patients")
                        .reference())
                .isEqualTo("8");
    }

    @Test
    void whatIsThereIsListedForAllOrForOnePlace() {
        assertThat(Required.maskingJobs(platform).applications()).containsExactly("Hospital", "Finance");
        assertThat(Required.maskingJobs(platform).environments(null)).containsExactly("Patients", "Billing");
        assertThat(Required.maskingJobs(platform).environments("Finance")).containsExactly("Billing");
        assertThat(Required.maskingJobs(platform).jobs(null, null)).hasSize(4);
        assertThat(Required.maskingJobs(platform).jobs("Hospital", "Patients"))
                .extracting(MaskingJob::name)
                .containsExactly("Mask Patients", "Mask Anything");
        assertThat(Required.maskingJobs(platform).jobs("Hospital", "Billing")).isEmpty();
        assertThat(Required.maskingJobs(platform).connectors("Hospital", null)).containsExactly("staging", "master");
        assertThat(Required.maskingJobs(platform).connectors("Finance", null)).isEmpty();
    }

    @Test
    void aNameThatIsNotThereOrNotUniqueIsNeverGuessed() {
        PlatformException ambiguous = catchThrowableOfType(
                PlatformException.class, () -> Required.maskingJobs(platform).job("Mask Anything", null, null));
        assertThat(ambiguous.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(ambiguous.failure().candidates())
                .containsExactly("Finance/Billing/Mask Anything", "Hospital/Patients/Mask Anything");

        PlatformException unknown = catchThrowableOfType(
                PlatformException.class, () -> Required.maskingJobs(platform).job("Mask Patient", null, null));
        assertThat(unknown.problem()).isEqualTo(Problem.MASKING_JOB_UNKNOWN);
        assertThat(unknown.failure().candidates()).contains("Hospital/Patients/Mask Patients");

        assertThat(problem(() -> Required.maskingJobs(platform).job("Mask Patients", null, "Nowhere")))
                .isEqualTo(Problem.ENVIRONMENT_UNKNOWN);
        assertThat(problem(() -> Required.maskingJobs(platform)
                        .connector(Required.maskingJobs(platform).job("Mask Patients", null, null), "nowhere")))
                .isEqualTo(Problem.CONNECTOR_UNKNOWN);
    }

    @Test
    void whatIsNoBusinessOfAMaskingEngineIsRefused() {
        assertThat(problem(platform::catalog)).isEqualTo(Problem.KIND_UNSUPPORTED);
        assertThat(problem(() -> Required.selfService(platform))).isEqualTo(Problem.KIND_UNSUPPORTED);
        assertThat(problem(() -> platform.submissions().submit(new Submission.Disable("DB-1"), "x")))
                .isEqualTo(Problem.KIND_UNSUPPORTED);
    }

    @Test
    void anExecutionIsReportedUntilItHasEnded() {
        String execution = run("7").job();

        DelphixJob end = end(execution);

        assertThat(end.state()).isEqualTo(DelphixJob.State.COMPLETED);
        assertThat(end.target()).isEqualTo("7");
    }

    @Test
    void manyExecutionsAreAskedForInOneList() {
        engine.durations(Duration.ofMinutes(1));
        Set<String> executions = Set.of(run("7").job(), run("7").job(), run("9").job(), run("9").job());
        int before = engine.requests().size();

        assertThat(platform.feed().changes(executions, Duration.ofMillis(1))).hasSize(4);

        assertThat(engine.requests().size() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void dataThatCouldNotBeMaskedIsAFailureWithItsReasons() {
        engine.endWith("WARNING");
        String execution = run("7").job();

        assertThat(end(execution).state()).isEqualTo(DelphixJob.State.FAILED);
        assertThat(platform.jobs().job(execution).events())
                .extracting(JobEvent::message)
                .anyMatch(text -> text.contains("may not be masked"))
                .anyMatch(text -> text.contains("UNMASKED_DATA, PATIENTS.SSN"));
    }

    @Test
    void anExecutionIsCancelled() {
        engine.durations(Duration.ofMinutes(1));
        String execution = run("7").job();
        assertThat(platform.jobs().unfinished(List.of("7"))).hasSize(1);
        assertThat(platform.jobs().canCancel(platform.jobs().job(execution))).isTrue();

        platform.jobs().cancel(execution);

        assertThat(platform.jobs().job(execution).state()).isEqualTo(DelphixJob.State.CANCELED);
        assertThat(platform.jobs().unfinished(List.of("7"))).isEmpty();
        assertThat(problem(() -> {
                    platform.jobs().cancel(execution);
                    return null;
                }))
                .isEqualTo(Problem.REFUSED_BY_PLATFORM);
    }

    @Test
    void theOnlyExecutionSinceTheIntentIsOurs() {
        Submission.RunMasking submission = new Submission.RunMasking("7", null, null);
        Intent intent = Intent.of(submission, platform.submissions().time(), null, "x");
        assertThat(platform.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        engine.dropNextStart();

        assertThat(problem(() -> platform.submissions().submit(submission, "x")))
                .isEqualTo(Problem.OUTCOME_UNKNOWN);

        assertThat(engine.executions()).hasSize(1);
        assertThat(platform.submissions().find(intent).receipt()).isEqualTo(new Receipt("1", null));
    }

    @Test
    void whereTwoMayBeOursNothingIsGuessed() {
        Intent intent = Intent.of(
                new Submission.RunMasking("7", null, null),
                platform.submissions().time(),
                null,
                "x");
        engine.startBehindTheBack(7);
        engine.startBehindTheBack(7);
        engine.startBehindTheBack(9);

        RecoveryResult finding = platform.submissions().find(intent);

        assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.UNCLEAR);
        assertThat(finding.candidates()).containsExactly("1", "2");
    }

    private Receipt run(String job) {
        return platform.submissions().submit(new Submission.RunMasking(job, null, null), "x");
    }

    private DelphixJob end(String execution) {
        return await().until(
                        () -> platform.feed().changes(Set.of(execution), Duration.ofMillis(50)).stream()
                                .filter(DelphixJob::isTerminal)
                                .findFirst()
                                .orElse(null),
                        job -> job != null);
    }

    private static Problem problem(Callable<?> asked) {
        return catchThrowableOfType(PlatformException.class, asked::call).problem();
    }
}
