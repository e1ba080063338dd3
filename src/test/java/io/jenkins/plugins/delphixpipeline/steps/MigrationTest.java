package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.FilePath;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of docs/migration.md: the step that stands there does what the tool did. */
class MigrationTest {
    private static final String PRODUCTION = "Production/Patients Prod";
    private static final String MASTER = "Masked/Patients Masked Master";

    @TempDir
    Path workspace;

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(50))
            .start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void connect() throws Exception {
        stage.connection("engine", engine.url());
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    private Map<?, ?> run(OperationStep step) throws Exception {
        return (Map<?, ?>) stage.run(step);
    }

    private static <S> S with(S step, Consumer<S> change) {
        change.accept(step);
        return step;
    }

    private static DataPodStep pod(String action) {
        return with(new DataPodStep(action, "Patients"), step -> step.setDataPod("prep1"));
    }

    private static BookmarkStep bookmark(String name, String dataPod) {
        return with(new BookmarkStep(name), step -> {
            step.setTemplate("Patients");
            step.setDataPod(dataPod);
        });
    }

    private static DeleteStep deleteBookmark(String name, String dataPod) {
        return with(new DeleteStep(), step -> {
            step.setTemplate("Patients");
            step.setDataPod(dataPod);
            step.setBookmark(name);
        });
    }

    private Books.Pod prep1() {
        return engine.books().pod("prep1");
    }

    private String console() {
        return stage.console.toString(StandardCharsets.UTF_8);
    }

    @Nested
    class InCommon {
        private final SimulatedEngine other =
                SimulatedEngine.builder().jobDuration(Duration.ofMillis(50)).start();

        @BeforeEach
        void connectTheOther() throws Exception {
            stage.connection("other-engine", other.url());
        }

        @AfterEach
        void closeTheOther() {
            other.close();
        }

        @Test
        void theConnectionIsChosenByName() throws Exception {
            run(with(new SnapshotStep("Patients Prod"), step -> step.setConnection("other-engine")));
            assertThat(other.books().submissions("/sync$")).isEqualTo(1);
            assertThat(engine.books().requests()).isEmpty();
        }

        @Test
        void noStepTakesAConnectionByAccident() throws Exception {
            assertThat(stage.failure(new SnapshotStep("Patients Prod")))
                    .contains("No Delphix connection was named", "\"engine\"", "\"other-engine\"");
            assertThat(engine.books().requests()).isEmpty();
            assertThat(other.books().requests()).isEmpty();
        }
    }

    @Nested
    class SnapProdRefreshMm {
        @Test
        void dsource() throws Exception {
            int before = engine.books().snapshots(PRODUCTION).size();
            assertThat(run(new SnapshotStep("Patients Prod")).get("snapshot")).isNotNull();
            assertThat(engine.books().snapshots(PRODUCTION)).hasSize(before + 1);
        }

        @Test
        void vdb() throws Exception {
            run(new RefreshMaskedStep("Patients Masked Master"));
            var snapshots = engine.books().snapshots(PRODUCTION);
            assertThat(engine.books().vdb(MASTER).parentSnapshot())
                    .isEqualTo(snapshots.get(snapshots.size() - 1).reference());
        }

        @Test
        void vdbThatIsNotMasked() throws Exception {
            run(new RefreshStep("Prep/Patients prep1"));
            assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        }

        @Test
        void bothInOneRun() throws Exception {
            run(with(new RefreshMaskedStep("Patients Masked Master"), step -> step.setSyncFirst(true)));
            assertThat(engine.books().submissions("/(sync|refresh)$")).isEqualTo(2);
        }
    }

    @Nested
    class DxJetstreamContainer {
        @Test
        void stopAndStart() throws Exception {
            run(pod("stop"));
            assertThat(prep1().state()).isEqualTo("OFFLINE");
            run(pod("stop"));
            assertThat(console()).contains("prep1 is offline already, nothing had to be done");
            run(pod("start"));
            assertThat(prep1().state()).isEqualTo("ONLINE");
        }

        @Test
        void recover() throws Exception {
            engine.world().setPodState("prep1", "INCONSISTENT");
            run(pod("recover"));
            assertThat(prep1().state()).isEqualTo("ONLINE");
        }

        @Test
        void refreshAndResetHelpThePodFirst() throws Exception {
            engine.world().setPodState("prep1", "INCONSISTENT");
            run(pod("refresh"));
            engine.world().setPodState("prep1", "OFFLINE");
            run(pod("reset"));
            assertThat(console()).contains("prep1 is inconsistent, recovering it", "prep1 is offline, starting it");
            assertThat(engine.books().submissions("/container/[^/]+/(refresh|reset)$"))
                    .isEqualTo(2);
        }

        @Test
        void refreshByProvision() throws Exception {
            run(with(new ProvisionStep(), step -> {
                step.setDataPod("prep1");
                step.setTemplate("Patients");
            }));
            assertThat(engine.books().submissions("/container/[^/]+/refresh$")).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"start", "stop", "enable", "disable", "recover"})
        void whatIsSoAlreadyIsSaid(String action) throws Exception {
            if (action.equals("recover")) {
                engine.world().setPodState("prep1", "INCONSISTENT");
            }
            run(pod(action));
            int submissions = engine.books().submissions("/container/");

            assertThat(run(pod(action)).get("already")).isEqualTo(true);

            assertThat(engine.books().submissions("/container/")).isEqualTo(submissions);
            assertThat(console()).contains("already, nothing had to be done");
        }

        @Test
        void bookmarkWithTagsAndShared() throws Exception {
            engine.world().setPodState("prep1", "OFFLINE");
            run(with(bookmark("Testing", "prep1"), step -> {
                step.setTags(List.of("one", "two"));
                step.setShared(true);
            }));
            assertThat(engine.books().bookmark("Testing").tags()).containsExactly("one", "two");
            assertThat(engine.books().bookmark("Testing").shared()).isTrue();
        }

        @Test
        void allContainersSoManyAtOnce() throws Exception {
            run(with(new DataPodStep("reset", "Patients"), step -> {
                step.setAll(true);
                step.setAtOnce(4);
            }));
            assertThat(engine.books().submissions("/reset$")).isEqualTo(7);
        }
    }

    @Nested
    class JsBookmark {
        @Test
        void createOnATemplateOrContainerWithTagsAndDescription() throws Exception {
            run(with(bookmark("release-1", null), step -> step.setDescription("Before commit")));
            run(with(bookmark("release-2", "prep1"), step -> step.setTags(List.of("1.86.2", "bobby"))));
            assertThat(engine.books().bookmark("release-1").description()).isEqualTo("Before commit");
            assertThat(engine.books().bookmark("release-1").pod()).isNull();
            assertThat(engine.books().bookmark("release-2").tags()).containsExactly("1.86.2", "bobby");
        }

        @Test
        void listAlsoByTag() throws Exception {
            run(with(bookmark("tagged", "prep1"), step -> step.setTags(List.of("nightly"))));
            run(bookmark("plain", "prep2"));
            List<?> all = (List<?>) stage.run(new ListStep("bookmarks"));
            assertThat(all).hasSize(2);
            assertThat(all)
                    .filteredOn(item -> ((List<?>) ((Map<?, ?>) item).get("tags")).contains("nightly"))
                    .extracting(item -> ((Map<?, ?>) item).get("name"))
                    .isEqualTo(List.of("tagged"));
        }

        @Test
        void shareUnshareAndUpdateTwiceEach() throws Exception {
            run(with(bookmark("release-1", "prep1"), step -> step.setTags(List.of("a"))));
            BookmarkStep share = bookmark("release-1", "prep1");
            share.setIfExists("update");
            share.setShared(true);
            run(share);
            assertThat(engine.books().bookmark("release-1").shared()).isTrue();
            assertThat(engine.books().bookmark("release-1").tags()).containsExactly("a");
            assertThat(run(share).get("already")).isEqualTo(true);
            BookmarkStep tagged = bookmark("release-1", "prep1");
            tagged.setIfExists("update");
            tagged.setTags(List.of("a", "c"));
            run(tagged);
            assertThat(engine.books().bookmark("release-1").shared()).isTrue();
            assertThat(engine.books().bookmark("release-1").tags()).containsExactly("a", "c");
            assertThat(run(tagged).get("already")).isEqualTo(true);
            share.setShared(false);
            share.setTags(List.of("b"));
            share.setExpiration("2031-01-01T00:00:00Z");
            run(share);
            assertThat(engine.books().bookmark("release-1").shared()).isFalse();
            assertThat(engine.books().bookmark("release-1").tags()).containsExactly("b");
            assertThat(engine.books().bookmark("release-1").expiration()).isEqualTo("2031-01-01T00:00:00.000Z");
            assertThat(run(share).get("already")).isEqualTo(true);
        }

        @Test
        void deleteTwice() throws Exception {
            run(bookmark("release-1", null));
            run(deleteBookmark("release-1", null));
            assertThat(engine.books().bookmarks()).isEmpty();
            assertThat(run(deleteBookmark("release-1", null)).get("absent")).isEqualTo(true);
            assertThat(console()).contains("release-1 is not there, nothing had to be deleted");
        }
    }

    @Nested
    class AutomationFramework {
        @Test
        void datapodCreateAndDelete() throws Exception {
            run(with(new ProvisionStep(), step -> {
                step.setVdb("Prep/Patients 41");
                step.setFrom("Patients Masked Master");
                step.setRepository("Postgres vFiles (15.4)");
                step.setEnvironment("dbhost");
            }));
            assertThat(engine.books().hasDataset("Prep/Patients 41")).isTrue();
            DeleteStep delete = with(new DeleteStep(), step -> step.setVdb("Prep/Patients 41"));
            run(delete);
            assertThat(engine.books().hasDataset("Prep/Patients 41")).isFalse();
            assertThat(run(delete).get("absent")).isEqualTo(true);
        }

        @Test
        void datapodRefreshAndUndo() throws Exception {
            run(pod("refresh"));
            run(pod("undo"));
            assertThat(engine.books().submissions("/container/[^/]+/(refresh|undo)$"))
                    .isEqualTo(2);
        }

        @Test
        void bookmarkCreateShareDelete() throws Exception {
            run(bookmark("master-41", "prep1"));
            run(with(bookmark("master-41", "prep1"), step -> {
                step.setIfExists("update");
                step.setShared(true);
            }));
            assertThat(engine.books().bookmark("master-41").shared()).isTrue();
            run(deleteBookmark("master-41", "prep1"));
            assertThat(engine.books().bookmarks()).isEmpty();
        }

        private Map<?, ?> yaml(String event, String branch) throws Exception {
            return (Map<?, ?>) stage.run(with(new YamlStep(), step -> {
                step.setEvent(event);
                step.setBranch(branch);
                step.setCommit("0123456789abcdef");
            }));
        }

        private void write(String... rules) throws Exception {
            stage.workspace = new FilePath(workspace.toFile());
            Files.writeString(
                    workspace.resolve("delphix.yaml"),
                    """
                    template: Patients
                    parent: Patients Masked Master
                    connectors:
                      - records:
                          host: PATIENTS_HOST
                          port: PATIENTS_PORT
                          database: PATIENTS_DB
                          username: PATIENTS_USER
                          password: PATIENTS_PASSWORD
                    environments:
                      - dev:
                          branch: develop
                          datapod: prep1
                          data-sources:
                            - records:
                                ami: ami-2
                          when:
                    """
                            + Stream.of(rules)
                                    .map(rule -> "        - " + rule + "\n")
                                    .collect(Collectors.joining()));
        }

        @Test
        void eventAndBranchChooseTheActions() throws Exception {
            write("push: bookmark.create", "build-failure: datapod.undo");
            assertThat((List<?>) yaml("push", "main").get("actions")).isEmpty();
            assertThat((List<?>) yaml("pull-request-opened", "develop").get("actions"))
                    .isEmpty();
            assertThat(engine.books().bookmarks()).isEmpty();
            yaml("push", "develop");
            assertThat(engine.books().bookmarks())
                    .extracting(Books.Bookmark::name)
                    .containsExactly("dev-012345");
        }

        @Test
        void connectorsAndDataSourcesAreReadAndNotUsed() throws Exception {
            write("push: bookmark.create");
            yaml("push", "develop");
            assertThat(engine.books().bookmarks()).hasSize(1);
            assertThat(console()).doesNotContain("PATIENTS_HOST", "ami-2");
        }

        @Test
        void everyActionOfTheFileTwice() throws Exception {
            write(
                    "created: datapod.create",
                    "marked: bookmark.create",
                    "shared: bookmark.share",
                    "unmarked: bookmark.delete",
                    "deleted: datapod.delete");
            // The framework puts a VDB into the group of the name of the template.
            engine.world().addGroup("Patients");
            for (String event : List.of("created", "marked", "shared", "unmarked", "deleted")) {
                yaml(event, "develop");
                int said = console().length();
                assertThat((List<?>) yaml(event, "develop").get("jobs"))
                        .as(event)
                        .isEmpty();
                assertThat(console().substring(said))
                        .as(event)
                        .containsPattern(
                                "exists and stays as it is|already, nothing had to be done|is not there, nothing");
            }
            assertThat(engine.books().bookmarks()).isEmpty();
            assertThat(engine.books().submissions("/database/provision$")).isEqualTo(1);
        }

        @Test
        void aBusyContainerIsWaitedFor() throws Exception {
            engine.world().setJobDuration(Duration.ofMinutes(5));
            String busy = engine.world()
                    .as("bob")
                    .post("/selfservice/container/" + prep1().reference() + "/refresh", null)
                    .get("job")
                    .asText();
            engine.world().setJobDuration(Duration.ofMillis(50));
            CompletableFuture<Map<?, ?>> refresh = CompletableFuture.supplyAsync(() -> {
                try {
                    return run(pod("refresh"));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            await().atMost(Duration.ofSeconds(25))
                    .untilAsserted(() -> assertThat(console()).contains("busy, waiting for other jobs"));
            engine.world().finishJob(busy);
            assertThat(refresh.join().get("dataPod")).isEqualTo("prep1");
            assertThat(engine.books().jobs())
                    .filteredOn(job -> job.actionType().endsWith("CONTAINER_REFRESH"))
                    .hasSize(2);
        }
    }

    @Nested
    class LeftToOthers {
        @Test
        void aMaskingJobByNameAndEnvironment() throws Exception {
            try (SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(100))) {
                stage.maskingConnection("masking", masking.url());
                Map<?, ?> result = run(with(new MaskStep("Mask Patients"), step -> {
                    step.setEnvironment("Patients");
                    step.setConnection("masking");
                }));
                assertThat(result.get("execution")).isEqualTo("1");
                assertThat(masking.executions()).containsExactly("SUCCEEDED");
            }
        }
    }
}
