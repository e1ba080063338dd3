package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import org.junit.jupiter.api.Test;

/**
 * The Python scripts js_bookmark.py and dx_jetstream_container.py over delphixpy; API 1.8.0. The whole text of Set-Cookie
 * comes back as Cookie, bodies are empty where there are no parameters, and the action's state on the job is what counts.
 */
class DelphixpyDialogueTest extends EngineTest {

    private RawClient python;

    private RawClient python() {
        if (python == null) {
            python = new RawClient(engine).login("1.8.0");
            python.withCookie(python.cookie() + "; Path=/resources; HttpOnly");
        }
        return python;
    }

    @Test
    void bookmarksTheTemplateWithTagsAndSharesItAndDeletesIt() {
        JsonNode template = python().named("/jetstream/template", "Patients");
        follow(python().post(
                        "/jetstream/bookmark",
                        "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'build-7','branch':'%s','tags':['sprint1','qa']},"
                                + "'timelinePointParameters':{'sourceDataLayout':'%s','type':'JSTimelinePointLatestTimeInput'}}",
                        template.get("activeBranch").asText(),
                        template.get("reference").asText()));
        JsonNode bookmark = python().named("/jetstream/bookmark", "build-7");
        assertThat(python().get("/jetstream/branch/" + bookmark.get("branch").asText())
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("master");
        assertThat(bookmark.get("tags")).hasSize(2);
        for (String operation : new String[] {"unshare", "share"}) {
            Answer answer = python().post(
                            "/jetstream/bookmark/" + bookmark.get("reference").asText() + "/" + operation);
            assertThat(answer.json().get("status").asText()).isEqualTo("OK");
        }
        follow(python().post("/jetstream/bookmark/" + bookmark.get("reference").asText() + "/delete"));
        assertThat(engine.books().bookmarks()).isEmpty();
    }

    @Test
    void recoversEnablesAndRefreshesAPodAndBookmarksIt() {
        engine.world().setPodState("prep1", "INCONSISTENT");
        JsonNode pod = pod();
        assertThat(pod.get("state").asText()).isEqualTo("INCONSISTENT");
        follow(python().post("/jetstream/container/" + pod.get("reference").asText() + "/recover"));
        follow(python().post("/jetstream/container/" + pod.get("reference").asText() + "/disable"));
        assertThat(pod().get("state").asText()).isEqualTo("OFFLINE");
        follow(python().post("/jetstream/container/" + pod.get("reference").asText() + "/enable"));
        follow(python().post("/jetstream/container/" + pod.get("reference").asText() + "/refresh"));
        follow(python().post("/jetstream/container/" + pod.get("reference").asText() + "/reset"));
        follow(python().post(
                        "/jetstream/bookmark",
                        "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'prep1-7','branch':'%s','shared':true,'tags':['v1']},"
                                + "'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                        pod.get("activeBranch").asText(),
                        pod.get("reference").asText()));

        assertThat(engine.books().bookmark("prep1-7").shared()).isTrue();
        assertThat(engine.books().pod("prep1").operations()).isEqualTo(6);
    }

    @Test
    void snapshotsRefreshesAndRewindsDatabases() {
        follow(python().post("/database/" + ref(PROD) + "/sync", "{'type':'AppDataSyncParameters'}"));
        follow(python().post(
                        "/database/" + ref(MASTER) + "/refresh",
                        "{'type':'RefreshParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}}",
                        ref(PROD)));
        follow(python().post("/database/" + ref(MASTER) + "/sync", "{'type':'AppDataSyncParameters'}"));
        follow(python().post(
                        "/database/" + ref(MASTER) + "/rollback",
                        "{'type':'RollbackParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_SNAPSHOT'}}",
                        ref(MASTER)));

        assertThat(engine.books().vdb(MASTER).currentTimeflowType()).isEqualTo("ROLLBACK");
        assertThat(engine.books().vdb(MASTER).holdsMaskedRows()).isTrue();
    }

    private JsonNode pod() {
        JsonNode template = python().named("/jetstream/template", "Patients");
        return python().named(
                        "/jetstream/container?template="
                                + template.get("reference").asText(),
                        "prep1");
    }

    private void follow(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        JsonNode job = python().get("/job/" + answer.job()).result();
        while (job.get("parentActionState").asText().matches("EXECUTING|WAITING")) {
            python().get("/notification?timeout=100");
            job = python().get("/job/" + answer.job()).result();
        }
        assertThat(job.get("parentActionState").asText()).isEqualTo("COMPLETED");
    }
}
