package io.jenkins.plugins.delphixpipeline.engine.submission;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.DSOURCE;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.MASTER;
import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.Changes;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineActionSearchTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUBMISSION =
            "/(sync|refresh|provision|enable|disable|container|bookmark|rollback|stop|reset|branch|activate|delete|source/[^/]+)$";

    /** With marks that survive, with none at all, with those of the login; and with the other names of Self-Service. */
    static Stream<Arguments> everyChangeOnEveryEngine() {
        List<List<Switch>> engines = List.of(
                List.of(Switch.LIST_TOTAL_NULL),
                List.of(Switch.NO_USER_AGENT, Switch.LISTS_OLDEST_FIRST),
                List.of(Switch.USER_AGENT_FROM_LOGIN, Switch.SELFSERVICE_ACTION_TYPES));
        List<Arguments> all = new ArrayList<>();
        for (Changes change : Changes.values()) {
            engines.forEach(switches -> all.add(Arguments.of(change, switches)));
        }
        return all.stream();
    }

    private static Connected start(List<Switch> switches) {
        return Connected.start(builder -> builder.jobDuration(Duration.ofMillis(200)), switches.toArray(Switch[]::new));
    }

    private static Intent intent(Connected at, Submission submission) {
        var desk = at.engine.submissions();
        return Intent.of(submission, desk.time(), desk.user(), "run-1/node 7");
    }

    @ParameterizedTest
    @MethodSource("everyChangeOnEveryEngine")
    void workWhoseAnswerWasLostIsFound(Changes change, List<Switch> switches) {
        try (Connected at = start(switches)) {
            Submission submission = change.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();

            PlatformException lost = problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));
            RecoveryResult finding = at.engine.submissions().find(intent);

            assertThat(lost.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            // What is gone already when it is looked for needs no job to show that it was deleted.
            boolean gone = change == Changes.DELETE_BRANCH && finding.receipt().job() == null;
            if (change.jobType != null && !gone) {
                at.finish(finding.receipt().job());
            }
            if (submission.madeName() != null) {
                assertThat(at.engine.submissions().find(intent).receipt().made())
                        .isNotNull();
            }
            assertThat(change.carriedOut(at)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIST_TOTAL_NULL, OURS", "NO_USER_AGENT, EQUIVALENT"})
    void workIsFoundThoughTheConnectionHasAnotherUserByNow(Switch how, RecoveryResult.Verdict verdict) {
        try (Connected at = Connected.start(builder -> builder.user("bob", "bob's secret"), how)) {
            Submission submission = Changes.REFRESH.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));

            EnginePlatform bob = Connected.connect(at.simulated, () -> new LoginSource.Login("bob", "bob's secret"));

            assertThat(bob.submissions().user())
                    .isNotEqualTo(at.engine.submissions().user());
            // A new session does not know who got which answer: without a mark the work may be another build's.
            assertThat(bob.submissions().find(intent).verdict()).isEqualTo(verdict);
        }
    }

    /** A target was busy at first: an engine may keep what it refused as an action that failed, under the same mark. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workIsFoundBesideAnEarlierRequestThatWasRefused(boolean listedFirst) {
        try (Connected at = Connected.start()) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));
            at.simulated
                    .faults()
                    .on("GET", "/action$")
                    .always()
                    .fails((request, handling) -> withRefusal(handling.get(), listedFirst));

            RecoveryResult finding = at.engine.submissions().find(intent);

            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            assertThat(finding.receipt().job())
                    .isEqualTo(at.simulated.books().jobs("DB_SYNC").get(0).reference());
        }
    }

    private static HttpResponse withRefusal(HttpResponse answer, boolean first) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
            ArrayNode actions = (ArrayNode) body.get("result");
            for (JsonNode action : List.copyOf(actions.findParents("userAgent"))) {
                if (action.path("userAgent").asText().contains("run-1")) {
                    ObjectNode refused = ((ObjectNode) action.deepCopy())
                            .put("reference", "ACTION-99999")
                            .put("state", "FAILED")
                            .put("startTime", "2020-01-01T00:00:00.000Z");
                    actions.insert(first ? 0 : actions.size(), refused);
                }
            }
            return HttpResponse.json(200, JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("everyChangeOnEveryEngine")
    void workThatNeverArrivedIsNotFound(Changes change, List<Switch> switches) {
        try (Connected at = start(switches)) {
            Submission submission = change.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.faults().on("POST", SUBMISSION).dropBefore();

            PlatformException lost = problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));

            assertThat(lost.kind()).isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);
            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"NO_USER_AGENT", "LIST_TOTAL_NULL"})
    void workWhoseAnswerArrivedIsNotTakenForTheLostOne(Switch how) {
        try (Connected at = Connected.start(how)) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            Intent intent = intent(at, submission);
            at.finish(at.engine.submissions().submit(submission, "another run"));

            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    /** Whatever it turns out to be: what nobody needs to know costs no request. */
    @ParameterizedTest
    @EnumSource(
            value = Switch.class,
            names = {"NO_USER_AGENT", "USER_AGENT_FROM_LOGIN", "LIST_TOTAL_NULL"})
    void whetherMarksSurviveIsAskedOnceAndOnlyWhenAnAnswerWasLost(Switch how) {
        try (Connected at = Connected.start(how)) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            Receipt acknowledged = at.engine.submissions().submit(submission, "another run");
            at.finish(acknowledged);
            assertThat(reads(acknowledged.action(), at)).isZero();
            Intent intent = intent(at, submission);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));

            for (int look = 0; look < 2; look++) {
                assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            }

            assertThat(reads(acknowledged.action(), at)).isEqualTo(1);
        }
    }

    /** What cannot be read yet is not taken for a mark that is missing. */
    @Test
    void whetherMarksSurviveIsAskedAgainWhenTheEngineDoesNotAnswer() {
        try (Connected at = Connected.start()) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            at.finish(at.engine.submissions().submit(submission, "another run"));
            Intent intent = intent(at, submission);
            at.simulated.faults().on("GET", "/action/ACTION-\\d+$").always().dropBefore();

            assertThat(problemOf(() -> at.engine.submissions().find(intent)).kind())
                    .isEqualTo(Problem.Kind.UNREACHABLE);
            at.simulated.faults().clear();

            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    private static long reads(String action, Connected at) {
        return at.simulated.books().requests().stream()
                .filter(request -> request.path().equals("/action/" + action))
                .count();
    }

    @Test
    void somebodyElsesSyncServesThePurpose() {
        try (Connected at = Connected.start(builder -> builder.user("bob", "bobs"), Switch.NO_USER_AGENT)) {
            Submission submission = Changes.SYNC_OF_A_DSOURCE.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.world().as("bob").post("/database/" + submission.target() + "/sync", null);

            RecoveryResult finding = at.engine.submissions().find(intent);

            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.EQUIVALENT);
            assertThat(finding.receipt().job())
                    .isEqualTo(at.simulated.books().jobs("DB_SYNC").get(0).reference());
        }
    }

    @Test
    void somebodyElsesSnapshotOfAVdbDoesNot() {
        try (Connected at = Connected.start(builder -> builder.user("bob", "bobs"), Switch.NO_USER_AGENT)) {
            Submission submission = Changes.SNAPSHOT_OF_A_VDB.prepare(at);
            Intent intent = intent(at, submission);
            at.simulated.world().as("bob").post("/database/" + submission.target() + "/sync", null);

            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    @Test
    void twoSnapshotsThatMayBeOursAreBothNamed() {
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Dataset master = at.dataset(MASTER);
            Submission submission = Changes.SNAPSHOT_OF_A_VDB.prepare(at);
            Intent intent = intent(at, submission);
            EnginePlatform otherController = Connected.connect(at.simulated);
            List<String> jobs = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                Receipt receipt = otherController.submissions().submit(submission, "other " + number);
                at.finish(receipt);
                jobs.add(receipt.job());
            }

            RecoveryResult finding = at.engine.submissions().find(intent);

            assertThat(master.isVdb()).isTrue();
            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.UNCLEAR);
            assertThat(finding.candidates()).containsExactlyInAnyOrderElementsOf(jobs);
        }
    }

    @Test
    void refreshFromAnotherSnapshotIsNotOurs() {
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Dataset source = at.dataset(DSOURCE);
            Submission.Refresh submission = (Submission.Refresh) Changes.REFRESH.prepare(at);
            Intent intent = intent(at, submission);
            EnginePlatform otherController = Connected.connect(at.simulated);
            at.finish(otherController
                    .submissions()
                    .submit(new Submission.Sync(source.reference(), false, Map.of()), "newer"));
            Submission.Refresh other = (Submission.Refresh) Changes.REFRESH.prepare(at);
            at.finish(otherController.submissions().submit(other, "other"));

            assertThat(other.point()).isNotEqualTo(submission.point());
            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    /** A new session has forgotten who got which answer. */
    @ParameterizedTest
    @EnumSource(Changes.class)
    void afterARestartWorkWithoutAMarkIsUsedButIsNotOursToCancel(Changes change) {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = change.prepare(at);
            Intent intent = intent(at, submission);
            at.engine.submissions().submit(submission, "another build");

            RecoveryResult finding =
                    Connected.connect(at.simulated).submissions().find(intent);

            if (intent.isMarked()) {
                assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
            } else {
                assertThat(finding.verdict()).isIn(RecoveryResult.Verdict.EQUIVALENT, RecoveryResult.Verdict.UNCLEAR);
            }
        }
    }

    /** What it makes bears a mark even where the request's is lost. */
    enum Marked {
        PROVISION(Changes.PROVISION, Kind.DATABASE, "description"),
        CREATE_POD(Changes.CREATE_POD, Kind.POD, "notes"),
        BOOKMARK_OF_A_VDB(Changes.BOOKMARK_OF_A_VDB, Kind.TIMEFLOW_BOOKMARK, "tag");

        private final Changes change;
        private final Kind kind;
        private final String place;

        Marked(Changes change, Kind kind, String place) {
            this.change = change;
            this.kind = kind;
            this.place = place;
        }

        private String in(Connected at, String reference) {
            return at.simulated.books().object(kind, reference).get(place).asText();
        }

        /** A person writes something else into its place. */
        private void edit(Connected at, String reference, String text) {
            String path = kind == Kind.DATABASE ? "/database/" : "/selfservice/container/";
            at.simulated
                    .world()
                    .as(SimulatedEngine.USER)
                    .post(path + reference, Json.object("type", type(at, reference), place, text));
        }

        private String type(Connected at, String reference) {
            return at.simulated.books().object(kind, reference).get("type").asText();
        }
    }

    @ParameterizedTest
    @EnumSource(Marked.class)
    void afterARestartWhatBearsItsMarkIsOurs(Marked marked) {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = marked.change.prepare(at);
            Intent intent = intent(at, submission);
            Receipt receipt = at.engine.submissions().submit(submission, "run-1/node 7");
            String made = Connected.connect(at.simulated)
                    .submissions()
                    .find(intent)
                    .receipt()
                    .made();

            RecoveryResult finding =
                    Connected.connect(at.simulated).submissions().find(intent);

            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            assertThat(finding.receipt().job()).isEqualTo(receipt.job());
            assertThat(marked.in(at, made)).isEqualTo("Made by Jenkins, operation run-1/node-7");
        }
    }

    /** The next attempt has a mark of its own, which begins as that of the first. */
    @ParameterizedTest
    @EnumSource(Marked.class)
    void whatBearsTheMarkOfAnotherAttemptIsNotOfThisOne(Marked marked) {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = marked.change.prepare(at);
            Intent intent = intent(at, submission);
            at.engine.submissions().submit(submission, "run-1/node 7.1");

            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Marked.class, names = "BOOKMARK_OF_A_VDB", mode = EnumSource.Mode.EXCLUDE)
    void whatBearsNoMarkAnyMoreIsForNobodyToSay(Marked marked) {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = marked.change.prepare(at);
            Intent intent = intent(at, submission);
            Receipt receipt = at.engine.submissions().submit(submission, "run-1/node 7");
            at.finish(receipt);

            marked.edit(at, receipt.made(), "for Jane. Made by Jenkins, operation run-1/node-7 (still)");
            assertThat(at.engine.submissions().find(intent).receipt().made()).isEqualTo(receipt.made());

            marked.edit(at, receipt.made(), "for Jane");
            assertThat(Connected.connect(at.simulated)
                            .submissions()
                            .find(intent)
                            .verdict())
                    .isEqualTo(RecoveryResult.Verdict.UNCLEAR);
        }
    }

    @ParameterizedTest
    @EnumSource(Marked.class)
    void whatAnEarlierVersionAskedForNeedsNoMark(Marked making) throws Exception {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = making.change.prepare(at);
            Intent earlier = intent(at, submission);
            Field marked = Intent.class.getDeclaredField("marked");
            marked.setAccessible(true);
            marked.set(earlier, null);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));

            assertThat(at.engine.submissions().find(earlier).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    @ParameterizedTest
    @EnumSource(Changes.class)
    void afterARestartWorkWithItsMarkIsOurs(Changes change) {
        try (Connected at = start(List.of(Switch.LIST_TOTAL_NULL))) {
            Submission submission = change.prepare(at);
            Intent intent = intent(at, submission);
            at.engine.submissions().submit(submission, "run-1/node 7");

            assertThat(Connected.connect(at.simulated)
                            .submissions()
                            .find(intent)
                            .verdict())
                    .isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    @Test
    void workThatTwoBuildsFindIsNotBothTheirsToCancel() {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            Submission submission = Changes.REFRESH.prepare(at);
            var desk = at.engine.submissions();
            Intent first = Intent.of(submission, desk.time(), desk.user(), "first");
            Intent second = Intent.of(submission, desk.time(), desk.user(), "second");
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            at.simulated.faults().on("POST", SUBMISSION).dropBefore();
            problemOf(() -> desk.submit(submission, "first"));
            problemOf(() -> desk.submit(submission, "second"));

            assertThat(desk.find(first).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
            assertThat(desk.find(second).verdict()).isEqualTo(RecoveryResult.Verdict.EQUIVALENT);
            assertThat(desk.find(first).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Changes.class,
            names = {"REFRESH_POD", "STOP_POD", "RESET_POD"})
    void podWithoutALastOperationIsNoTrouble(Changes change) {
        try (Connected at = start(List.of(Switch.NO_USER_AGENT))) {
            at.simulated.faults().on("GET", "/container(/[^/]*)?$").always().fails((request, handling) -> {
                String body = new String(handling.get().body(), StandardCharsets.UTF_8);
                String without = body.replaceAll("\"lastOperation\":\"[^\"]*\"", "\"lastOperation\":null");
                return HttpResponse.json(200, without.getBytes(StandardCharsets.UTF_8));
            });
            Submission submission = change.prepare(at);
            Intent intent = intent(at, submission);
            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.NONE);
            at.simulated.faults().on("POST", SUBMISSION).dropAfter();
            problemOf(() -> at.engine.submissions().submit(submission, "run-1/node 7"));

            assertThat(at.engine.submissions().find(intent).verdict()).isEqualTo(RecoveryResult.Verdict.OURS);
        }
    }

    /** Below API 1.11.8 it is asked for with GET, which everybody on the way likes to repeat. */
    @ParameterizedTest
    @ValueSource(strings = {"1.9.3", "1.11.26"})
    void undoIsSentOnceWhateverBecomesOfItsAnswer(String version) {
        List<Fault> faults = List.of(
                Fault.dropAfter(),
                Fault.dropBefore(),
                Fault.half(),
                Fault.status(503, 0),
                Fault.status(408),
                Fault.foreignAfter(421, "text/html", "misdirected"),
                Fault.foreignAfter(504, "application/json", "{\"status\":504,\"error\":\"Gateway Timeout\"}"),
                Fault.foreignAfter(200, "application/json", "{\"status\":\"UP\"}"),
                Fault.foreignAfter(401, "application/json", "{}"));
        assertThat(faults).allSatisfy(fault -> {
            try (Connected at = Connected.start(builder -> builder.apiVersion(version))) {
                at.finish(at.engine.submissions().submit(Changes.REFRESH.prepare(at), "refresh"));
                String master = at.dataset(MASTER).reference();
                at.simulated
                        .faults()
                        .on(request -> request.path().endsWith("/undo"))
                        .fails(fault);

                assertThat(problemOf(() -> at.engine
                                        .submissions()
                                        .submit(new Submission.Undo(master, "TIMEFLOW-1"), "undo"))
                                .kind())
                        .isEqualTo(Problem.Kind.OUTCOME_UNKNOWN);

                assertThat(at.simulated.books().requests())
                        .filteredOn(request -> request.path().endsWith("/undo"))
                        .hasSize(1);
            }
        });
    }

    @Test
    void olderOfTwoBookmarksWithTheSameNameIsTaken() {
        try (Connected at = Connected.start(Switch.NO_USER_AGENT)) {
            Submission submission = Changes.BOOKMARK_OF_A_POD.prepare(at);
            Intent intent = intent(at, submission);
            EnginePlatform otherController = Connected.connect(at.simulated);
            Receipt first = otherController.submissions().submit(submission, "first");
            at.finish(first);
            at.finish(otherController.submissions().submit(submission, "second"));

            RecoveryResult finding = at.engine.submissions().find(intent);

            assertThat(finding.verdict()).isEqualTo(RecoveryResult.Verdict.EQUIVALENT);
            assertThat(finding.receipt().made()).isEqualTo(first.made());
        }
    }
}
