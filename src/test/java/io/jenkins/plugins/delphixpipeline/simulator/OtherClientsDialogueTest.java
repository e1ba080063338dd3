package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import org.junit.jupiter.api.Test;

/** Older and smaller clients, each with its own habits. */
class OtherClientsDialogueTest extends EngineTest {

    @Test
    void oldJenkinsPluginReadsTheVersionFromASessionAt100() {
        RawClient plugin = new RawClient(engine).login("1.0.0");
        JsonNode version = plugin.get("/system").result().get("apiVersion");
        plugin.login(version.get("major") + "." + version.get("minor") + "." + version.get("micro"));
        for (JsonNode container : plugin.list("/database")) {
            for (String member :
                    new String[] {"name", "reference", "provisionContainer", "currentTimeflow", "group", "type"}) {
                assertThat(container.has(member)).as(member).isTrue();
            }
        }
        assertThat(plugin.list("/snapshot?database=" + ref(PROD)))
                .allMatch(one -> one.at("/latestChangePoint/timestamp").isTextual());
        assertThat(plugin.get("/timeflow/" + engine.books().vdb(MASTER).currentTimeflow())
                        .result()
                        .get("parentPoint")
                        .isObject())
                .isTrue();
        assertThat(plugin.list("/source"))
                .allMatch(one -> one.at("/runtime/status").isTextual());
        Answer sync = plugin.post("/database/" + ref(PROD) + "/sync", "{'type':'AppDataSyncParameters'}");
        JsonNode job = plugin.get("/job/" + sync.job()).result();
        assertThat(job.get("events")).isNotEmpty();
        assertThat(job.get("targetName").asText()).isEqualTo(PROD);
        Answer defaults = plugin.post(
                "/database/provision/defaults",
                "{'type':'TimeflowPointSemantic','container':'%s','location':'LATEST_POINT'}",
                ref(PROD));
        assertThat(defaults.result().get("type").asText()).isEqualTo("AppDataProvisionParameters");
        assertThat(plugin.post(
                                "/database/provision",
                                "{'type':'AppDataProvisionParameters','container':{'type':'AppDataContainer'}}")
                        .json()
                        .at("/error/details/container/name/details")
                        .asText())
                .isEqualTo("This field is required.");
    }

