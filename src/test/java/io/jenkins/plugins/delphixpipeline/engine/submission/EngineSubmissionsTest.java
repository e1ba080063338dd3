package io.jenkins.plugins.delphixpipeline.engine.submission;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.MASTER;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.delphixpipeline.engine.Changes;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EngineSubmissionsTest {
    static Stream<Arguments> everyChangeInManyVersions() {
        List<Arguments> all = new ArrayList<>();
        for (String version : List.of("1.7.0", "1.8.2", "1.9.0", "1.9.2", "1.11.6", "1.11.26")) {
            for (Changes change : Changes.values()) {
                if (change != Changes.SET_HOOKS || version.compareTo("1.9.0") >= 0 || version.startsWith("1.1")) {
                    all.add(Arguments.of(version, change));
                }
            }
        }
        return all.stream();
    }

    /** They have no names there, by which they are known. */
    @Test
    void hooksAreRefusedBeforeAnEngineThatNamesThem() {
        try (Connected at = Connected.start(builder -> builder.apiVersion("1.8.2"))) {
            Submission hooks = Changes.SET_HOOKS.prepare(at);
            assertThat(Connected.problemOf(() -> at.engine.submissions().check(hooks))
                            .problem())
                    .isEqualTo(Problem.RELEASE_TOO_OLD);
        }
    }

    @ParameterizedTest
    @MethodSource("everyChangeInManyVersions")
    void everyChangeIsUnderstoodInEveryVersion(String version, Changes change) {
        try (Connected at = Connected.start(builder -> builder.apiVersion(version))) {
            Submission submission = change.prepare(at);
            at.engine.submissions().check(submission);

            Receipt receipt = at.engine.submissions().submit(submission, "run-1");

            at.finish(receipt);
            assertThat(change.carriedOut(at)).isEqualTo(1);
            if (submission.madeName() != null) {
                assertThat(receipt.made()).isNotBlank();
            }
        }
    }

    private static String body(Connected at, String pathEnd) {
        return at.simulated.books().requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith(pathEnd))
                .reduce((first, last) -> last)
                .orElseThrow()
                .body();
    }

    @Test
    void submissionCarriesItsMarkWithoutStrangeCharacters() {
        try (Connected at = Connected.start()) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);

            at.finish(at.engine.submissions().submit(submission, "földer/job #7 (a)\r\nX: y"));

            assertThat(at.simulated.books().jobs("DB_SYNC").get(0).userAgent())
                    .isEqualTo("delphix-pipeline/1.0 (f-lder/job-#7--a---X:-y)");
        }
    }

    @Test
    void refreshTakesTheDataOfTheChosenSnapshot() {
        try (Connected at = Connected.start()) {
            Submission.Refresh refresh = (Submission.Refresh) Changes.REFRESH.prepare(at);
            String snapshot = ((PointInTime.AtSnapshot) refresh.point()).snapshot();

            at.finish(at.engine.submissions().submit(refresh, "refresh"));

            Dataset after = at.engine.catalog().datasetByReference(refresh.target());
            Timeflow timeflow = at.engine.catalog().timeflow(after.currentTimeflow());
            assertThat(after.currentTimeflow()).isNotEqualTo(refresh.before());
            assertThat(timeflow.origin()).isEqualTo(Timeflow.Origin.TRANSFORMATION);
            assertThat(timeflow.parentSnapshot()).isEqualTo(snapshot);
        }
    }

    @Test
    void refreshGoesToEveryKindOfPoint() {
        try (Connected at = Connected.start()) {
            Dataset source = at.dataset(DSOURCE);
            Dataset billing = at.dataset("Finance Production/Billing Prod");
            Dataset copy = at.dataset("Finance Development/Billing Dev");
            Snapshot snapshot = at.engine.catalog().latestSnapshot(source).orElseThrow();
            Submission mark = new Submission.BookmarkVdb(source.reference(), "point", snapshot, false, Labels.NONE);
            String bookmark = at.engine.submissions().submit(mark, "mark").made();

            for (PointInTime point : List.of(
                    new PointInTime.Latest(source.reference()),
                    new PointInTime.AtTime(source.currentTimeflow(), snapshot.dataAt()),
                    new PointInTime.AtBookmark(bookmark, null))) {
                Dataset master = at.dataset(MASTER);
                at.finish(at.engine
                        .submissions()
                        .submit(
                                new Submission.Refresh(master.reference(), point, master.currentTimeflow()),
                                "refresh"));
            }
            at.finish(at.engine
                    .submissions()
                    .submit(
                            new Submission.Refresh(
                                    copy.reference(),
                                    new PointInTime.Latest(billing.reference()),
                                    copy.currentTimeflow()),
                            "oracle"));

            assertThat(at.simulated.books().jobs("DB_REFRESH")).hasSize(4);
            assertThat(body(at, "/refresh")).contains("\"OracleRefreshParameters\"");
        }
    }

    @Test
    void enableCanLeaveTheDatabaseDown() {
        try (Connected at = Connected.start()) {
            Submission enable = Changes.ENABLE.prepare(at);

            at.finish(at.engine.submissions().submit(enable, "enable"));

            Books.Dataset master = at.simulated.books().vdb(MASTER);
            assertThat(master.enabled()).isTrue();
            assertThat(master.runtimeStatus()).isNotEqualTo("RUNNING");
        }
    }

    @Test
    void newVdbIsPlacedNamedAndMaskedAsWanted() {
        try (Connected at = Connected.start()) {
            Dataset source = at.dataset(DSOURCE);
            Submission provision = new Submission.Provision(
                    source.reference(),
                    "masked copy",
                    "Masked",
                    new PointInTime.Latest(source.reference()),
                    "dbhost",
                    "Postgres vFiles (15.4)",
                    "Mask Patients",
                    Map.of("postgresPort", 5999));

            Receipt receipt = at.engine.submissions().submit(provision, "provision");
            at.finish(receipt);

            Books.Dataset made = at.simulated.books().dataset("Masked/masked copy");
            assertThat(made.reference()).isEqualTo(receipt.made());
            assertThat(made.holdsMaskedRows()).isTrue();
            assertThat(at.engine.catalog().connectionDetails(at.dataset("Masked/masked copy")))
                    .containsEntry("port", "5999");
        }
    }

    @Test
    void newOracleVdbTakesItsSettingsWhereTheyBelong() {
        try (Connected at = Connected.start()) {
            Dataset billing = at.dataset("Finance Production/Billing Prod");
            Submission provision = new Submission.Provision(
                    billing.reference(),
                    "billing test",
                    "Finance Development",
                    new PointInTime.Latest(billing.reference()),
                    "dbhost",
                    null,
                    null,
                    Map.of("databaseName", "billtest", "instanceName", "billtest1", "mountBase", "/mnt/test"));

            at.finish(at.engine.submissions().submit(provision, "provision"));

            assertThat(body(at, "/database/provision"))
                    .contains("\"databaseName\":\"billtest\"", "\"mountBase\":\"/mnt/test\"")
                    .containsPattern("\"instance\":\\{[^}]*\"instanceName\":\"billtest1\"");
        }
    }

    @Test
    void placesThatAreNotThereAreNamedBeforeAnythingIsSent() {
        try (Connected at = Connected.start()) {
            Submission.Provision good = Changes.provision(at, "copy", Map.of());
            PointInTime point = good.point();
            String parent = good.target();
            record Wrong(Problem problem, Submission submission) {}
            List<Wrong> all = List.of(
                    new Wrong(
                            Problem.GROUP_UNKNOWN,
                            new Submission.Provision(parent, "c", "Nowhere", point, null, null, null, Map.of())),
                    new Wrong(
                            Problem.ENVIRONMENT_UNKNOWN,
                            new Submission.Provision(parent, "c", "Prep", point, "nohost", null, null, Map.of())),
                    new Wrong(
                            Problem.REPOSITORY_UNKNOWN,
                            new Submission.Provision(parent, "c", "Prep", point, "dbhost", "none", null, Map.of())),
                    new Wrong(
                            Problem.MASKING_JOB_UNKNOWN,
                            new Submission.Provision(parent, "c", "Prep", point, null, null, "none", Map.of())),
                    new Wrong(
                            Problem.USER_UNKNOWN,
                            new Submission.CreatePod(
                                    at.template().reference(),
                                    "p",
                                    List.of(at.dataset("Prep/Patients prep1").reference()),
                                    List.of("nobody"))),
                    new Wrong(
                            Problem.PARAMETER_REFUSED,
                            new Submission.CreatePod(at.template().reference(), "p", List.of(), List.of())));

            assertThat(all).allSatisfy(wrong -> assertThat(
                            problemOf(() -> at.engine.submissions().submit(wrong.submission(), "wrong"))
                                    .problem())
                    .isEqualTo(wrong.problem()));
            assertThat(at.simulated.books().jobs()).isEmpty();
        }
    }

    @Test
    void settingsThatLookLikeSecretsAreRefused() {
        try (Connected at = Connected.start()) {
            Submission provision = Changes.provision(at, "c", Map.of("admin", Map.of("dbPassword", "x")));

            PlatformException problem = problemOf(() -> at.engine.submissions().check(provision));

            assertThat(problem.problem()).isEqualTo(Problem.PARAMETER_REFUSED);
            assertThat(problem.failure().subject()).isEqualTo("dbPassword");
            assertThatCode(() -> at.engine.submissions().check(Changes.provision(at, "c", Map.of("anything", 1))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void bookmarkIsRelabelledAndShared() {
        try (Connected at = Connected.start(Switch.SHARE_RETURNS_JOB)) {
            Receipt made = at.engine.submissions().submit(Changes.BOOKMARK_OF_A_POD.prepare(at), "make");
            at.finish(made);
            Instant expiration = Instant.parse("2031-01-01T00:00:00.000Z");

            at.finish(at.engine
                    .submissions()
                    .submit(new Submission.UpdateBookmark(made.made(), List.of("new"), expiration, null), "update"));
            at.finish(at.engine.submissions().submit(new Submission.ShareBookmark(made.made(), false), "unshare"));

            Books.Bookmark bookmark = at.simulated.books().bookmark("release 1");
            assertThat(bookmark.tags()).containsExactly("new");
            assertThat(bookmark.expiration()).isEqualTo("2031-01-01T00:00:00.000Z");
            assertThat(bookmark.shared()).isFalse();

            at.finish(at.engine.submissions().submit(new Submission.ShareBookmark(made.made(), true), "share"));
            assertThat(at.simulated.books().bookmark("release 1").shared()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"BUSY_AS_HTTP_409", "LIST_TOTAL_NULL"})
    void busyTargetIsARefusal(Switch how) {
        try (Connected at = Connected.start(builder -> builder.jobDuration(Duration.ofMinutes(5)), how)) {
            Submission refresh = Changes.REFRESH.prepare(at);
            at.engine.submissions().submit(refresh, "first");

            PlatformException problem = problemOf(() -> at.engine.submissions().submit(refresh, "second"));

            assertThat(problem.problem()).isEqualTo(Problem.REFUSED_BY_PLATFORM);
            assertThat(problem.failure().subject()).isEqualTo(refresh.target());
            assertThat(problem.failure().details()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"VALIDATION_AS_400", "LIST_TOTAL_NULL"})
    void bodyThatLacksSomethingIsARefusalThatNamesIt(Switch how) {
        try (Connected at = Connected.start(how)) {
            Dataset master = at.dataset(MASTER);
            Snapshot snapshot = at.engine.catalog().latestSnapshot(master).orElseThrow();
            Submission bookmark = new Submission.BookmarkVdb(master.reference(), null, snapshot, false, Labels.NONE);

            PlatformException problem = problemOf(() -> at.engine.submissions().submit(bookmark, "nameless"));

            assertThat(problem.problem()).isEqualTo(Problem.REFUSED_BY_PLATFORM);
            assertThat(problem.failure().details()).contains("name");
        }
    }

    @Test
    void changeOfAnObjectThatIsGoneWasNotCarriedOut() {
        try (Connected at = Connected.start()) {
            Submission sync = new Submission.Sync("APPDATA_CONTAINER-999", false, Map.of());

            assertThat(problemOf(() -> at.engine.submissions().submit(sync, "gone"))
                            .problem())
                    .isEqualTo(Problem.OBJECT_GONE);
        }
    }

    @Test
    void answerThatIsCutOffOrGarbledHasAnUnknownOutcome() {
        try (Connected at = Connected.start()) {
            Submission sync = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            at.simulated.faults().on("POST", "/sync$").half();
            at.simulated.faults().on("POST", "/sync$").garbage();
            at.simulated.faults().on("POST", "/sync$").status(503, 0);
            at.simulated.faults().on("POST", "/sync$").html();

            for (int number = 0; number < 4; number++) {
                assertThat(problemOf(() -> at.engine.submissions().submit(sync, "lost"))
                                .kind())
                        .isIn(Problem.Kind.OUTCOME_UNKNOWN, Problem.Kind.REFUSED);
            }
            assertThat(at.simulated.books().jobs("DB_SYNC")).hasSize(1);
        }
    }

    @Test
    void warmSnapshotNeedsFewRequests() {
        try (Connected at = Connected.start()) {
            at.finish(at.engine.submissions().submit(Changes.SYNC_OF_A_DSOURCE.prepare(at), "warm up"));
            at.simulated.books().forgetRequests();

            Dataset source = at.dataset(DSOURCE);
            at.engine.submissions().submit(new Submission.Sync(source.reference(), false, Map.of()), "measured");
            at.engine.catalog().latestSnapshot(source);

            assertThat(at.simulated.books().requests()).hasSize(3);
        }
    }
}
