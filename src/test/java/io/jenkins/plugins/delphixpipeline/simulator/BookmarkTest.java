package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BookmarkTest extends EngineTest {

    private static final String CREATE =
            "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'%s','branch':'%s'%s},"
                    + "'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}";

    private JsonNode pod() {
        return client.named("/selfservice/container", "prep1");
    }

    private Answer create(JsonNode layout, String name, String more) {
        return client.post(
                "/selfservice/bookmark",
                CREATE,
                name,
                layout.get("activeBranch").asText(),
                more,
                layout.get("reference").asText());
    }

    @Test
    void podBookmarkKeepsTagsExpirationAndItsNames() {
        Answer answer = create(
                pod(),
                "release-1",
                ",'tags':['release','v1'],'shared':true,'description':'after load','expiration':'2030-01-01T00:00:00.000Z'");
        client.await(answer.job());
        JsonNode bookmark =
                client.get("/selfservice/bookmark/" + answer.result().asText()).result();

        assertThat(bookmark.get("bookmarkType").asText()).isEqualTo("DATA_CONTAINER");
        assertThat(bookmark.get("containerName").asText()).isEqualTo("prep1");
        assertThat(bookmark.get("templateName").asText()).isEqualTo("Patients");
        assertThat(bookmark.get("tags")).hasSize(2);
        assertThat(bookmark.get("shared").asBoolean()).isTrue();
        assertThat(bookmark.get("usable").asBoolean()).isTrue();
        assertThat(bookmark.get("checkoutCount").asInt()).isZero();
        assertThat(bookmark.get("expiration").asText()).isEqualTo("2030-01-01T00:00:00.000Z");
        assertThat(engine.books().bookmark("release-1").tags()).containsExactly("release", "v1");
        assertThat(client.get("/selfservice/bookmark/" + answer.result().asText() + "/getCreateBookmarkOperation")
                        .result()
                        .get("operation")
                        .asText())
                .isEqualTo("CREATE_BOOKMARK");
        assertThat(client.list("/selfservice/bookmark?container="
                        + pod().get("reference").asText()))
                .hasSize(1);
        assertThat(client.list("/selfservice/bookmark?container=JS_DATA_CONTAINER-2"))
                .isEmpty();
    }

    @Test
    void templateBookmarkIsSharedAndHasNoContainer() {
        JsonNode template = client.named("/jetstream/template", "Patients");
        client.await(create(template, "nightly", "").job());
        JsonNode bookmark = client.named("/jetstream/bookmark", "nightly");

        assertThat(bookmark.get("bookmarkType").asText()).isEqualTo("DATA_TEMPLATE");
        assertThat(bookmark.get("container").isNull()).isTrue();
        assertThat(bookmark.get("shared").asBoolean()).isTrue();
        client.postAndAwait(
                "/selfservice/container/" + pod().get("reference").asText() + "/restore",
                "{'type':'JSDataContainerRestoreParameters','timelinePointParameters':{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}}",
                bookmark.get("reference").asText());
        assertThat(client.list("/selfservice/bookmark?template="
                        + template.get("reference").asText()))
                .hasSize(1);
    }

    @Test
    void shareUpdateAndDelete() {
        Answer answer = create(pod(), "b", "");
        client.await(answer.job());
        String path = "/jetstream/bookmark/" + answer.result().asText();
        assertThat(client.post(path + "/share", "{}").job()).isNull();
        assertThat(engine.books().bookmark("b").shared()).isTrue();
        engine.switches().turnOn(Switch.SHARE_RETURNS_JOB);
        client.postAndAwait(path + "/unshare", "{}");
        assertThat(engine.books().bookmark("b").shared()).isFalse();
        client.post(path, "{'type':'JSBookmark','name':'c','tags':['t'],'expiration':null}");
        assertThat(engine.books().bookmark("c").tags()).containsExactly("t");
        client.postAndAwait(path + "/delete", "");

        assertThat(engine.books().bookmarks()).isEmpty();
        assertThat(client.post(path + "/delete", "").status()).isEqualTo(404);
    }

    @Test
    void namesNeedNotBeUniqueUnlessSwitched() {
        client.await(create(pod(), "same", "").job());
        client.await(create(pod(), "same", "").job());
        engine.switches().turnOn(Switch.BOOKMARK_NAMES_UNIQUE);

        assertThat(create(pod(), "same", "").error()).isEqualTo("exception.executor.object.name.exists");
        assertThat(engine.books().bookmarks()).hasSize(2);
    }

    @Test
    void refusesForeignBranchesBookmarkPointsAndSleepingPods() {
        JsonNode pod = pod();
        assertThat(client.post(
                                "/selfservice/bookmark",
                                CREATE,
                                "x",
                                "JS_BRANCH-3",
                                "",
                                pod.get("reference").asText())
                        .error())
                .isEqualTo("exception.js.point.foreign");
        assertThat(client.post(
                                "/selfservice/bookmark",
                                "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'x','branch':'%s'},'timelinePointParameters':{'type':'JSTimelinePointBookmarkInput','bookmark':'JS_BOOKMARK-1'}}",
                                pod.get("activeBranch").asText())
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        engine.world().setPodState("prep1", "OFFLINE");
        assertThat(create(pod, "x", "").error()).isEqualTo("exception.js.container.not.online");
    }

    @Test
    void failedCreationLeavesNoBookmarkAndARunningOneBlocksThePod() {
        engine.faults().failJob("JETSTREAM_USER_BOOKMARK_CREATE", "no");
        client.await(create(pod(), "x", "").job());
        assertThat(engine.books().bookmarks()).isEmpty();
        engine.world().setJobDuration(Duration.ofHours(1));
        create(pod(), "y", "");

        assertThat(create(pod(), "z", "").error()).isEqualTo("exception.executor.object.locked");
    }
}