    @Test
    void delphixRbKeepsItsFirstCookieSendsBodiesWithGetAndDeletesWithDelete() {
        RawClient ruby = new RawClient(engine).keepingFirstCookie();
        ruby.session("1.6.0");
        ruby.withCookie(ruby.cookie() + "; Path=/resources; HttpOnly");
        assertThat(ruby.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("OK");
        String group =
                ruby.post("/group", "{'type':'Group','name':'ruby'}").result().asText();
        assertThat(ruby.send("GET", "/group/" + group, "null")
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("ruby");
        String vdb = ref("Finance Development/Billing Dev");
        JsonNode source = ruby.list("/source").stream()
                .filter(one -> one.get("container").asText().equals(vdb))
                .findFirst()
                .orElseThrow();
        for (String operation : new String[] {"stop", "start"}) {
            Answer answer =
                    ruby.send("POST", "/source/" + source.get("reference").asText() + "/" + operation, "null");
            assertThat(ruby.await(answer.job()).get("jobState").asText()).isEqualTo("COMPLETED");
        }
        Answer deletion = ruby.send("DELETE", "/database/" + vdb, "null");
        assertThat(deletion.json().get("type").asText()).isEqualTo("OKResult");
        assertThat(ruby.await(deletion.job()).get("jobState").asText()).isEqualTo("COMPLETED");
        assertThat(ruby.send("DELETE", "/group/" + group, null)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("OK");
    }

    @Test
    void goSdkTakesResultsAsTextAndMissingObjectsByTheirErrorId() {
        RawClient go = new RawClient(engine).login("1.11.9");
        Answer created = go.post("/group", "{'type':'Group','name':'go'}");
        assertThat(created.result().isTextual()).isTrue();
        assertThat(go.get("/group/" + created.result().asText())
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("go");
        assertThat(go.post("/group/" + created.result().asText() + "/delete", "{}")
                        .status())
                .isEqualTo(200);
        Answer missing = go.get("/group/" + created.result().asText());

        assertThat(missing.status()).isNotEqualTo(200);
        assertThat(missing.error()).isEqualTo("exception.executor.object.missing");
        assertThat(go.get("/group").result()).allMatch(item -> item.get("name").isTextual());
    }

    @Test
    void dxapikitLooksAtStatusJobAndPercentAndSendsEmptyObjects() {
        RawClient shell = new RawClient(engine).keepingFirstCookie().login("1.9.0");
        JsonNode template = shell.named("/jetstream/template", "Patients");
        JsonNode pod = shell.list("/jetstream/container").stream()
                .filter(one -> one.get("template").equals(template.get("reference"))
                        && one.get("name").asText().equals("prep1"))
                .findFirst()
                .orElseThrow();
        assertThat(shell.get("/jetstream/branch/" + pod.get("activeBranch").asText())
                        .result()
                        .get("name")
                        .asText())
                .isEqualTo("default");
        Answer refresh = shell.send(
                "POST", "/jetstream/container/" + pod.get("reference").asText() + "/refresh", "{\n}\n");
        assertThat(refresh.json().get("status").asText()).isEqualTo("OK");
        assertThat(shell.await(refresh.job()).get("percentComplete").asInt()).isEqualTo(100);
        Answer reset = shell.post(
                "/jetstream/container/" + pod.get("reference").asText() + "/reset",
                "{ 'type': 'JSDataContainerResetParameters', 'forceOption': false }");
        assertThat(shell.await(reset.job()).get("jobState").asText()).isEqualTo("COMPLETED");
        assertThat(shell.post("/user/USER-2", "{'type':'User','sessionTimeout':150}")
                        .json()
                        .get("job")
                        .isNull())
                .isTrue();
    }

    @Test
    void virtualizationSdkReadsPlugins() {
        JsonNode toolkit =
                new RawClient(engine).login("1.10.5").list("/toolkit").get(0);

        assertThat(toolkit.get("identifier").isTextual()).isTrue();
        assertThat(toolkit.get("namespace").isNull()).isTrue();
    }

    @Test
    void onePipelineMixesSessionsOfSeveralVersions() {
        RawClient go = new RawClient(engine).login("1.9.3");
        RawClient python = new RawClient(engine).login("1.8.0");
        RawClient kotlin = new RawClient(engine).login("1.7.0");
        go.postAndAwait("/database/" + ref(PROD) + "/sync?", "");
        go.postAndAwait("/database/" + ref(MASTER) + "/refresh?", LATEST_SNAPSHOT);
        JsonNode template = python.named("/jetstream/template", "Patients");
        python.postAndAwait(
                "/jetstream/bookmark",
                "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'master','branch':'%s','tags':['t']},'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                template.get("activeBranch").asText(),
                template.get("reference").asText());
        for (int number = 1; number <= 7; number++) {
            JsonNode pod = kotlin.named("/jetstream/container", "prep" + number);
            kotlin.postAndAwait(
                    "/jetstream/container/" + pod.get("reference").asText() + "/refresh",
                    "{'type':'JSDataContainerRefreshParameters','forceOption':false}");
            python.postAndAwait(
                    "/jetstream/bookmark",
                    "{'type':'JSBookmarkCreateParameters','bookmark':{'type':'JSBookmark','name':'prep%s','branch':'%s','shared':true,'tags':['t']},'timelinePointParameters':{'type':'JSTimelinePointLatestTimeInput','sourceDataLayout':'%s'}}",
                    number,
                    pod.get("activeBranch").asText(),
                    pod.get("reference").asText());
        }

        assertThat(engine.books().bookmarks()).hasSize(8);
        assertThat(engine.books().datasets())
                .filteredOn(dataset -> dataset.name().startsWith("Prep/"))
                .allMatch(Books.Dataset::holdsMaskedRows);
    }
}
