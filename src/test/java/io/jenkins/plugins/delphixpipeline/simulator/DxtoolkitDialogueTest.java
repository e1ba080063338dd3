package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Perl toolkit: looks for a session first, opens one at 1.3.0, reads the version, opens the real one; jetstream paths. */
class DxtoolkitDialogueTest extends EngineTest {

    private RawClient toolkit() {
        RawClient toolkit = new RawClient(engine);
        RawClient.Answer none = toolkit.get("/session");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().get("status").asText()).isEqualTo("ERROR");
        assertThat(toolkit.session("1.3.0").json().get("status").asText()).isEqualTo("OK");
        JsonNode version = toolkit.get("/about").result().get("apiVersion");
        toolkit.session(version.get("major") + "." + version.get("minor") + "." + version.get("micro"));
        toolkit.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}");
        return toolkit;
    }

    @Test
    void savedCookieIsFoundValidNextTime() {
        RawClient next = new RawClient(engine).withCookie(toolkit().cookie());

        assertThat(next.get("/session").result().at("/version/micro").asInt()).isEqualTo(26);
        assertThat(next.get("/user/current").result().get("name").asText()).isEqualTo("delphix_admin");
        assertThat(next.get("/user/current").result().get("userType").asText()).isEqualTo("DOMAIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source",
                "sourceconfig",
                "repository",
                "environment",
                "environment/user",
                "environment/oracle/clusternode",
                "environment/windows/clusternode",
                "environment/oracle/listener",
                "host",
                "namespace",
                "toolkit",
                "database",
                "group",
                "maskingjob",
                "timeflow",
                "jetstream/template",
                "jetstream/container",
                "jetstream/bookmark",
                "job",
                "action"
            })
    void startUpListsAreThere(String namespace) {
        JsonNode list = toolkit().get("/" + namespace).json();

        assertThat(list.get("status").asText()).isEqualTo("OK");
        assertThat(list.get("result").isArray()).isTrue();
    }

    @Test
    void followsAJobByItsLastEventAndFindsItFromItsAction() {
        RawClient toolkit = toolkit();
        RawClient.Answer answer = toolkit.post(
                "/database/" + ref(PROD) + "/sync", "{'type':'AppDataSyncParameters','parameters':{'resync':false}}");
        JsonNode job = toolkit.await(answer.job());

        assertThat(job.get("events")
                        .get(job.get("events").size() - 1)
                        .get("messageDetails")
                        .isTextual())
                .isTrue();
        assertThat(job.get("updateTime").asText()).matches(".*\\.\\d{3}Z");
        assertThat(toolkit.get("/action/" + answer.json().get("action").asText() + "/getJob")
                        .result()
                        .get("jobState")
                        .asText())
                .isEqualTo("COMPLETED");
        assertThat(toolkit.list("/job?pageSize=5000&pageOffset=0")).hasSize(1);
        assertThat(toolkit.list("/action?searchText=Log%20in%20as%20user&sortBy=reference&user=USER-2&pageSize=1"))
                .hasSize(1);
    }

    @Test
    void readsTheMaskingJobOfAVdbFromItsHooks() {
        JsonNode source = toolkit().list("/source?database=" + ref(MASTER)).get(0);

        assertThat(source.at("/operations/configureClone/0/name").asText()).isEqualTo("Mask Patients");
        assertThat(source.at("/runtime/enabled").asText()).isEqualTo("ENABLED");
    }

    @Test
    void refusedOperationsTellDetailsAndAction() {
        JsonNode error = toolkit()
                .post("/database/" + ref(PROD) + "/delete", "{}")
                .json()
                .get("error");

        assertThat(error.get("details").isTextual()).isTrue();
        assertThat(error.get("action").isTextual()).isTrue();
    }

    @Test
    void oldClockCallHasNoEnvelope() {
        RawClient toolkit = toolkit();
        JsonNode time = toolkit.get("/service/configure/currentSystemTime").json();

        assertThat(time.get("result").asText()).isEqualTo("ok");
        assertThat(time.at("/systemTime/localTimeZone").asText()).isEqualTo("America/Los_Angeles");
    }
}
