package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import org.junit.jupiter.api.Test;

/** The Kotlin framework that reads delphix.yaml; API 1.7.0, jetstream paths. It fails when a member is missing. */
class AutomationFrameworkDialogueTest extends EngineTest {

    @Override
    String version() {
        return "1.7.0";
    }

    @Test
    void bookmarkCreateShareAndDelete() {
        JsonNode pod = pod("prep1");
        follow(client.post(
                "/jetstream/bookmark",
                "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'dev-abc123','branch':'%s'},"
                        + "'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                pod.get("activeBranch").asText(),
                pod.get("reference").asText()));
        JsonNode bookmark = client.named("/jetstream/bookmark", "dev-abc123");
        requireMembers(
                bookmark,
                "type",
                "reference",
                "namespace",
                "name",
                "branch",
                "timestamp",
                "description",
                "shared",
                "container",
                "template",
                "containerName",
                "templateName",
                "usable",
                "checkoutCount",
                "bookmarkType",
                "expiration",
                "creationTime");
        assertThat(bookmark.get("shared").isBoolean()).isTrue();
        assertThat(bookmark.get("usable").isBoolean()).isTrue();
        assertThat(bookmark.get("checkoutCount").isInt()).isTrue();
        follow(client.post("/jetstream/bookmark/" + bookmark.get("reference").asText() + "/share", "{}"));
        assertThat(engine.books().bookmark("dev-abc123").shared()).isTrue();
        follow(client.post("/jetstream/bookmark/" + bookmark.get("reference").asText() + "/delete", "{}"));
        assertThat(engine.books().bookmarks()).isEmpty();
    }

    @Test
    void datapodRefreshAndUndoOfItsLastOperation() {
        String path = "/jetstream/container/" + pod("prep1").get("reference").asText();
        String before = engine.books().vdb("Prep/Patients prep1").currentTimeflow();
        follow(client.post(path + "/refresh", "{'type':'JSDataContainerRefreshParameters','forceOption':false}"));
        follow(client.post(
                path + "/undo",
                "{'type':'JSDataContainerUndoParameters','operation':'%s'}",
                pod("prep1").get("lastOperation").asText()));

        assertThat(client.get("/timeflow/"
                                + engine.books().vdb("Prep/Patients prep1").currentTimeflow())
                        .result()
                        .at("/parentPoint/timeflow")
                        .asText())
                .isEqualTo(before);
    }

    @Test
    void datapodCreateProvisionsAndDatapodDeleteDeletesAVdb() {
        JsonNode group = client.named("/group", "Prep");
        requireMembers(group, "type", "description", "reference", "namespace", "name");
        for (JsonNode database : client.list("/database")) {
            requireMembers(
                    database,
                    "type",
                    "previousTimeflow",
                    "creationTime",
                    "os",
                    "masked",
                    "description",
                    "transformation",
                    "processor",
                    "reference",
                    "currentTimeflow",
                    "toolkit",
                    "performanceMode",
                    "namespace",
                    "name",
                    "provisionContainer",
                    "restoration",
                    "group");
            assertThat(database.get("restoration").isBoolean()).isTrue();
        }
        for (JsonNode repository : client.list("/repository")) {
            requireMembers(
                    repository,
                    "type",
                    "reference",
                    "name",
                    "environment",
                    "linkingEnabled",
                    "parameters",
                    "provisioningEnabled",
                    "staging",
                    "toolkit",
                    "version");
        }
        JsonNode repository = client.named("/repository", "Postgres vFiles (15.4)");
        follow(client.post(
                "/database/provision",
                "{'type':'AppDataProvisionParameters','timeflowPointParameters':{'type':'TimeflowPointSemantic','snapshot':'LATEST_POINT','container':'%s'},"
                        + "'sourceConfig':{'type':'AppDataDirectSourceConfig','path':'/mnt/provision/dev','name':'dev-abc123','repository':'%s','linkingEnabled':true},"
                        + "'source':{'type':'AppDataVirtualSource','name':'dev-abc123','allowAutoVDBRestartOnHostReboot':true,'parameters':{'timeStamp':'','postgresPort':5434}},"
                        + "'container':{'type':'AppDataContainer','name':'dev-abc123','group':'%s','sourcingPolicy':{'type':'SourcingPolicy','logsyncEnabled':false}}}",
                ref(MASTER),
                repository.get("reference").asText(),
                group.get("reference").asText()));
        assertThat(engine.books().vdb("Prep/dev-abc123").runtimeStatus()).isEqualTo("RUNNING");
        follow(client.post(
                "/database/" + ref("Prep/dev-abc123") + "/delete", "{'type':'DeleteParameters','force':false}"));
        assertThat(engine.books().hasDataset("Prep/dev-abc123")).isFalse();
    }

    @Test
    void waitsWhileAJobTargetsThePod() {
        jobsLastForEver();
        JsonNode pod = pod("prep1");
        engine.world()
                .as("bob")
                .post("/selfservice/container/" + pod.get("reference").asText() + "/refresh", null);

        assertThat(client.list("/job?jobState=RUNNING")).anyMatch(job -> {
            requireJobMembers(job);
            return job.get("target").equals(pod.get("reference"));
        });
    }

    private JsonNode pod(String name) {
        JsonNode pod = client.named("/jetstream/container", name);
        for (String text : new String[] {
            "type",
            "name",
            "activeBranch",
            "firstOperation",
            "lastOperation",
            "lastUpdated",
            "reference",
            "state",
            "template"
        }) {
            assertThat(pod.path(text).isTextual()).as(text).isTrue();
        }
        assertThat(pod.get("operationCount").isInt()).isTrue();
        requireMembers(pod, "notes", "properties");
        return pod;
    }

    private void follow(Answer answer) {
        assertThat(answer.json().get("status").asText()).as(answer.text()).isEqualTo("OK");
        JsonNode action =
                client.get("/action/" + answer.json().get("action").asText()).result();
        requireMembers(
                action,
                "type",
                "reference",
                "namespace",
                "title",
                "details",
                "startTime",
                "endTime",
                "user",
                "userAgent",
                "parentAction",
                "actionType",
                "state",
                "workSource",
                "workSourceName",
                "report",
                "failureDescription",
                "failureAction",
                "failureMessageCode");
        if (!action.get("state").asText().equals("COMPLETED")) {
            JsonNode job = client.await(answer.job());
            requireJobMembers(job);
            assertThat(job.get("jobState").asText()).isEqualTo("COMPLETED");
        }
    }

    private static void requireJobMembers(JsonNode job) {
        requireMembers(
                job,
                "type",
                "reference",
                "namespace",
                "name",
                "actionType",
                "target",
                "targetObjectType",
                "jobState",
                "startTime",
                "updateTime",
                "suspendable",
                "cancelable",
                "queued",
                "user",
                "emailAddresses",
                "title",
                "percentComplete",
                "targetName",
                "parentActionState",
                "parentAction");
        assertThat(job.get("percentComplete").isNumber()).isTrue();
        assertThat(job.get("queued").isBoolean()).isTrue();
    }

    private static void requireMembers(JsonNode object, String... members) {
        assertThat(object.fieldNames()).toIterable().contains(members);
    }
}
