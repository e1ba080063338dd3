package io.jenkins.plugins.delphixpipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A save may fail at any moment: what was not begun has no consequences, and what was begun is not left alone. */
class FailingSavesTest {
    private static final String MASTER = "DB-2";
    /** More than the longest of the runs below asks for. */
    private static final int SAVES = 12;

    private final Stage stage = new Stage();

    /** How the refresh ends on the back end, and how the VDB stood before. */
    enum Course {
        PROVEN(true, DelphixJob.State.COMPLETED),
        FAILED(true, DelphixJob.State.FAILED),
        WAS_DISABLED(false, DelphixJob.State.COMPLETED),
        WAS_DISABLED_FAILED(false, DelphixJob.State.FAILED);

        final boolean enabled;
        final DelphixJob.State end;

        Course(boolean enabled, DelphixJob.State end) {
            this.enabled = enabled;
            this.end = end;
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Course.values()).flatMap(course -> IntStream.rangeClosed(1, SAVES)
                .boxed()
                .flatMap(number -> Stream.of(
                        Arguments.of(course, number, "only"), Arguments.of(course, number, "and all after it"))));
    }

    @ParameterizedTest(name = "{0}, save {1} {2}")
    @MethodSource("cases")
    void aSaveThatFailsNeitherGuardsWhatWasNotBegunNorForgetsWhatWas(Course course, int number, String further) {
        IntPredicate fails = further.equals("only") ? save -> save == number : save -> save >= number;
        stage.savesThatFail = fails;
        stage.platform.runState = new RunState(course.enabled, course.enabled, "db.example");
        stage.platform.onSubmit = submission -> answer(submission, course);

        stage.start(new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.anyJob()));
        stage.untilEnded();

        List<Kind> done = stage.platform.kinds();
        assertThat(done.stream().filter(Kind.REFRESH::equals).count())
                .as(done.toString())
                .isLessThanOrEqualTo(1);
        assertThat(stage.ending).as(String.valueOf(stage.mistake)).isIn("succeeded", "failed");
        boolean refused = stage.failedSaves.contains(true);
        if (refused) {
            assertThat(stage.failure().problem()).isEqualTo(Problem.STATE_NOT_SAVED);
            assertThat(stage.failure().details()).contains("No space left on device");
        } else {
            assertThat(stage.ending).isEqualTo(course.end == DelphixJob.State.COMPLETED ? "succeeded" : "failed");
        }
        // Exactly what was touched and did not end well is taken away from everybody.
        boolean touched = done.contains(Kind.REFRESH) || done.contains(Kind.ENABLE);
        boolean proven = stage.ending.equals("succeeded");
        assertThat(done.contains(Kind.DISABLE)).as(done.toString()).isEqualTo(touched && !proven);
        assertThat(stage.platform.runState.enabled()).isEqualTo(touched ? proven : course.enabled);
        assertThat(stage.notes.contains(Note.DISABLED)).isEqualTo(touched && !proven);
    }

    /** Each job ends at once. */
    private Receipt answer(Submission submission, Course course) {
        Receipt receipt = stage.platform.startJob(submission);
        boolean well = submission.kind() != Kind.REFRESH || course.end == DelphixJob.State.COMPLETED;
        if (submission.kind() == Kind.REFRESH && well) {
            stage.platform.moveToNewTimeflow(
                    MASTER, stage.platform.snapshots.get("DB-1").get(0).reference());
        }
        if (submission.kind() == Kind.ENABLE || submission.kind() == Kind.DISABLE) {
            boolean enabled = submission.kind() == Kind.ENABLE;
            stage.platform.runState = new RunState(enabled, enabled, "db.example");
        }
        stage.platform.end(receipt.job(), well ? DelphixJob.State.COMPLETED : course.end);
        return receipt;
    }
}
