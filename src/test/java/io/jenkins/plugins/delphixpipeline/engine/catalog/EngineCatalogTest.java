package io.jenkins.plugins.delphixpipeline.engine.catalog;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.MASTER;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.Changes;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCatalogTest {
    @Test
    void datasetsCarryTheirGroupsAndParents() {
        try (Connected at = Connected.start()) {
            Dataset source = at.dataset(DSOURCE);
            Dataset master = at.dataset("Patients Masked Master");

            assertThat(source.isVdb()).isFalse();
            assertThat(source.path()).isEqualTo(DSOURCE);
            assertThat(master.path()).isEqualTo(MASTER);
            assertThat(master.parent()).isEqualTo(source.reference());
            assertThat(master.masked()).isTrue();
            assertThat(at.engine.catalog().datasetByReference(master.reference()))
                    .isEqualTo(master);
        }
    }

    @Test
    void unknownNameBringsTheNearest() {
        try (Connected at = Connected.start()) {
            PlatformException problem = problemOf(() -> at.dataset("Patient Prod"));

            assertThat(problem.problem()).isEqualTo(Problem.DATASET_UNKNOWN);
            assertThat(problem.failure().candidates()).contains(DSOURCE);
        }
    }

    @Test
    void referenceThatIsNoLongerKnownIsGone() {
        try (Connected at = Connected.start()) {
            PlatformException problem =
                    problemOf(() -> at.engine.catalog().datasetByReference("APPDATA_CONTAINER-999"));

            assertThat(problem.problem()).isEqualTo(Problem.OBJECT_GONE);
            assertThat(problem.failure().subject()).isEqualTo("APPDATA_CONTAINER-999");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void latestSnapshotIsTheNewestInWhateverOrderTheEngineListsThem(boolean oldestFirst) {
        try (Connected at = Connected.start(oldestFirst ? Switch.LISTS_OLDEST_FIRST : Switch.LIST_TOTAL_NULL)) {
            Dataset source = at.dataset(DSOURCE);
            at.finish(at.engine.submissions().submit(new Submission.Sync(source.reference(), false, Map.of()), "sync"));

            List<Snapshot> snapshots = at.engine.catalog().snapshots(source);
            Snapshot latest = at.engine.catalog().latestSnapshot(source).orElseThrow();

            assertThat(snapshots).hasSizeGreaterThan(1);
            assertThat(snapshots)
                    .isSortedAccordingTo(
                            Comparator.comparing(Snapshot::createdAt).reversed());
            assertThat(latest).isEqualTo(snapshots.get(0));
            assertThat(latest.provisionable()).isTrue();
            assertThat(at.engine.catalog().snapshotByReference(latest.reference()))
                    .isEqualTo(latest);
        }
    }

    @Test
    void timeflowTellsWhereItsDataCameFrom() {
        try (Connected at = Connected.start()) {
            Dataset master = at.dataset(MASTER);
            Timeflow timeflow = at.engine.catalog().timeflow(master.currentTimeflow());

            assertThat(timeflow.dataset()).isEqualTo(master.reference());
            assertThat(timeflow.origin()).isEqualTo(Timeflow.Origin.TRANSFORMATION);
            assertThat(timeflow.parentTimeflow())
                    .isEqualTo(at.dataset("Production/Patients Prod").currentTimeflow());
            assertThat(timeflow.parentSnapshot())
                    .isEqualTo(at.simulated.books().vdb(MASTER).parentSnapshot());
        }
    }

    @Test
    void timeBelongsToTheTimeflowThatCoversIt() {
        try (Connected at = Connected.start()) {
            Dataset before = at.dataset(MASTER);
            Snapshot old = at.engine.catalog().latestSnapshot(before).orElseThrow();
            String parent = before.parent();
            Submission refresh = new Submission.Refresh(
                    before.reference(), new PointInTime.Latest(parent), before.currentTimeflow());
            at.finish(at.engine.submissions().submit(refresh, "refresh"));
            Dataset after = at.engine.catalog().datasetByReference(before.reference());

            assertThat(at.engine.catalog().timeflowAt(after, old.dataAt())).isEqualTo(before.currentTimeflow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DSOURCE, MASTER})
    void aTimeOutsideIsRefusedWithTheRangesThatThereAre(String name) {
        try (Connected at = Connected.start()) {
            Dataset dataset = at.dataset(name);
            Snapshot newest = at.engine.catalog().latestSnapshot(dataset).orElseThrow();
            for (Instant time : List.of(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"))) {
                PlatformException outside = problemOf(() -> at.engine.catalog().timeflowAt(dataset, time));

                assertThat(outside.problem()).isEqualTo(Problem.TIME_OUTSIDE);
                assertThat(outside.failure().subject()).isEqualTo(name);
                assertThat(outside.failure().details()).isEqualTo(time.toString());
                assertThat(outside.failure().candidates())
                        .isNotEmpty()
                        .allMatch(range -> range.matches("[0-9TZ:.-]+|from [0-9TZ:.-]+ to [0-9TZ:.-]+"))
                        .noneMatch(range -> range.matches("from (.+) to \\1"));
            }
            for (Instant near : List.of(newest.dataAt(), newest.dataAt().truncatedTo(ChronoUnit.SECONDS))) {
                assertThat(at.engine.catalog().timeflowAt(dataset, near)).isEqualTo(dataset.currentTimeflow());
            }
        }
    }

    @Test
    void statesTellWhereTheDataOfEachVdbIsFrom() {
        try (Connected at = Connected.start()) {
            Dataset master = at.dataset(MASTER);
            DatasetStatus status = at.engine.catalog().states().get(master.reference());

            assertThat(at.requests("GET", "/timeflow") + at.requests("GET", "/source"))
                    .isEqualTo(2);
            assertThat(status.parentSnapshot())
                    .isEqualTo(at.simulated.books().vdb(MASTER).parentSnapshot());
            assertThat(status.refreshedAt()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");
            assertThat(status.dataAt()).isNotNull();
            assertThat(status.status()).isEqualTo("RUNNING");
            assertThat(at.engine.catalog().states().get(at.dataset(DSOURCE).reference()))
                    .satisfies(source -> assertThat(source.parentSnapshot()).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void maskingStepIsRecognisedInBothForms(boolean newForm) {
        try (Connected at = Connected.start(newForm ? Switch.MASKING_HOOK_NEW_TYPE : Switch.LIST_TOTAL_NULL)) {
            Masking masking = at.engine.catalog().masking(at.dataset(MASTER));

            assertThat(masking.flagged()).isTrue();
            assertThat(masking.hooks()).singleElement().satisfies(hook -> {
                assertThat(hook.maskingJob()).isTrue();
                assertThat(hook.name()).isEqualTo("Mask Patients");
            });
        }
    }

    @Test
    void runStateFollowsTheSource() {
        try (Connected at = Connected.start()) {
            Dataset master = at.dataset(MASTER);
            assertThat(at.engine.catalog().runState(master).running()).isTrue();

            at.finish(at.engine.submissions().submit(new Submission.Disable(master.reference()), "disable"));

            assertThat(at.engine.catalog().runState(master).enabled()).isFalse();
            assertThat(at.engine.catalog().runState(master).running()).isFalse();
        }
    }

    @Test
    void connectionDetailsAreGatheredFromWhereTheDatabaseRuns() {
        try (Connected at = Connected.start()) {
            assertThat(at.engine.catalog().connectionDetails(at.dataset(MASTER)))
                    .containsEntry("host", "dbhost.example.com")
                    .containsKey("port");
            assertThat(at.engine.catalog().connectionDetails(at.dataset("Finance Development/Billing Dev")))
                    .containsEntry("host", "dbhost.example.com")
                    .containsEntry("port", "1521")
                    .containsKeys("database", "jdbc", "instance");
        }
    }

    @Test
    void aDatabaseThatAPluginTeachesIsFoundThroughItsParameters() {
        try (Connected at = Connected.start()) {
            at.simulated.world().place(MASTER, "127.0.0.1", 6543, "patients");

            assertThat(at.engine.catalog().connectionDetails(at.dataset(MASTER)))
                    .containsEntry("host", "127.0.0.1")
                    .containsEntry("port", "6543")
                    .containsEntry("database", "patients")
                    .containsEntry("toolkit", "postgres");
        }
    }

    @Test
    void placesAreListedByName() {
        try (Connected at = Connected.start()) {
            assertThat(at.engine.catalog().groups()).contains("Production", "Masked", "Prep");
            assertThat(at.engine.catalog().environments()).containsExactly("dbhost");
            assertThat(at.engine.catalog().repositories("dbhost"))
                    .isNotEmpty()
                    .hasSameElementsAs(at.engine.catalog().repositories(null));
            assertThat(at.engine.catalog().maskingJobs(at.dataset(DSOURCE))).containsExactly("Mask Patients");
            assertThat(at.engine.catalog().maskingJobs(at.dataset("Finance Production/Billing Prod")))
                    .isEmpty();
            assertThat(problemOf(() -> at.engine.catalog().repositories("nowhere"))
                            .problem())
                    .isEqualTo(Problem.ENVIRONMENT_UNKNOWN);
        }
    }

    @Test
    void bookmarksOfAVdbAreThoseOfItsTimeflows() {
        try (Connected at = Connected.start()) {
            Dataset master = at.dataset(MASTER);
            Snapshot snapshot = at.engine.catalog().latestSnapshot(master).orElseThrow();
            Submission bookmark = new Submission.BookmarkVdb(master.reference(), "before", snapshot, true, Labels.NONE);
            String made = at.engine.submissions().submit(bookmark, "b").made();

            assertThat(at.engine.catalog().bookmarks(master)).singleElement().satisfies(found -> {
                assertThat(found.reference()).isEqualTo(made);
                assertThat(found.name()).isEqualTo("before");
                assertThat(found.owner()).isEqualTo(master.reference());
                assertThat(found.dataAt()).isEqualTo(snapshot.dataAt());
            });
            assertThat(at.engine.catalog().bookmarks(at.dataset(DSOURCE)))
                    .extracting(Bookmark::name)
                    .doesNotContain("before");
        }
    }

    @Test
    void branchesThatResolveTogetherShareOneRequest() {
        try (Connected at = Connected.start()) {
            at.engine.info();
            List<CompletableFuture<Dataset>> branches = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> at.dataset(MASTER)))
                    .toList();

            assertThat(branches)
                    .allSatisfy(branch -> assertThat(branch.join().masked()).isTrue());
            assertThat(at.requests("GET", "/database")).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void manySubmissionsAtOnceShareTheirReadsOfTheList() {
        try (Connected at = Connected.start()) {
            Submission refresh = Changes.REFRESH.prepare(at);
            at.simulated.faults().on("GET", "/database$").always().delay(Duration.ofMillis(150));
            long before = at.requests("GET", "/database");

            CompletableFuture<?>[] all = IntStream.range(0, 60)
                    .mapToObj(n -> CompletableFuture.runAsync(
                            () -> askAndSubmit(at, refresh, n), task -> new Thread(task, "asker").start()))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();

            assertThat(at.requests("GET", "/database") - before).isLessThanOrEqualTo(20);
        }
    }

    private static void askAndSubmit(Connected at, Submission refresh, int number) {
        at.engine.catalog().datasets();
        try {
            at.engine.submissions().submit(refresh, "asker-" + number);
        } catch (PlatformException refused) {
            assertThat(refused.problem()).isIn(Problem.TARGET_BUSY, Problem.REFUSED_BY_PLATFORM);
        }
        at.engine.catalog().datasets();
    }

    @Test
    void syncsAndBookmarksLeaveTheListAsItIs() {
        try (Connected at = Connected.start()) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            List<Dataset> known = at.engine.catalog().datasets();
            at.engine.submissions().submit(sync, "a sync");
            assertThat(at.engine.catalog().datasets()).isSameAs(known);
        }
    }

    @Test
    void afterTheEndOfAJobTheListIsReadAnew() {
        try (Connected at = Connected.start(builder -> builder.jobDuration(Duration.ofMillis(700)))) {
            Receipt refresh = at.engine.submissions().submit(Changes.REFRESH.prepare(at), "a refresh");
            boolean over = false;
            List<Dataset> known = List.of();
            while (!over) {
                known = at.engine.catalog().datasets();
                over = at.engine.feed().changes(Set.of(refresh.job()), Duration.ofSeconds(5)).stream()
                        .anyMatch(DelphixJob::isTerminal);
            }
            assertThat(at.engine.catalog().datasets()).isNotSameAs(known);
            assertThat(at.dataset(MASTER))
                    .isEqualTo(at.engine
                            .catalog()
                            .datasetByReference(at.dataset(MASTER).reference()));
        }
    }
}
