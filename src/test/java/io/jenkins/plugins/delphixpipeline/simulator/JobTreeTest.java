package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which jobs run inside which, in the order of real engines. */
class JobTreeTest extends EngineTest {

    private static final String VDB = "Prep/Patients prep1";

    @Test
    void aRefreshContainsAStopAndASnapshotThatEndsWithIt() {
        Answer refresh = client.postAndAwait("/database/" + ref(VDB) + "/refresh", LATEST_SNAPSHOT);

        assertThat(tree(refresh)).containsExactly("DB_REFRESH", "  SOURCE_STOP", "  DB_SYNC");
        JsonNode whole = client.get("/job/" + refresh.job()).result();
        JsonNode sync = newest("DB_SYNC");
        assertThat(time(sync, "startTime")).isAfter(time(whole, "startTime"));
        assertThat(time(sync, "updateTime"))
                .isBetween(time(whole, "updateTime").minusSeconds(1), time(whole, "updateTime"));
        String timeflow = engine.books().vdb(VDB).currentTimeflow();
        assertThat(client.list("/snapshot?timeflow=" + timeflow)).hasSize(1);
        assertThat(client.list("/job?jobState=RUNNING")).isEmpty();
    }

    @Test
    void nobodySeesTheNewTimeflowOfACompletedRefreshWithoutItsSnapshot() {
        jobsLastForEver();
        String job = client.post("/database/" + ref(VDB) + "/refresh", LATEST_SNAPSHOT)
                .job();
        engine.world().advanceJob(job, 96);
        JsonNode running = client.get("/job/" + job).result();

        assertThat(running.get("jobState").asText()).isEqualTo("RUNNING");
        assertThat(client.list("/job?jobState=RUNNING&target=" + ref(VDB)))
                .extracting(one -> one.get("actionType").asText())
                .containsExactly("DB_SYNC", "DB_REFRESH");
        engine.world().finishJob(newest("DB_SYNC").get("reference").asText());
        engine.world().finishJob(job);
        assertThat(client.get("/job/" + job).result().get("jobState").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void aFailedRefreshHasNoSnapshot() {
        engine.faults().failMasking();
        Answer refresh = client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        client.await(refresh.job());

        assertThat(tree(refresh)).containsExactly("DB_REFRESH", "  SOURCE_STOP");
        assertThat(client.list(
                        "/snapshot?timeflow=" + engine.books().vdb(MASTER).currentTimeflow()))
                .isEmpty();
    }

    @Test
    void theSnapshotMayComeInALaterJob() {
        engine.switches().turnOn(Switch.SNAPSHOT_IN_LATER_JOB);
        Answer refresh = client.postAndAwait("/database/" + ref(VDB) + "/refresh", LATEST_SNAPSHOT);
        String sync = newest("DB_SYNC").get("reference").asText();
        client.await(sync);

        assertThat(tree(refresh)).containsExactly("DB_REFRESH", "  SOURCE_STOP", "  DB_SYNC");
        assertThat(time(newest("DB_SYNC"), "startTime"))
                .isAfterOrEqualTo(time(client.get("/job/" + refresh.job()).result(), "updateTime"));
    }

    @Test
    void whenAPartFailsTheWholeFails() {
        engine.faults().failJob("DB_SYNC", "The disk is full.");
        Answer refresh = client.post("/database/" + ref(VDB) + "/refresh", LATEST_SNAPSHOT);
        JsonNode ended = client.await(refresh.job());

        assertThat(ended.get("jobState").asText()).isEqualTo("FAILED");
        assertThat(ended.get("events").toString()).contains("The disk is full.");
    }

    @Test
    void cancellingTheWholeCancelsItsParts() {
        jobsLastForEver();
        Answer refresh = client.post(pod() + "/refresh", "{}");
        engine.world().advanceJob(refresh.job(), 50);
        client.post("/job/" + refresh.job() + "/cancel");

        assertThat(client.list("/job?jobState=RUNNING")).isEmpty();
        assertThat(newest("DB_REFRESH").get("jobState").asText()).isEqualTo("CANCELED");
        assertThat(newest("DB_REFRESH").get("parentActionState").asText()).isEqualTo("CANCELED");
        assertThat(engine.books().pod("prep1").state()).isEqualTo("INCONSISTENT");
    }

    @ParameterizedTest
    @CsvSource({"refresh, DB_REFRESH", "reset, DB_ROLLBACK"})
    void aPodChangesItsDataThroughJobsOnItsVdb(String call, String change) {
        Answer answer = client.postAndAwait(pod() + "/" + call, "{}");

        assertThat(tree(answer))
                .containsExactly(
                        "JETSTREAM_USER_CONTAINER_" + call.toUpperCase(java.util.Locale.ROOT),
                        "  DB_SYNC",
                        "  JETSTREAM_USER_CONTAINER_UPDATE_SOURCE",
                        "    JETSTREAM_USER_CONTAINER_ATTEMPT_UPDATE_SOURCE",
                        "      " + change,
                        "        SOURCE_STOP",
                        "      DB_SYNC");
        assertThat(newest(change).get("target").asText()).isEqualTo(ref(VDB));
        assertThat(newest("JETSTREAM_USER_CONTAINER_ATTEMPT_UPDATE_SOURCE")
                        .get("targetObjectType")
                        .asText())
                .isEqualTo("JSDataSource");
        JsonNode timeflow = client.get("/timeflow/" + engine.books().vdb(VDB).currentTimeflow())
                .result();
        assertThat(timeflow.get("parentSnapshot").isTextual()).isTrue();
        assertThat(client.list("/snapshot?timeflow=" + timeflow.get("reference").asText()))
                .hasSize(1);
    }

    @Test
    void forceOptionLeavesTheFirstSnapshotAway() {
        Answer answer = client.postAndAwait(
                pod() + "/refresh", "{'type':'JSDataContainerRefreshParameters','forceOption':true}");

        assertThat(tree(answer)).element(1).isEqualTo("  JETSTREAM_USER_CONTAINER_UPDATE_SOURCE");
    }

    @Test
    void aVdbShowsWorkWhileItsPodIsRefreshed() {
        jobsLastForEver();
        Answer answer = client.post(pod() + "/refresh", "{}");
        List<String> seen = new ArrayList<>();
        for (int percent : new int[] {2, 50, 96}) {
            engine.world().advanceJob(answer.job(), percent);
            client.list("/job?jobState=RUNNING&target=" + ref(VDB))
                    .forEach(job -> seen.add(job.get("actionType").asText()));
        }

        assertThat(seen).containsExactly("DB_SYNC", "DB_REFRESH", "DB_SYNC");
    }

    @Test
    void restoringATemplatesBookmarkIsARefreshOfTheVdb() {
        JsonNode template =
                client.get("/selfservice/template/JS_DATA_TEMPLATE-1").result();
        String bookmark = client.postAndAwait(
                        "/selfservice/bookmark",
                        "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'b','branch':'%s'},'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'JS_DATA_TEMPLATE-1'}}",
                        template.get("activeBranch").asText())
                .result()
                .asText();
        Answer answer = client.postAndAwait(
                pod() + "/restore",
                "{'type':'JSDataContainerRestoreParameters','timelinePointParameters':{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}}",
                bookmark);

        assertThat(tree(answer)).contains("      DB_REFRESH");
        JsonNode timeflow = client.get("/timeflow/" + engine.books().vdb(VDB).currentTimeflow())
                .result();
        assertThat(timeflow.get("name").asText()).startsWith("JETSTREAM_USER_CONTAINER_RESTORE@");
        assertThat(timeflow.get("creationType").asText()).isEqualTo("REFRESH");
        assertThat(timeflow.at("/parentPoint/timeflow").asText())
                .isEqualTo(engine.books().vdb(MASTER).currentTimeflow());
        assertThat(timeflow.at("/parentPoint/timestamp").isTextual()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aNewPodMakesItsFirstBranch(boolean refreshed) {
        engine.world().addVdb("Prep", "own", MASTER);
        Answer answer = client.postAndAwait(
                "/selfservice/container",
                "{'type':'%s','name':'qa','template':'JS_DATA_TEMPLATE-1','owners':[],'dataSources':[{'type':'JSDataSourceCreateParameters','source':{'type':'JSDataSource','name':'patients'},'container':'%s'}],'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'JS_DATA_TEMPLATE-1'}}",
                refreshed
                        ? "JSDataContainerCreateWithRefreshParameters"
                        : "JSDataContainerCreateWithoutRefreshParameters",
                ref("Prep/own"));

        List<String> jobs = tree(answer);
        assertThat(jobs)
                .startsWith("JETSTREAM_ADMIN_CONTAINER_CREATE", "  JETSTREAM_USER_BRANCH_CREATE", "    DB_SYNC");
        assertThat(jobs.contains("        DB_REFRESH")).isEqualTo(refreshed);
        assertThat(jobs).hasSize(refreshed ? 8 : 4);
    }

    /** The job of an answer and those inside it by the parents of their actions, indented, in the order of their start. */
    private List<String> tree(Answer answer) {
        List<String> lines = new ArrayList<>();
        add(answer.json().get("action").asText(), "", lines);
        return lines;
    }

    private void add(String action, String indent, List<String> lines) {
        lines.add(indent
                + client.get("/action/" + action).result().get("actionType").asText());
        client.list("/action?ascending=true&parentAction=" + action)
                .forEach(child -> add(child.get("reference").asText(), indent + "  ", lines));
    }

    private JsonNode newest(String actionType) {
        return client.list("/job?jobType=" + actionType).get(0);
    }

    private static Instant time(JsonNode job, String member) {
        return Instant.parse(job.get(member).asText());
    }

    private String pod() {
        return "/selfservice/container/" + engine.books().pod("prep1").reference();
    }
}
