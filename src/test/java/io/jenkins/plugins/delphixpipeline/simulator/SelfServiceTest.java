package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.Books.Dataset;
import io.jenkins.plugins.delphixpipeline.simulator.Books.Pod;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfServiceTest extends EngineTest {

    private static final String VDB = "Prep/Patients prep1";

    private String pod() {
        return "/selfservice/container/" + engine.books().pod("prep1").reference();
    }

    @Test
    void bothPrefixesLeadToTheSameObjectsAtEveryVersion() {
        RawClient old = new RawClient(engine).login("1.6.0");

        assertThat(client.list("/jetstream/template"))
                .isEqualTo(client.list("/selfservice/template"))
                .hasSize(1);
        assertThat(old.list("/selfservice/container")).hasSize(7);
        assertThat(client.list("/selfservice/container?template=JS_DATA_TEMPLATE-1"))
                .hasSize(7);
        assertThat(client.get("/selfservice/template/JS_DATA_TEMPLATE-1/getNumContainers")
                        .result()
                        .asInt())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.9.0|{\"type\":\"JSDataContainerRefreshParameters\",\"forceOption\":false}",
                "1.7.0|{\"type\":\"JSDataContainerRefreshParameters\",\"forceOption\":false}",
                "1.7.0|{}",
                "1.11.26|''"
            })
    void refreshBringsTheTemplatesNewestData(String version, String body) {
        client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        Pod before = engine.books().pod("prep1");
        Answer answer = new RawClient(engine).login(version).postAndAwait(pod() + "/refresh", body);
        Dataset vdb = engine.books().vdb(VDB);
        Pod after = engine.books().pod("prep1");

        assertThat(answer.result().asText()).isEmpty();
        assertThat(vdb.currentTimeflowType()).isEqualTo("REFRESH");
        assertThat(client.get("/timeflow/" + vdb.currentTimeflow())
                        .result()
                        .at("/parentPoint/timeflow")
                        .asText())
                .isEqualTo(engine.books().vdb(MASTER).currentTimeflow());
        assertThat(vdb.holdsMaskedRows()).isTrue();
        assertThat(after.operations()).isEqualTo(before.operations() + 1);
        assertThat(after.lastOperation()).isNotEqualTo(before.lastOperation());
        JsonNode operation =
                client.get("/selfservice/operation/" + after.lastOperation()).result();
        assertThat(operation.get("operation").asText()).isEqualTo("REFRESH");
        assertThat(operation.get("endTime").isTextual()).isTrue();
        assertThat(operation.get("rootAction")).isEqualTo(answer.json().get("action"));
    }

    @Test
    void jobsTargetThePodAndHaveOnlyTwoEvents() {
        Answer answer = client.postAndAwait(pod() + "/refresh", "{}");
        JsonNode job = client.get("/job/" + answer.job()).result();

        assertThat(job.get("actionType").asText()).isEqualTo("JETSTREAM_USER_CONTAINER_REFRESH");
        assertThat(job.get("targetObjectType").asText()).isEqualTo("JSDataContainer");
        assertThat(job.get("targetName").asText()).isEqualTo("prep1");
        assertThat(job.get("events")).hasSize(2);
        engine.switches().turnOn(Switch.SELFSERVICE_ACTION_TYPES);
        assertThat(client.get("/job/" + answer.job()).result().get("actionType").asText())
                .isEqualTo("SELFSERVICE_USER_CONTAINER_REFRESH");
        assertThat(new RawClient(engine)
                        .login("1.8.0")
                        .get("/job/" + answer.job())
                        .result()
                        .get("actionType")
                        .asText())
                .isEqualTo("JETSTREAM_USER_CONTAINER_REFRESH");
    }

    @Test
    void podAndItsVdbKeepEachOtherBusy() {
        jobsLastForEver();
        client.post(pod() + "/refresh", "{}");
        assertThat(client.post("/database/" + ref(VDB) + "/refresh", LATEST_SNAPSHOT)
                        .error())
                .isEqualTo("exception.executor.object.locked");
        client.post("/database/" + ref("Prep/Patients prep2") + "/refresh", LATEST_SNAPSHOT);
        assertThat(client.post(
                                "/selfservice/container/"
                                        + engine.books().pod("prep2").reference() + "/refresh",
                                "{}")
                        .error())
                .isEqualTo("exception.executor.object.locked");
        assertThat(client.list("/job?jobState=RUNNING&target="
                        + engine.books().pod("prep1").reference()))
                .hasSize(1);
    }

    @Test
    void restoreTakesBookmarksInOldAndNewShape() {
        String bookmark = bookmark("start");
        client.postAndAwait(pod() + "/refresh", "{}");
        client.postAndAwait(
                pod() + "/restore",
                "{'type':'JSDataContainerRestoreParameters','forceOption':false,'timelinePointParameters':{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}}",
                bookmark);
        assertThat(engine.books().vdb(VDB).currentTimeflowType()).isEqualTo("ROLLBACK");
        new RawClient(engine)
                .login("1.8.0")
                .postAndAwait(pod() + "/restore", "{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}", bookmark);

        assertThat(client.get("/selfservice/bookmark/" + bookmark)
                        .result()
                        .get("checkoutCount")
                        .asInt())
                .isEqualTo(2);
        String other = "/selfservice/container/" + engine.books().pod("prep2").reference();
        assertThat(client.post(other + "/restore", "{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}", bookmark)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        client.post("/selfservice/bookmark/" + bookmark + "/share", "{}");
        client.postAndAwait(other + "/restore", "{'type':'JSTimelinePointBookmarkInput','bookmark':'%s'}", bookmark);
    }

    @Test
    void undoBringsBackWhatWasBeforeAndTwiceIsRedo() {
        String before = engine.books().vdb(VDB).currentTimeflow();
        client.postAndAwait(pod() + "/refresh", "{}");
        String refresh = engine.books().pod("prep1").lastOperation();
        client.postAndAwait(pod() + "/undo", "{'type':'JSDataContainerUndoParameters','operation':'%s'}", refresh);
        JsonNode timeflow = client.get("/timeflow/" + engine.books().vdb(VDB).currentTimeflow())
                .result();
        assertThat(timeflow.at("/parentPoint/timeflow").asText()).isEqualTo(before);
        String undo = engine.books().pod("prep1").lastOperation();

        assertThat(undo).isNotEqualTo(refresh);
        client.postAndAwait(pod() + "/undo", "{'type':'JSDataContainerUndoParameters','operation':'%s'}", undo);
        assertThat(client.post(pod() + "/undo", "{'type':'JSDataContainerUndoParameters'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        assertThat(client.post(pod() + "/undo", "{'type':'JSDataContainerUndoParameters','operation':'JS_OPERATION-1'}")
                        .error())
                .isEqualTo("exception.js.operation.not.undoable");
    }

    /** Delphix user guide, "Data container activities": destructive tests begin from a bookmark. */
    @Test
    void resetGoesBackToABookmarkThatWasMadeSince() {
        client.postAndAwait(pod() + "/refresh", "{}");
        client.postAndAwait(
                "/selfservice/bookmark",
                "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'before','branch':'%s'},"
                        + "'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                client.get(pod()).result().get("activeBranch").asText(),
                engine.books().pod("prep1").reference());
        String bookmarked = client.named("/selfservice/bookmark", "before")
                .get("creationTime")
                .asText();

        client.postAndAwait(pod() + "/reset", "{'type':'JSDataContainerResetParameters','forceOption':false}");

        JsonNode point = client.get("/timeflow/" + engine.books().vdb(VDB).currentTimeflow())
                .result()
                .get("parentPoint");
        assertThat(point.get("timestamp").asText()).isEqualTo(bookmarked);
    }

    @Test
    void resetGoesBackToWhatTheLastOperationLeft() {
        client.postAndAwait(pod() + "/refresh", "{}");
        String refreshed = engine.books().vdb(VDB).currentTimeflow();
        client.postAndAwait(pod() + "/reset", "{'type':'JSDataContainerResetParameters','forceOption':false}");

        assertThat(client.get("/timeflow/" + engine.books().vdb(VDB).currentTimeflow())
                        .result()
                        .at("/parentPoint/timeflow")
                        .asText())
                .isEqualTo(refreshed);
    }

    @Test
    void disabledPodIsOfflineAndRefuses() {
        client.postAndAwait(pod() + "/disable", "");
        assertThat(engine.books().pod("prep1").state()).isEqualTo("OFFLINE");
        assertThat(engine.books().vdb(VDB).enabled()).isFalse();
        assertThat(client.post(pod() + "/refresh", "{}").error()).isEqualTo("exception.js.container.not.online");
        assertThat(client.post(pod() + "/recover").json().get("status").asText())
                .isEqualTo("ERROR");
        client.postAndAwait(pod() + "/enable", "{}");
        assertThat(engine.books().pod("prep1").state()).isEqualTo("ONLINE");
    }

    @Test
    void failedRefreshLeavesThePodInconsistentUntilRecovered() {
        engine.faults().failJob("JETSTREAM_USER_CONTAINER_REFRESH", "broken");
        client.await(client.post(pod() + "/refresh", "{}").job());
        assertThat(engine.books().pod("prep1").state()).isEqualTo("INCONSISTENT");
        assertThat(client.post(pod() + "/reset", "{}").json().get("status").asText())
                .isEqualTo("ERROR");
        client.postAndAwait(pod() + "/recover", "");

        assertThat(engine.books().pod("prep1").state()).isEqualTo("ONLINE");
    }

    @Test
    void ownersAreAddedAndRemovedByActionsWithoutJobs() {
        Answer added =
                client.post(pod() + "/addOwner", "{'type':'JSDataContainerModifyOwnerParameters','owner':'USER-2'}");

        assertThat(added.job()).isNull();
        assertThat(client.list(
                        "/authorization?target=" + engine.books().pod("prep1").reference()))
                .hasSize(1);
        client.post(pod() + "/removeOwner", "{'type':'JSDataContainerModifyOwnerParameters','owner':'USER-2'}");
        assertThat(client.list(
                        "/authorization?target=" + engine.books().pod("prep1").reference()))
                .isEmpty();
        client.post(pod() + "/lock", "{'type':'JSDataContainerLockParameters','lockUser':'USER-2'}");
        assertThat(client.get(pod()).result().get("lockUserName").asText()).isEqualTo("delphix_admin");
        client.post(pod() + "/unlock");
        assertThat(client.get(pod()).result().get("lockUserName").isNull()).isTrue();
    }

    @Test
    void templateAndPodAreCreatedUsedAndDeleted() {
        Answer template = client.post(
                "/selfservice/template",
                "{'type':'JSDataTemplateCreateParameters','name':'T2','dataSources':[{'type':'JSDataSourceCreateParameters','source':{'type':'JSDataSource','name':'ds1','priority':1},'container':'%s','properties':{}}]}",
                ref(MASTER));
        assertThat(template.job()).isNull();
        engine.world().addVdb("Prep", "own", MASTER);
        String create =
                "{'type':'%s','name':'qa','template':'%s','owners':['USER-2'],'dataSources':[{'type':'JSDataSourceCreateParameters','source':{'type':'JSDataSource','name':'ds1'},'container':'%s'}]%s}";
        assertThat(client.post(
                                "/selfservice/container",
                                create,
                                "JSDataContainerCreateWithRefreshParameters",
                                template.result().asText(),
                                ref("Prep/own"),
                                "")
                        .json()
                        .at("/error/details/timelinePointParameters/details")
                        .asText())
                .isEqualTo("This field is required.");
        Answer pod = client.postAndAwait(
                "/selfservice/container",
                create,
                "JSDataContainerCreateWithRefreshParameters",
                template.result().asText(),
                ref("Prep/own"),
                ",'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'"
                        + template.result().asText() + "'}");

        JsonNode read =
                client.get("/selfservice/container/" + pod.result().asText()).result();
        assertThat(read.get("state").asText()).isEqualTo("ONLINE");
        for (String member : List.of("activeBranch", "firstOperation", "lastOperation", "lastUpdated", "template")) {
            assertThat(read.get(member).isTextual()).as(member).isTrue();
        }
        assertThat(client.get("/selfservice/branch/" + read.get("activeBranch").asText())
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("default");
        assertThat(client.list(
                        "/selfservice/datasource?dataLayout=" + pod.result().asText()))
                .singleElement()
                .satisfies(
                        source -> assertThat(source.get("container").asText()).isEqualTo(ref("Prep/own")));
        assertThat(client.post(
                                "/selfservice/container",
                                create,
                                "JSDataContainerCreateWithoutRefreshParameters",
                                template.result().asText(),
                                ref("Prep/own"),
                                "")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("ERROR");
        assertThat(client.post("/selfservice/template/" + template.result().asText() + "/delete", "{}")
                        .error())
                .isEqualTo("exception.js.template.in.use");
        client.postAndAwait(
                "/selfservice/container/" + pod.result().asText() + "/delete",
                "{'type':'JSDataContainerDeleteParameters','deleteDataSources':true}");
        assertThat(engine.books().hasDataset("Prep/own")).isFalse();
        assertThat(client.post("/selfservice/template/" + template.result().asText() + "/delete", "{}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("OK");
    }

    @Test
    void branchesAreCreatedActivatedAndDeleted() {
        String reference = engine.books().pod("prep1").reference();
        String first = client.get(pod()).result().get("activeBranch").asText();
        Answer branch = client.postAndAwait(
                "/selfservice/branch",
                "{'type':'JSBranchCreateParameters','name':'feature','dataContainer':'%s','timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                reference,
                reference);
        assertThat(client.get(pod()).result().get("activeBranch")).isEqualTo(branch.result());
        assertThat(client.list("/selfservice/branch?dataLayout=" + reference)).hasSize(2);
        assertThat(client.post("/selfservice/branch/" + branch.result().asText() + "/delete", "{}")
                        .error())
                .isEqualTo("exception.js.branch.active");
        client.postAndAwait("/selfservice/branch/" + first + "/activate", "{}");
        client.postAndAwait("/selfservice/branch/" + branch.result().asText() + "/delete", "{}");
        assertThat(client.list("/selfservice/branch?dataLayout=" + reference)).hasSize(1);
        assertThat(client.post(pod() + "/getActiveBranchAtTime", "{'type':'JSDataContainerActiveBranchParameters'}")
                        .result()
                        .asText())
                .isEqualTo(first);
    }

    private static final String BRANCH_OF =
            "{'type':'JSBranchCreateParameters','name':'%s','dataContainer':'%s','timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}";

    /** A branch that is left keeps its data: what happens on another one does not show on it. */
    @Test
    void aBranchKeepsItsOwnData() {
        String reference = engine.books().pod("prep1").reference();
        String first = client.get(pod()).result().get("activeBranch").asText();
        String original = engine.books().vdb("Prep/Patients prep1").currentTimeflow();
        client.postAndAwait("/selfservice/branch", BRANCH_OF, "feature", reference, reference);
        client.postAndAwait(pod() + "/refresh", "{'type':'JSDataContainerRefreshParameters'}");
        client.postAndAwait("/selfservice/branch/" + first + "/activate", "{}");
        JsonNode timeflow = client.get(
                        "/timeflow/" + engine.books().vdb("Prep/Patients prep1").currentTimeflow())
                .result();
        assertThat(timeflow.at("/parentPoint/timeflow").asText()).isEqualTo(original);
        assertThat(client.list("/selfservice/operation?branch=" + first))
                .extracting(operation -> operation.get("operation").asText())
                .contains("DEACTIVATE", "ACTIVATE");
    }

    @Test
    void aBranchIsOnlyMadeOfWhatItsPodMayHave() {
        String other = engine.books().pod("prep2").reference();
        String reference = engine.books().pod("prep1").reference();
        assertThat(client.post("/selfservice/branch", BRANCH_OF, "feature", reference, other)
                        .error())
                .isEqualTo("exception.js.point.foreign");
        engine.world().setPodState("prep1", "OFFLINE");
        assertThat(client.post("/selfservice/branch", BRANCH_OF, "feature", reference, reference)
                        .error())
                .isEqualTo("exception.js.container.not.online");
    }

    private String bookmark(String name) {
        JsonNode pod = client.get(pod()).result();
        return client.postAndAwait(
                        "/selfservice/bookmark",
                        "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'%s','branch':'%s'},'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                        name,
                        pod.get("activeBranch").asText(),
                        pod.get("reference").asText())
                .result()
                .asText();
    }
}
