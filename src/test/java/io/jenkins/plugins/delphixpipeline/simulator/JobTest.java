package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest extends EngineTest {

    @Test
    void jobIsVisibleBeforeItsReplyAndHasItsFirstEvent() {
        jobsLastForEver();
        Answer answer = client.post("/database/" + ref(PROD) + "/sync");
        JsonNode job = client.get("/job/" + answer.job()).result();

        assertThat(job.get("jobState").asText()).isEqualTo("RUNNING");
        assertThat(job.get("actionType").asText()).isEqualTo("DB_SYNC");
        assertThat(job.get("title").asText()).isEqualTo("Run SnapSync for database \"Patients Prod\".");
        assertThat(job.get("targetName").asText()).isEqualTo(PROD);
        assertThat(job.get("targetObjectType").asText()).isEqualTo("AppDataContainer");
        assertThat(job.get("parentAction").asText())
                .isEqualTo(answer.json().get("action").asText());
        assertThat(job.get("parentActionState").asText()).isEqualTo("EXECUTING");
        assertThat(job.get("percentComplete").isNumber()).isTrue();
        assertThat(job.get("cancelable").asBoolean()).isTrue();
        assertThat(job.at("/events/0/messageCode").asText()).isEqualTo("event.job.started");
        assertThat(job.at("/events/0/messageDetails").asText()).isEqualTo("DB_SYNC job started for \"" + PROD + "\".");
        assertThat(client.list("/job?jobState=RUNNING&target=" + ref(PROD))).hasSize(1);
        assertThat(client.list("/job?jobState=RUNNING&target=" + ref(MASTER))).isEmpty();
    }

    @Test
    void jobAndActionEndTogether() {
        Answer answer = client.post("/database/" + ref(PROD) + "/sync");
        JsonNode job = client.await(answer.job());
        JsonNode action =
                client.get("/action/" + answer.json().get("action").asText()).result();

        assertThat(job.get("jobState").asText()).isEqualTo("COMPLETED");
        assertThat(job.get("percentComplete").asInt()).isEqualTo(100);
        assertThat(job.get("parentActionState").asText()).isEqualTo("COMPLETED");
        assertThat(action.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(action.get("endTime").isTextual()).isTrue();
        assertThat(action.get("userAgent").asText()).isEqualTo("raw-client/1");
        assertThat(action.get("workSource").asText()).isEqualTo("WEBSERVICE");
        assertThat(action.get("title").asText()).isEqualTo("DB_SYNC");
        assertThat(action.get("details").asText()).isEqualTo("Run SnapSync for database \"Patients Prod\".");
        assertThat(client.get("/action/" + action.get("reference").asText() + "/getJob")
                        .result()
                        .get("reference"))
                .isEqualTo(job.get("reference"));
    }

    @Test
    void percentNeverDecreasesAndEventsAreInOrder() {
        engine.world().setJobDuration(Duration.ofMillis(300));
        String job = client.post("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT)
                .job();
        List<Double> seen = new ArrayList<>();
        JsonNode last = client.get("/job/" + job).result();
        while (last.get("jobState").asText().equals("RUNNING")) {
            seen.add(last.get("percentComplete").asDouble());
            client.get("/notification?channel=x&timeout=200");
            last = client.get("/job/" + job).result();
        }

        assertThat(seen).hasSizeGreaterThan(2).isSorted();
        assertThat(last.get("events").findValuesAsText("percentComplete").stream()
                        .map(Double::valueOf)
                        .toList())
                .isSorted();
        assertThat(last.get("events").findValuesAsText("timestamp")).isSorted();
    }

    @Test
    void listsShowNoEventsAndNoPercentUnlessAsked() {
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");

        JsonNode without = client.list("/job").get(0);
        assertThat(without.get("events").isNull()).isTrue();
        assertThat(without.get("percentComplete").asInt()).isZero();
        JsonNode with = client.list("/job?addEvents=true").get(0);
        assertThat(with.get("events")).isNotEmpty();
        assertThat(with.get("percentComplete").asInt()).isEqualTo(100);
    }

    @Test
    void jobsAreNewestFirstAndFiltered() {
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");
        client.postAndAwait("/database/" + ref("Finance Production/Billing Prod") + "/sync", "");
        engine.switches().turnOn(Switch.LISTS_OLDEST_FIRST);

        assertThat(client.list("/job"))
                .extracting(job -> job.get("reference").asText())
                .containsExactly("JOB-2", "JOB-1");
        assertThat(client.list("/job?jobType=DB_REFRESH")).isEmpty();
        assertThat(client.list("/job?fromDate=2999-01-01T00:00:00.000Z")).isEmpty();
        assertThat(client.list("/job?toDate=2000-01-01T00:00:00.000Z")).isEmpty();
        assertThat(client.list("/job?searchText=Billing")).hasSize(1);
    }

    @Test
    void runningJobCanBeCancelledOnceOnly() {
        jobsLastForEver();
        String job = client.post("/database/" + ref(PROD) + "/sync").job();

        assertThat(client.post("/job/" + job + "/cancel", "{}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("OK");
        JsonNode ended = client.get("/job/" + job).result();
        assertThat(ended.get("jobState").asText()).isEqualTo("CANCELED");
        assertThat(ended.get("cancelReason").isTextual()).isTrue();
        assertThat(ended.get("parentActionState").asText()).isEqualTo("CANCELED");
        Answer again = client.post("/job/" + job + "/cancel");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("status").asText()).isEqualTo("ERROR");
        assertThat(client.post("/database/" + ref(PROD) + "/sync").job()).isNotNull();
    }

    @Test
    void cancelMayTakeTime() {
        engine.switches().turnOn(Switch.CANCEL_TAKES_TIME);
        jobsLastForEver();
        String job = client.post("/database/" + ref(PROD) + "/sync").job();
        client.post("/job/" + job + "/cancel");

        assertThat(client.get("/job/" + job).result().get("jobState").asText()).isEqualTo("RUNNING");
        assertThat(client.await(job).get("jobState").asText()).isEqualTo("CANCELED");
    }

    @Test
    void suspendIsRefused() {
        jobsLastForEver();
        String job = client.post("/database/" + ref(PROD) + "/sync").job();

        assertThat(client.post("/job/" + job + "/suspend").json().get("status").asText())
                .isEqualTo("ERROR");
    }

    @Test
    void secondOperationOnABusyTargetIsRefused() {
        jobsLastForEver();
        client.post("/database/" + ref(PROD) + "/sync");
        Answer second = client.post("/database/" + ref(PROD) + "/sync");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("status").asText()).isEqualTo("ERROR");
        assertThat(second.json().at("/error/details").asText()).contains("JOB-1");
        engine.switches().turnOn(Switch.BUSY_AS_HTTP_409);
        assertThat(client.post("/database/" + ref(PROD) + "/sync").status()).isEqualTo(409);
        assertThat(engine.books().jobs()).hasSize(1);
    }

    @Test
    void failedJobTellsWhyInItsLastEventAndInItsAction() {
        engine.faults().failJob("DB_SYNC", "The disk is full.");
        Answer answer = client.post("/database/" + ref(PROD) + "/sync");
        JsonNode job = client.await(answer.job());
        JsonNode last = job.get("events").get(job.get("events").size() - 1);

        assertThat(job.get("jobState").asText()).isEqualTo("FAILED");
        assertThat(last.get("eventType").asText()).isEqualTo("ERROR");
        assertThat(last.get("messageDetails").asText()).isEqualTo("The disk is full.");
        assertThat(last.get("messageAction").isTextual()).isTrue();
        assertThat(last.get("state").isNull()).isTrue();
        assertThat(client.get("/action/" + answer.json().get("action").asText())
                        .result()
                        .get("failureDescription")
                        .asText())
                .isEqualTo("The disk is full.");
        assertThat(engine.books().snapshots(PROD)).hasSize(3);
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");
    }

    @Test
    void failedJobMayShowNoErrorEvent() {
        engine.switches().turnOn(Switch.FAILED_JOB_WITHOUT_ERROR_EVENT);
        engine.faults().failJob("DB_SYNC", "The disk is full.");
        JsonNode job =
                client.await(client.post("/database/" + ref(PROD) + "/sync").job());

        assertThat(job.get("jobState").asText()).isEqualTo("FAILED");
        assertThat(job.get("events").findValuesAsText("eventType")).doesNotContain("ERROR");
    }

    @Test
    void finalEventMayBearTheState() {
        engine.switches().turnOn(Switch.FINAL_EVENT_HAS_STATE, Switch.ACTION_TITLES_HUMAN);
        JsonNode job =
                client.await(client.post("/database/" + ref(PROD) + "/sync").job());

        assertThat(job.get("events")
                        .get(job.get("events").size() - 1)
                        .get("state")
                        .asText())
                .isEqualTo("COMPLETED");
        assertThat(client.get("/action/" + job.get("parentAction").asText())
                        .result()
                        .get("title")
                        .asText())
                .startsWith("Run SnapSync");
    }

    @Test
    void userAgentOfActionsFollowsItsSwitches() {
        RawClient named = new RawClient(engine).withUserAgent("login-agent").login();
        named.withUserAgent("request-agent").post("/group", "{'type':'Group','name':'one'}");
        engine.switches().turnOn(Switch.USER_AGENT_FROM_LOGIN);
        named.post("/group", "{'type':'Group','name':'two'}");

        List<JsonNode> actions = client.list("/action?rootActionOnly=true&pageSize=2");
        assertThat(actions)
                .extracting(action -> action.get("userAgent").asText())
                .containsExactly("login-agent", "request-agent");
        engine.switches().turnOn(Switch.NO_USER_AGENT);
        assertThat(client.list("/action").get(0).get("userAgent").isNull()).isTrue();
    }

    @Test
    void actionsAreFilteredAndSorted() {
        client.postAndAwait("/database/" + ref(PROD) + "/sync", "");

        assertThat(client.list("/action?state=COMPLETED&user=USER-2")).hasSize(2);
        assertThat(client.list("/action?ascending=true&sortBy=reference")
                        .get(0)
                        .get("actionType")
                        .asText())
                .isEqualTo("USER_LOGIN");
        assertThat(client.list("/action?searchText=Log%20in%20as%20user&user=USER-2"))
                .hasSize(1);
        assertThat(client.list("/action?fromDate=2999-01-01T00:00:00.000Z")).isEmpty();
    }

    @Test
    void refreshIsFollowedByAChildThatTakesASnapshot() {
        Answer refresh = client.postAndAwait("/database/" + ref(MASTER) + "/refresh", LATEST_SNAPSHOT);
        JsonNode child = client.list(
                        "/action?parentAction=" + refresh.json().get("action").asText())
                .get(0);

        assertThat(child.get("title").asText()).isEqualTo("DB_SYNC");
        assertThat(child.get("userAgent").isNull()).isTrue();
        assertThat(client.list("/action?rootActionOnly=true")).noneMatch(action -> action.equals(child));
    }
}
