package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.ManageVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many whose jobs have ended before DCT shows what they did wait for that together: calls are sold. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LateTelemetryCallsTest {
    private static final int STEPS = 6;
    private static final int QUESTIONS = 8;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct =
            SimulatedDct.builder().engine("engine1", engine).start();
    private final DctStage stage = new DctStage(dct);

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    static Stream<Arguments> works() {
        IntFunction<DataOperation> provision = each ->
                VdbOperationsContract.provision("Prep/new" + each, "Patients Masked Master", IfExists.FAIL, true);
        IntFunction<DataOperation> refresh =
                each -> new RefreshVdb("Prep/Patients prep" + (each + 1), PointChoice.latestSnapshot(), true);
        IntFunction<DataOperation> stop =
                each -> new ManageVdb("Prep/Patients prep" + (each + 1), VdbAction.STOP, null, false);
        return Stream.of(
                Arguments.of("provision", provision), Arguments.of("refresh", refresh), Arguments.of("stop", stop));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("works")
    void theyLookOnceForAll(String what, IntFunction<DataOperation> work) {
        dct.switches().turnOn(DctSwitch.COMPLETED_BEFORE_TELEMETRY);
        dct.world().setTelemetryLag(Duration.ofSeconds(40));
        List<Running> all = IntStream.range(0, STEPS)
                .mapToObj(work)
                .map(stage::start)
                .map(Running::untilWaiting)
                .toList();
        await().until(() -> dct.books().jobs().size() == STEPS
                && dct.books().jobs().stream().allMatch(job -> "COMPLETED".equals(job.status())));
        awaitQuestions(2);
        dct.books().forgetRequests();

        awaitQuestions(QUESTIONS);

        long calls = dct.books().requests().size();
        assertThat(all).allMatch(each -> each.ending == null);
        assertThat(calls).isLessThanOrEqualTo(3L * (questions() + 1));
        dct.world().setTelemetryLag(Duration.ZERO);
        all.forEach(Running::untilEnded);
        assertThat(all).allSatisfy(each -> assertThat(each.ending)
                .as(String.valueOf(each.failure()))
                .isEqualTo("succeeded"));
    }

    private void awaitQuestions(int more) {
        long before = questions();
        await().until(() -> questions() >= before + more);
    }

    private long questions() {
        return dct.books().requests().stream()
                .filter(request -> request.body().contains("\"id IN "))
                .count();
    }
}
