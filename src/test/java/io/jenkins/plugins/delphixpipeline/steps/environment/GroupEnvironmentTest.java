package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.steps.environment.EnvironmentStage.Using;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A block with a VDB group of its own on DCT. */
@Timeout(90)
class GroupEnvironmentTest {
    private static final String FIRST = "Prep/qa-Patients prep2";
    private static final String SECOND = "Prep/qa-Patients prep3";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .telemetryLag(Duration.ofMillis(80))
            .start();
    private EnvironmentStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new EnvironmentStage(dct);
        stage.branch = true;
        bookmark("monday", "preps");
    }

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private void bookmark(String name, String group) throws Exception {
        String begun =
                send("POST", "/bookmarks", "{\"name\": \"" + name + "\", \"vdb_group_id\": \"" + idOf(group) + "\"}");
        String job = new ObjectMapper().readTree(begun).at("/job/id").asText();
        EnvironmentStage.until(() -> new ObjectMapper()
                .readTree(send("GET", "/jobs/" + job, null))
                .path("status")
                .asText()
                .equals("COMPLETED"));
    }

    private String idOf(String group) {
        return dct.books().groups().stream()
                .filter(each -> each.name().equals(group))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + path))
                .header("Authorization", "apk " + SimulatedDct.API_KEY)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    private static WithDelphixVdbStep step(String lifetime) {
        WithDelphixVdbStep step = new WithDelphixVdbStep();
        step.setVdbGroup("qa");
        step.setBookmark("monday");
        step.setLifetime(lifetime);
        return step;
    }

    private Using used(String lifetime, int build) throws Exception {
        Using using = stage.begin(step(lifetime), build).untilInBody();
        assertThat(using.body).as(console()).isDone();
        using.succeed();
        using.result();
        return using;
    }

    /** DCT hears of what its engine did a little later. */
    private boolean showsWhatIsThere() throws Exception {
        String listed = send("GET", "/vdbs", null);
        return engine.books().jobs("DB_PROVISION").stream()
                        .noneMatch(job -> job.state().equals("RUNNING"))
                && Stream.of(FIRST, SECOND)
                        .filter(engine.books()::hasDataset)
                        .allMatch(path -> listed.contains(path.substring(path.indexOf('/') + 1)));
    }

    private boolean hasGroup() {
        return dct.books().groups().stream().anyMatch(each -> each.name().equals("qa"));
    }

    private void assertThatNothingIsLeft() {
        assertThat(hasGroup()).isFalse();
        assertThat(engine.books().hasDataset(FIRST)).isFalse();
        assertThat(engine.books().hasDataset(SECOND)).isFalse();
        assertThat(engine.books().hasDataset("Prep/Patients prep2")).isTrue();
        assertThat(engine.books().hasDataset("Prep/Patients prep3")).isTrue();
        assertThat(dct.books().groups()).extracting(DctBooks.GroupEntry::name).containsExactly("preps");
    }

    /** Nothing of a provision that did not end well may be forgotten, so much time goes by. */
    private void untilNothingIsLeft() {
        EnvironmentStage.until(() -> {
            stage.pass(Duration.ofMinutes(6));
            stage.desk().sweeper().sweep();
            return stage.environments().isEmpty();
        });
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theBodyHasItsGroupAndThenAllOfItIsGone() throws Exception {
        Using using = stage.begin(step(null), 1).untilInBody();

        assertThat(using.variables)
                .containsEntry("DELPHIX_VDB_GROUP", "qa")
                .containsEntry("DELPHIX_VDBS", "engine1/" + FIRST + ",engine1/" + SECOND)
                .containsEntry("DELPHIX_PATIENTS_PREP2_VDB", "engine1/" + FIRST)
                .containsEntry("DELPHIX_PATIENTS_PREP3_VDB", "engine1/" + SECOND)
                .containsKeys("DELPHIX_PATIENTS_PREP2_HOST", "DELPHIX_PATIENTS_PREP3_HOST")
                .doesNotContainKeys("DELPHIX_VDB", "DELPHIX_HOST");
        assertThat(engine.books().vdb(FIRST).exposesUnmaskedRows()).isFalse();
        stage.desk().sweeper().sweep();
        assertThat(stage.environments()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.IN_USE);
        using.succeed();

        assertThat(using.result()).isEqualTo("made");
        assertThatNothingIsLeft();
        assertThat(stage.environments()).isEmpty();
        assertThat(console()).contains("Removing the VDB group and its VDBs", "Removed");
        assertThat(stage.removals(1)).singleElement().satisfies(entry -> {
            assertThat(entry.getState()).isEqualTo(LineageEntry.State.SUCCEEDED);
            assertThat(entry.getSubject()).isEqualTo("qa");
        });
    }

    @Test
    void aPlanSkipsTheBodyAndReservesNothing() throws Exception {
        stage.plan = new EnclosingPlan();
        Using using = stage.begin(step(null), 1);

        assertThat((Map<?, ?>) using.outcome.get(30, TimeUnit.SECONDS))
                .extracting("vdbGroup", "planned")
                .containsExactly("qa", true);
        assertThat(using.body).isNotDone();
        assertThat(console()).contains("the block is skipped", "Plan: would provision VDB group qa");
        assertThat(stage.environments()).isEmpty();
        assertThatNothingIsLeft();
    }

    enum Road {
        EXPIRED {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.used("1h", 1);
                test.stage.pass(Duration.ofHours(2));
            }
        },
        FAILED_BODY {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                Using using = test.stage.begin(step(null), 1).untilInBody();
                using.fail();
                assertThat(using.failure()).isEqualTo("tests failed");
            }
        },
        BRANCH_DEAD {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.used("branch", 1);
                test.stage.goneJobs.add(EnvironmentStage.JOB);
                test.stage.desk().sweeper().sweep();
            }
        },
        LOST_IN_ITS_BODY {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                Using using = test.stage.begin(step(null), 1).untilInBody();
                test.stage.lose(using);
                test.stage.restart();
            }
        },
        KILLED_WHILE_IT_COMES {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.engine.world().setJobDuration("DB_PROVISION", Duration.ofSeconds(1));
                Using using = test.stage.begin(step(null), 1);
                EnvironmentStage.until(
                        () -> !test.engine.books().jobs("DB_PROVISION").isEmpty());
                test.stage.lose(using);
                test.stage.restart();
            }
        },
        ABORTED_WHILE_IT_COMES {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.engine.world().setJobDuration("DB_PROVISION", Duration.ofSeconds(1));
                Using using = test.stage.begin(step(null), 1);
                EnvironmentStage.until(
                        () -> !test.engine.books().jobs("DB_PROVISION").isEmpty());
                using.execution.stop(new FlowInterruptedException(hudson.model.Result.ABORTED));
                // The job goes on, since DCT cannot cancel it, and what it makes is waited for.
                assertThatThrownBy(() -> using.outcome.get(60, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(FlowInterruptedException.class);
            }
        },
        ONE_OF_ITS_VDBS_FAILS {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.engine.faults().failJob("DB_PROVISION", "The target host is full.");
                assertThat(test.stage.begin(step(null), 1).failure()).contains("The target host is full.");
                EnvironmentStage.until(test::showsWhatIsThere);
            }
        },
        GROUP_DELETED_BY_HAND {
            @Override
            void go(GroupEnvironmentTest test) throws Exception {
                test.used("1h", 1);
                test.send("DELETE", "/vdb-groups/" + test.idOf("qa"), null);
                test.stage.pass(Duration.ofHours(2));
            }
        };

        abstract void go(GroupEnvironmentTest test) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftByWhicheverRoadItEnds(Road road) throws Exception {
        road.go(this);
        untilNothingIsLeft();

        assertThatNothingIsLeft();
        // The record is written when the environment is gone from the registry.
        EnvironmentStage.until(() -> stage.removals(1).stream()
                .map(LineageEntry::getState)
                .toList()
                .equals(List.of(LineageEntry.State.SUCCEEDED)));
    }

    @Test
    void theNextBuildOfTheBranchGetsTheSameGroupRefreshed() throws Exception {
        used("branch", 1);
        String group = idOf("qa");
        String vdb = engine.books().dataset(FIRST).reference();

        Using second = stage.begin(step("branch"), 2).untilInBody();

        assertThat(second.variables).containsEntry("DELPHIX_PATIENTS_PREP2_VDB", "engine1/" + FIRST);
        assertThat(idOf("qa")).isEqualTo(group);
        assertThat(engine.books().dataset(FIRST).reference()).isEqualTo(vdb);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(2);
    }

    @Test
    void whatOthersPutIntoTheGroupIsNeitherRefreshedNorRemoved() throws Exception {
        used("branch", 1);
        String ids = Stream.of(FIRST, SECOND, "Prep/Patients prep4")
                .map(path -> "\"" + dct.books().id("engine1", path) + "\"")
                .toList()
                .toString();
        send("PATCH", "/vdb-groups/" + idOf("qa"), "{\"vdb_ids\": " + ids + "}");

        assertThat(stage.begin(step("branch"), 2).failure()).contains("no longer has exactly the VDBs");
        stage.goneJobs.add(EnvironmentStage.JOB);
        stage.desk().sweeper().sweep();
        untilNothingIsLeft();

        assertThatNothingIsLeft();
        assertThat(engine.books().hasDataset("Prep/Patients prep4")).isTrue();
        assertThat(engine.books().jobs("DB_REFRESH")).isEmpty();
    }

    private void hide(String id) {
        dct.world().denyId(SimulatedDct.USER, "READ", id);
    }

    private void untilTriedInVain() {
        stage.goneJobs.add(EnvironmentStage.JOB);
        stage.desk().sweeper().sweep();
        stage.pass(Duration.ofMinutes(11));
        EnvironmentStage.until(() -> {
            stage.desk().sweeper().sweep();
            return stage.environments().stream().allMatch(each -> each.removal().trouble() != null);
        });
    }

    private List<Problem> troubles() {
        return stage.environments().stream()
                .map(each -> each.removal().trouble().problem())
                .toList();
    }

    @Test
    void whatTheAccountMayNoLongerReadIsNotForgotten() throws Exception {
        used("branch", 1);
        hide(idOf("qa"));
        List.of(FIRST, SECOND).forEach(path -> hide(dct.books().id("engine1", path)));
        dct.switches().turnOn(DctSwitch.FORBIDDEN_AS_MISSING);
        stage.restart();

        assertThat(stage.begin(step("branch"), 2).failure()).contains("is not visible to this account");
        untilTriedInVain();

        assertThat(troubles()).containsExactly(Problem.NOT_VISIBLE);
        assertThat(engine.books().jobs("DB_PROVISION")).hasSize(2);
        assertThat(engine.books().hasDataset(FIRST)).isTrue();
    }

    @Test
    void aGroupThatTheAccountMayNoLongerReadIsNotForgottenBesideItsVdbs() throws Exception {
        used("branch", 1);
        hide(idOf("qa"));
        stage.restart();

        untilTriedInVain();

        assertThat(troubles()).containsExactly(Problem.NOT_PERMITTED);
        assertThat(engine.books().hasDataset(FIRST)).isTrue();
    }

    @Test
    void aGroupThatWasNotMadeForItIsLeftAlone() throws Exception {
        dct.world().addGroup("qa", List.of("Prep/Patients prep5"));

        assertThat(stage.begin(step(null), 1).failure()).contains("\"qa\" exists already, and was not made for");

        assertThat(hasGroup()).isTrue();
        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
        assertThat(stage.environments()).isEmpty();
    }

    @Test
    void theDataThatMadeTheTestsFailIsBookmarked() throws Exception {
        WithDelphixVdbStep step = step(null);
        step.setOnFailure("bookmark");
        step.setBookmarkName("failed in #1");
        Using using = stage.begin(step, 1).untilInBody();
        using.fail();

        assertThat(using.failure()).isEqualTo("tests failed");
        assertThat(console()).contains("Kept, because \"failed in #1\" would be lost with it");
        assertThat(hasGroup()).isTrue();
        assertThat(engine.books().hasDataset(FIRST)).isTrue();
        assertThat(stage.desk().sweeper().removeNow(stage.environments().get(0).id()))
                .isTrue();
        untilNothingIsLeft();
        assertThatNothingIsLeft();
    }

    /** Somebody else's group may have its name by now. */
    @Test
    void dataOfAFailureIsBookmarkedWhateverTheGroupIsCalledByNow() throws Exception {
        WithDelphixVdbStep step = step(null);
        step.setOnFailure("bookmark");
        step.setBookmarkName("failed in #1");
        Using using = stage.begin(step, 1).untilInBody();
        String mine = idOf("qa");
        send("PATCH", "/vdb-groups/" + mine, "{\"name\": \"renamed\"}");
        dct.world().addGroup("qa", List.of("Prep/Patients prep5"));

        using.fail();
        using.failure();

        assertThat(console()).doesNotContain("Not bookmarked").contains("\"failed in #1\" would be lost with it");
    }

    @Test
    void groupsCountInTheQuota() throws Exception {
        stage.connection.setMostEnvironments(1);
        Using first = stage.begin(step(null), 1).untilInBody();
        WithDelphixVdbStep other = step(null);
        other.setVdbGroup("other");
        Using second = stage.begin(other, 2);
        EnvironmentStage.until(() -> console().contains("Waiting: first has as many data environments as it may"));

        first.succeed();

        assertThat(second.untilInBody().variables).containsEntry("DELPHIX_VDB_GROUP", "other");
    }

    @Test
    void unmaskedDataIsRefused() throws Exception {
        dct.world().addGroup("raw", List.of("Finance Development/Billing Dev"));
        bookmark("raw", "raw");
        WithDelphixVdbStep step = step(null);
        step.setBookmark("raw");

        assertThat(stage.begin(step, 1).failure()).contains("masked");

        assertThat(engine.books().jobs("DB_PROVISION")).isEmpty();
        assertThat(stage.environments()).isEmpty();
    }

    @Test
    void anEngineRefusesItAndSaysWhatThereIsInstead() throws Exception {
        try (EnvironmentStage onEngine = new EnvironmentStage(engine)) {
            assertThat(onEngine.begin(step(null), 1).failure())
                    .contains("a Delphix Engine, which has no VDB groups", "or give the block one VDB");
            assertThat(onEngine.environments()).isEmpty();
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("bookmark", step -> step.setBookmark(null)),
                refusal("vdb", step -> step.setVdb("Prep/One")),
                refusal("maskingJob", step -> step.setMaskingJob("Mask")),
                refusal("account", step -> step.setAccount("app")),
                refusal("adminCredentialsId", step -> step.setAdminCredentialsId("administrator")),
                refusal("database", step -> step.setDatabase("patients")),
                refusal("databaseType", step -> step.setDatabaseType("postgresql")),
                refusal("timestamp", step -> step.setTimestamp("2026-11-22T07:00:00Z")));
    }

    private static Arguments refusal(String named, Consumer<WithDelphixVdbStep> change) {
        return Arguments.of(named, change);
    }

    @ParameterizedTest
    @MethodSource
    void refused(String named, Consumer<WithDelphixVdbStep> change) {
        WithDelphixVdbStep step = step(null);
        change.accept(step);

        assertThatThrownBy(() -> step.start(null))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(named);
    }
}
