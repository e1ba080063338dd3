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

    /** {@code dx_get_capacity -details all}: the space of each snapshot, found by its time up to 1.8 and summed since. */
    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.11.26"})
    void eachSnapshotTellsItsSpace(String version) {
        RawClient toolkit = new RawClient(engine);
        toolkit.session(version);
        toolkit.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}");

        JsonNode snapshots =
                toolkit.get("/capacity/snapshot?container=" + ref(PROD)).result();

        assertThat(snapshots)
                .hasSameSizeAs(toolkit.get("/snapshot?database=" + ref(PROD)).result());
        assertThat(snapshots.get(0).path("snapshot").asText()).startsWith("APPDATA_SNAPSHOT-");
        assertThat(snapshots.get(0).path("snapshotTimestamp").asText()).matches(".*\\.\\d{3}Z");
        assertThat(snapshots.get(0).path("space").isIntegralNumber()).isTrue();
    }

    /** {@code dx_provision_vdb -snapshotpolicy None}, and any other policy by its name. */
    @Test
    void aPolicyIsAppliedToADataset() {
        RawClient toolkit = toolkit();
        engine.world().applySnapshotPolicy(PROD, "Nightly");
        String nightly = policy(toolkit, PROD);
        String body = "{'type':'PolicyApplyTargetParameters','target':'" + ref(MASTER) + "'}";

        assertThat(toolkit.post("/policy/" + nightly + "/apply", body)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("OK");
        assertThat(policy(toolkit, MASTER)).isEqualTo(nightly).isEqualTo(policy(toolkit, PROD));
        RawClient.Answer none = toolkit.post("/policy/POLICY_SNAPSHOT-2/apply", body);
        assertThat(none.json().path("job").isNull()).isTrue();
        assertThat(policy(toolkit, MASTER)).isEqualTo("POLICY_SNAPSHOT-2");
        assertThat(policy(toolkit, PROD)).isEqualTo(nightly);
        assertThat(toolkit.post("/policy/POLICY_SNAPSHOT-99/apply", body).status())
                .isEqualTo(404);
    }

    private String policy(RawClient toolkit, String dataset) {
        return toolkit.get("/policy?effective=true&target=" + ref(dataset))
                .result()
                .at("/0/reference")
                .asText();
    }

    /** {@code dx_ctl_env -action disable} waits for no job, while {@code enable} does. */
    @Test
    void anEnvironmentIsDisabledAtOnceAndEnabledByAJob() {
        RawClient toolkit = toolkit();
        String environment = "/environment/"
                + toolkit.get("/environment").result().at("/0/reference").asText();

        RawClient.Answer disabled = toolkit.post(environment + "/disable", "{}");

        assertThat(disabled.json().path("job").isNull()).isTrue();
        assertThat(disabled.json().path("action").asText()).startsWith("ACTION-");
        assertThat(toolkit.get(environment).result().path("enabled").asBoolean(true))
                .isFalse();
        toolkit.await(toolkit.post(environment + "/enable", "{}").job());
        assertThat(toolkit.get(environment).result().path("enabled").asBoolean())
                .isTrue();
    }
}
