package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.BoundStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.masking.RunMaskingJob;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is configured meanwhile, an operation goes on where it began, and nothing is done anywhere else. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class BoundOperationsTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final ConnectionChoice DEFAULT = ConnectionChoice.unspecified();

    private final SimulatedEngine engine = engine();
    private final SimulatedEngine other = engine();
    private final BoundStage stage = new BoundStage();
    private SimulatedMaskingEngine masking;
    private SimulatedMaskingEngine otherMasking;

    private static SimulatedEngine engine() {
        return SimulatedEngine.builder()
                .jobDuration(Duration.ofMillis(80))
                .jobDuration("DB_REFRESH", Duration.ofMinutes(10))
                .jobDuration("JETSTREAM_USER_CONTAINER_REFRESH", Duration.ofMinutes(10))
                .start();
    }

    @BeforeEach
    void start() throws Exception {
        masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(1500));
        otherMasking = SimulatedMaskingEngine.start(0, Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
        other.close();
        masking.close();
        otherMasking.close();
    }

    /** What an administrator does while the operation runs. */
    enum Change {
        DEFAULT {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.defaultName = second.getName();
            }
        },
        FOLDER {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.folder = new ConnectionChoice(second.getName(), null);
            }
        },
        URL {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.configured.remove(first);
                stage.configured.add(like(stage, first, first.getName(), URI.create(second.getUrl())));
            }
        },
        RENAMED {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.configured.remove(first);
                stage.configured.add(like(stage, first, "renamed", URI.create(first.getUrl())));
                stage.defaultName = second.getName();
            }
        },
        REMOVED {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.configured.remove(first);
                stage.defaultName = second.getName();
            }
        },
        ALL_REMOVED {
            @Override
            void make(BoundStage stage, DelphixConnection first, DelphixConnection second) {
                stage.configured.clear();
                stage.defaultName = "";
            }
        };

        abstract void make(BoundStage stage, DelphixConnection first, DelphixConnection second);

        static DelphixConnection like(BoundStage stage, DelphixConnection kind, String name, URI url) {
            return kind instanceof EngineConnection ? stage.engine(name, url) : stage.masking(name, url);
        }
    }

    /** What is under way then, and what becomes of it. */
    enum Course {
        REFRESH_FAILS,
        ABORT,
        LOST_ANSWER,
        POD,
        MASK
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Course.values()).flatMap(course -> Arrays.stream(Change.values())
                .flatMap(change -> Stream.of(Arguments.of(course, change, false), Arguments.of(course, change, true))));
    }

    @ParameterizedTest(name = "{0}, {1}, restart {2}")
    @MethodSource("cases")
    void anOperationGoesOnWhereItBegan(Course course, Change change, boolean restart) {
        boolean mask = course == Course.MASK;
        DelphixConnection first = mask ? stage.masking("first", masking.url()) : stage.engine("first", engine.url());
        DelphixConnection second =
                mask ? stage.masking("second", otherMasking.url()) : stage.engine("second", other.url());
        stage.configured.addAll(List.of(first, second));
        stage.defaultName = "first";
        DataOperation operation = operation(course);

        Running running = stage.start(operation, DEFAULT);
        reach(course, running);
        change.make(stage, first, second);
        if (restart) {
            OperationState saved = running.killed();
            stage.restart();
            running = stage.resume(operation, DEFAULT, saved);
        }
        goOn(course, running);
        running.untilEnded();

        check(course, running);
        nothingWasChangedElsewhere();
    }

    private static DataOperation operation(Course course) {
        return switch (course) {
            case POD -> new ManagePod(new PodTarget("prep1", "Patients", true, false), PodAction.REFRESH, null);
            case MASK -> new RunMaskingJob("Mask Patients", null, null, null, null);
            default -> refresh();
        };
    }

    private static DataOperation refresh() {
        return new RefreshMasked(
                "Patients Masked Master", PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients"));
    }

    private void reach(Course course, Running running) {
        if (course == Course.LOST_ANSWER) {
            engine.faults().on("POST", "/refresh$").dropAfter();
            engine.faults().on("GET", "/action|/job").always().fails(Fault.status(503));
            running.untilNoted(Note.ANSWER_LOST);
        } else {
            running.untilWaiting();
        }
    }

    private void goOn(Course course, Running running) {
        switch (course) {
            case REFRESH_FAILS -> engine.world().failJob(running.driver.state().openJob(), "disk full");
            case ABORT -> running.driver.stop();
            case LOST_ANSWER -> {
                engine.faults().clear();
                running.untilNoted(Note.ADOPTED);
                engine.world()
                        .finishJob(engine.books().jobs("DB_REFRESH").get(0).reference());
            }
            case POD -> engine.world().finishJob(running.driver.state().openJob());
            case MASK -> {
                // It ends by itself.
            }
        }
    }

    private void check(Course course, Running running) {
        String ending =
                switch (course) {
                    case REFRESH_FAILS -> "failed";
                    case ABORT -> "stopped";
                    default -> "succeeded";
                };
        assertThat(running.ending).as(running.toString()).isEqualTo(ending);
        assertThat(running.end.remedyFailure()).isNull();
        if (course == Course.MASK) {
            assertThat(masking.executions()).containsExactly("SUCCEEDED");
            return;
        }
        boolean guarded = course == Course.REFRESH_FAILS || course == Course.ABORT;
        assertThat(engine.books().vdb(MASTER).enabled()).isEqualTo(!guarded);
        assertThat(running.notes.contains(Note.DISABLED)).isEqualTo(guarded);
        assertThat(engine.books().submissions("/cancel$")).isEqualTo(course == Course.ABORT ? 1 : 0);
        assertThat(engine.books().submissions("/refresh$")).isEqualTo(1);
        assertThat(stage.disk.read()).isEmpty();
    }

    private void nothingWasChangedElsewhere() {
        assertThat(other.books().submissions("/(refresh|disable|enable|cancel)$"))
                .isZero();
        assertThat(other.books().jobs()).extracting(Books.JobEntry::actionType).doesNotContain("DB_REFRESH");
        assertThat(other.books().vdb(MASTER).enabled()).isTrue();
        assertThat(otherMasking.executions()).isEmpty();
    }

    /** What an administrator does with the connection to the Masking Engine that is to bear witness. */
    enum WitnessChange {
        URL,
        RENAMED,
        REMOVED,
        NO_LONGER_NAMED
    }

    @ParameterizedTest
    @EnumSource
    void theMaskingEngineThatIsAskedAfterwardsIsTheOneThatWasAskedBefore(WitnessChange change) {
        engine.world().onMasking(job -> masking.startBehindTheBack(Integer.parseInt(job)));
        masking.durations(Duration.ofMillis(1));
        EngineConnection first = stage.engine("first", engine.url());
        first.setMaskingConnection("witness");
        DelphixConnection witness = stage.masking("witness", masking.url());
        stage.configured.addAll(List.of(first, witness));
        stage.defaultName = "first";
        Running running = stage.start(refresh(), DEFAULT).untilWaiting();

        switch (change) {
            case URL -> {
                stage.configured.remove(witness);
                stage.configured.add(stage.masking("witness", otherMasking.url()));
            }
            case RENAMED -> {
                stage.configured.remove(witness);
                stage.configured.add(stage.masking("other name", masking.url()));
            }
            case REMOVED -> stage.configured.remove(witness);
            case NO_LONGER_NAMED -> first.setMaskingConnection("");
        }
        OperationState saved = running.killed();
        stage.restart();
        running = stage.resume(refresh(), DEFAULT, saved);
        engine.world().finishJob(saved.openJob());
        running.untilEnded();

        assertThat(running.ending).as(running.toString()).isEqualTo("succeeded");
        assertThat(running.notes).contains(Note.MASKING_CONFIRMED);
        assertThat(otherMasking.requests()).isEmpty();
    }

    @Test
    void aRotatedPasswordHoldsForWhatIsUnderWay() throws Exception {
        stage.configured.add(stage.engine("first", engine.url()));
        Running running = stage.start(refresh(), DEFAULT).untilWaiting();
        OperationState saved = running.killed();
        stage.configured.clear();
        stage.logins.put("engine", new io.jenkins.plugins.delphixpipeline.platform.LoginSource.Login("nobody", "x"));
        stage.restart();
        stage.logins.put(
                "engine",
                new io.jenkins.plugins.delphixpipeline.platform.LoginSource.Login(
                        SimulatedEngine.USER, SimulatedEngine.PASSWORD));

        running = stage.resume(refresh(), DEFAULT, saved);
        engine.world().finishJob(saved.openJob());

        assertThat(running.untilEnded().ending).as(running.toString()).isEqualTo("succeeded");
    }

    /** The address of the operation comes to lead to another engine in mid-run. */
    @ParameterizedTest
    @EnumSource
    void whereItsAddressLeadsElsewhereTodaysConnectionOfThatNameIsTaken(Moment moment) throws Exception {
        try (Relay relay = new Relay(engine.url())) {
            stage.configured.add(stage.engine("first", relay.url()));
            Running running = stage.start(refresh(), DEFAULT).untilWaiting();
            String job = running.driver.state().openJob();

            running = moment.restarting(
                    () -> {
                        stage.configured.set(0, stage.engine("first", engine.url()));
                        relay.leadTo(other.url());
                    },
                    running,
                    stage);
            engine.world().failJob(job, "disk full");
            running.untilEnded();

            assertThat(running.end.failure().problem()).as(running.toString()).isEqualTo(Problem.JOB_FAILED);
            assertThat(running.notes).contains(Note.DISABLED);
            assertThat(engine.books().vdb(MASTER).enabled()).isFalse();
            nothingWasChangedElsewhere();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingLeadsThereItSaysSoAndThatTheDataIsNotGuarded(Moment moment) throws Exception {
        try (Relay relay = new Relay(engine.url())) {
            stage.configured.add(stage.engine("first", relay.url()));
            Running running = stage.start(refresh(), DEFAULT).untilWaiting();

            running = moment.restarting(() -> relay.leadTo(other.url()), running, stage);
            running.untilEnded();

            assertThat(running.ending).as(running.toString()).isEqualTo("failed");
            assertThat(running.end.failure().problem()).isEqualTo(Problem.OTHER_BACK_END);
            assertThat(running.end.remedyFailure().problem()).isEqualTo(Problem.OTHER_BACK_END);
            assertThat(running.notes).contains(Note.NOT_DISABLED).doesNotContain(Note.DISABLED);
            assertThat(FailureTexts.sentence(running.end.failure()))
                    .contains(running.end.binding().identity().toString(), "no longer leads to");
            nothingWasChangedElsewhere();
            assertThat(stage.disk.read()).as("it is tried again").hasSize(1);
        }
    }

    /** A copy of the engine has its uuid, and jobs with the same numbers. */
    @ParameterizedTest
    @EnumSource
    void anotherJobOfTheSameNumberOnACopyIsNeitherCancelledNorWaitedFor(Moment moment) throws Exception {
        String uuid = "564d1111-2222-4333-8444-555566667777";
        try (SimulatedEngine original = copy(uuid);
                SimulatedEngine copy = copy(uuid);
                Relay relay = new Relay(original.url())) {
            stage.configured.add(stage.engine("first", relay.url()));
            Running running = stage.start(refresh(), DEFAULT).untilWaiting();
            String job = running.driver.state().openJob();
            String target = copy.books().dataset("Production/Patients Prod").reference();
            BoundStage.until(() -> {
                copy.world().as("bob").post("/database/" + target + "/sync", null);
                return copy.books().jobs().stream()
                        .anyMatch(each -> each.reference().equals(job));
            });

            running = moment.restarting(() -> relay.leadTo(copy.url()), running, stage);
            running.driver.stop();
            running.untilEnded();

            assertThat(running.end.remedyFailure().problem())
                    .as(running.toString())
                    .isEqualTo(Problem.OTHER_BACK_END);
            assertThat(running.notes).contains(Note.NOT_DISABLED).doesNotContain(Note.CANCEL_ACCEPTED);
            assertThat(copy.books().submissions("/(cancel|disable|refresh)$")).isZero();
            assertThat(copy.books().job(job).state()).isNotEqualTo("CANCELED");
        }
    }

    private static SimulatedEngine copy(String uuid) {
        return SimulatedEngine.builder()
                .uuid(uuid)
                .user("bob", "bob")
                .jobDuration(Duration.ofMinutes(10))
                .start();
    }

    /** When something happens: while the controller is up, or while it is down. */
    enum Moment {
        RUNNING,
        RESTARTING;

        Running restarting(Runnable happens, Running running, BoundStage stage) {
            if (this == RUNNING) {
                happens.run();
                return running;
            }
            OperationState saved = running.killed();
            happens.run();
            stage.restart();
            return stage.resume(refresh(), DEFAULT, saved);
        }
    }
}
