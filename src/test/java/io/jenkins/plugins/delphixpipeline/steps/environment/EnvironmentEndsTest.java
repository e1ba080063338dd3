package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By whichever road an environment ends, the build that made it says so in the same words. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class EnvironmentEndsTest {
    private static final String VDB = EnvironmentStage.VDB;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(engine);
        stage.branch = true;
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private Using killedInRemoval() throws Exception {
        engine.world().setJobDuration("DB_DELETE", Duration.ofMinutes(10));
        Using using = stage.begin(EnvironmentStage.step(null), 1).untilInBody();
        using.succeed();
        EnvironmentStage.until(() -> stage.environments().stream()
                .anyMatch(each -> each.removal().begun().isPresent()
                        && !engine.books().jobs("DB_DELETE").isEmpty()));
        stage.restart();
        return using;
    }

    private void finishDeletion() {
        engine.books().jobs("DB_DELETE").forEach(job -> engine.world().finishJob(job.reference()));
    }

    private void deleteByHand() {
        String reference = engine.books().dataset(VDB).reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + reference + "/delete", null);
        EnvironmentStage.until(() -> !engine.books().hasDataset(VDB));
    }

    private void expire() {
        stage.pass(Duration.ofHours(3));
    }

    enum Road {
        END_OF_BODY {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.used(null, 1);
            }
        },
        FAILED_BODY {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                Using using = test.stage.begin(EnvironmentStage.step(null), 1).untilInBody();
                using.fail();
                using.failure();
            }
        },
        EXPIRED {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.used("1h", 1);
                test.expire();
            }
        },
        BRANCH_DEAD {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.used("branch", 1);
                test.stage.goneJobs.add(EnvironmentStage.JOB);
                test.stage.desk().sweeper().sweep();
                test.stage.pass(Duration.ofMinutes(11));
            }
        },
        BUILD_LOST_IN_ITS_BODY {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                Using using = test.stage.begin(EnvironmentStage.step(null), 1).untilInBody();
                test.stage.lose(using);
                test.stage.restart();
            }
        },
        DELETE_NOW {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.used("1h", 1);
                String id = test.stage.environments().get(0).id();
                assertThat(test.stage.desk().sweeper().removeNow(id)).isTrue();
            }
        },
        KILLED_IN_THE_REMOVAL {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.lose(test.killedInRemoval());
                test.finishDeletion();
            }
        },
        FOUND_REMOVED_AFTER_THE_RESTART {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.lose(test.killedInRemoval());
                test.finishDeletion();
                EnvironmentStage.until(() -> !test.engine.books().hasDataset(VDB));
            }
        },
        ALREADY_GONE {
            @Override
            void go(EnvironmentEndsTest test) throws Exception {
                test.stage.used("1h", 1);
                test.deleteByHand();
                test.expire();
            }
        };

        abstract void go(EnvironmentEndsTest test) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void theBuildSaysThatItsVdbIsRemoved(Road road) throws Exception {
        road.go(this);
        stage.untilNothingIsLeft();
        EnvironmentStage.until(() -> !stage.removals(1).isEmpty());

        assertThat(engine.books().hasDataset(VDB)).isFalse();
        assertThat(stage.removals(1)).singleElement().satisfies(entry -> {
            assertThat(entry.getState()).isEqualTo(LineageEntry.State.SUCCEEDED);
            assertThat(entry.getSubject()).isEqualTo(VDB);
            assertThat(entry.getResults()).containsEntry("vdb", VDB);
        });
    }

    /** The step comes back and finds that it is being removed, or that it is gone. */
    @ParameterizedTest
    @EnumSource
    void aStepThatComesBackInTheRemovalSaysSo(Finder finder) throws Exception {
        Using before = killedInRemoval();
        if (finder == Finder.SWEEPER_AT_WORK) {
            stage.lose(before);
            stage.desk().sweeper().sweep();
            assertThat(stage.desk()
                            .environments()
                            .isClaimed(stage.environments().get(0).id()))
                    .isTrue();
        } else if (finder == Finder.SWEEPER_DONE) {
            stage.lose(before);
            finishDeletion();
            stage.untilNothingIsLeft();
        }
        stage.console.reset();

        Using again = stage.resume(EnvironmentStage.step(null), 1, before);
        finishDeletion();

        assertThat(again.result()).isEqualTo("made");
        assertThat(stage.said()).containsOnlyOnce("Removed");
        assertThat(stage.removals(1)).extracting(LineageEntry::getState).containsExactly(LineageEntry.State.SUCCEEDED);
        assertThat(stage.environments()).isEmpty();
    }

    enum Finder {
        THE_STEP_ITSELF,
        SWEEPER_AT_WORK,
        SWEEPER_DONE
    }

    @Test
    void theBuildThatMadeItAndTheOneThatUsedItLastSaySo() throws Exception {
        stage.used("branch", 1);
        stage.used("branch", 2);
        stage.used("branch", 3);
        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isTrue();
        stage.untilNothingIsLeft();

        // The records are written when the environment is gone from the registry.
        EnvironmentStage.until(() -> !stage.removals(3).isEmpty());
        assertThat(stage.removals(1)).hasSize(1);
        assertThat(stage.removals(2)).isEmpty();
        assertThat(stage.removals(3)).hasSize(1);
    }

    @Test
    void aPersonsVdbWithTheSameDescriptionStays() throws Exception {
        stage.used("1h", 1);
        String mine = engine.books().dataset(VDB).reference();
        String theirs = engine.world().addVdb("Prep", "Theirs", "Production/Patients Prod");
        String description =
                engine.books().object(Kind.DATABASE, mine).path("description").asText();
        engine.world().change(Kind.DATABASE, theirs, object -> object.put("description", description));
        expire();
        stage.untilNothingIsLeft();

        assertThat(engine.books().hasDataset(VDB)).isFalse();
        assertThat(engine.books().hasDataset("Prep/Theirs")).isTrue();
    }

    /** On an engine that was restored from a backup a person's VDB may have got the reference of ours, and its name. */
    @Test
    void aPersonsVdbThatHasTakenThePlaceOfOursStays() throws Exception {
        stage.used("1h", 1);
        String place = engine.books().dataset(VDB).reference();
        engine.world().change(Kind.DATABASE, place, object -> object.put("description", "Ann's"));
        stage.restart();
        expire();
        stage.desk().sweeper().sweep();
        EnvironmentStage.until(() -> !stage.removals(1).isEmpty());

        assertThat(engine.books().jobs("DB_DELETE")).isEmpty();
        assertThat(stage.removals(1)).singleElement().satisfies(entry -> assertThat(entry.getFailure())
                .contains("was not made for an environment of this job", "Delete now"));
        EnvironmentStage.until(() ->
                stage.desk().sweeper().removeNow(stage.environments().get(0).id()));
        stage.untilNothingIsLeft();
        assertThat(engine.books().hasDataset(VDB)).isTrue();
    }

    /** Its builds are numbered from 1 on again. */
    @Test
    void aBuildOfAJobThatWasMadeAnewIsNotToldOfWhatThatOfTheOldOneHad() throws Exception {
        stage.used("1h", 1);
        DataEnvironment old = stage.environments().get(0);
        stage.jobMadeAnew();

        new RemovalRecord(() -> stage, Clock.systemUTC()).removalEnded(old, Instant.now(), Optional.empty());

        assertThat(stage.removals(1)).isEmpty();
    }

    /** The next build may not wait for it, and nobody else would begin with it for a while. */
    @Test
    void aBodyThatOutlastsTheTimeOfItsVdbRemovesIt() throws Exception {
        Using using = stage.begin(EnvironmentStage.step("1h"), 1).untilInBody();
        expire();
        using.succeed();

        assertThat(using.result()).isEqualTo("made");
        assertThat(stage.said()).contains("Removed").doesNotContain("Stays until");
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    @Test
    void whatKeepsFromClearingUpDoesNotHideWhyTheBodyFailed() throws Exception {
        Using using = stage.begin(EnvironmentStage.step(null), 1).untilInBody();
        stage.whenWriting = all -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        };
        using.fail();

        assertThat(using.failure()).isEqualTo("tests failed");
        stage.whenWriting = all -> {};
        stage.untilNothingIsLeft();
        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** First why it is kept, then that it is gone: one entry. */
    @Test
    void whatIsKeptForOthersIsToldToo() throws Exception {
        stage.used("1h", 1);
        engine.world().takeSnapshot(VDB);
        engine.world().addVdb("Prep", "Child", VDB);
        expire();
        stage.desk().sweeper().sweep();
        EnvironmentStage.until(() -> !stage.removals(1).isEmpty());
        assertThat(stage.removals(1)).singleElement().satisfies(entry -> {
            assertThat(entry.getState()).isEqualTo(LineageEntry.State.FAILED);
            assertThat(entry.getFailure()).contains("Prep/Child");
        });

        String child = engine.books().dataset("Prep/Child").reference();
        engine.world().as(SimulatedEngine.USER).post("/database/" + child + "/delete", null);
        EnvironmentStage.until(() -> !engine.books().hasDataset("Prep/Child"));
        EnvironmentStage.until(() -> {
            // What the catalogue knows may be a little old, and then it is asked again an hour later.
            expire();
            stage.desk().sweeper().sweep();
            return stage.environments().isEmpty();
        });

        // The record is written when the environment is gone from the registry.
        EnvironmentStage.until(() -> stage.removals(1).stream()
                .map(LineageEntry::getState)
                .toList()
                .equals(List.of(LineageEntry.State.SUCCEEDED)));
    }

    @Test
    void nobodyIsLeftToTellWhenJobAndBuildAreDeleted() throws Exception {
        stage.used("1h", 1);
        stage.deletedRuns.add(EnvironmentStage.JOB + "#1");
        stage.goneJobs.add(EnvironmentStage.JOB);
        stage.desk().sweeper().sweep();
        stage.pass(Duration.ofMinutes(11));
        stage.untilNothingIsLeft();

        assertThat(engine.books().hasDataset(VDB)).isFalse();
    }

    /** Nothing was removed where nothing was made. */
    @Test
    void whatWasNeverSubmittedHasNoRemoval() throws Exception {
        engine.world().addVdb("Prep", "Patients Test", "Production/Patients Prod");
        assertThat(stage.begin(EnvironmentStage.step(null), 1).failure())
                .contains("exists already, and was not made for an environment of this job", "another name")
                .doesNotContain("ifExists");

        stage.untilNothingIsLeft();
        assertThat(stage.said()).doesNotContain("Remov");
        assertThat(engine.books().hasDataset(VDB)).isTrue();

        assertThat(stage.removals(1)).isEmpty();
    }
}
