package io.jenkins.plugins.delphixpipeline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.RawClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real engines refuse, and how. */
class RecordedRefusalsTest extends EngineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"createEmpty", "link", "export", "batchRefresh", "batchDelete", "fileMapping", "template", "x/y"
            })
    void anUnknownCallIsNoMissingObject(String call) {
        Answer answer = client.post("/database/" + call, "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("exception.webservices.call.unknown");
        assertThat(client.get("/database/ORACLE_DB_CONTAINER-99").error())
                .isEqualTo("exception.executor.object.missing");
    }

    @ParameterizedTest
    @CsvSource({
        "/session, APISesion",
        "/login, Login",
        "/group, Grup",
        "/source/{source}/disable, SourceEnableParameters",
        "/source/{source}, OracleVirtualSource",
        "/database/{vdb}/sync, SyncParams",
        "/database/{vdb}/refresh, Refresh",
        "/database/{vdb}/rollback, Rollback",
        "/database/{vdb}, AppDataDatabase",
        "/database/{vdb}/delete, SourceDisableParameters",
        "/database/provision, Provision",
        "/repository/compatibleRepositories, Compatibility",
        "/sourceconfig/{config}/validateCredentials, Credentials",
        "/snapshot/{snapshot}, Snapshot",
        "/snapshot/space, Space",
        "/timeflow/{timeflow}/timeflowRanges, Ranges",
        "/user/USER-2/updateCredential, Credential",
        "/selfservice/container, JSDataContainer",
        "/selfservice/container/{pod}/delete, Delete",
        "/selfservice/container/{pod}/lock, Lock",
        "/selfservice/container/{pod}/addOwner, Owner",
        "/selfservice/container/{pod}/removeOwner, Owner",
        "/selfservice/container/{pod}/getActiveBranchAtTime, Time",
        "/selfservice/datasource/dataTimestamps, Timestamps",
        "/database/{vdb}/switchTimeflow, Timeflow",
        "/timeflow/bookmark, TimeflowBookmark",
        "/selfservice/container/{pod}/refresh, JSDataContainerResetParameters",
        "/selfservice/container/{pod}/restore, JSDataContainerRefreshParameters",
        "/selfservice/container/{pod}/undo, Undo",
        "/selfservice/bookmark, JSBookmark",
        "/selfservice/branch, JSBranch",
        "/selfservice/template, JSDataTemplate"
    })
    void aWrongTypeIsRefused(String path, String type) {
        String full = path.replace("{source}", engine.books().vdb(MASTER).source())
                .replace("{vdb}", ref(MASTER))
                .replace("{pod}", engine.books().pod("prep1").reference())
                .replace("{snapshot}", engine.books().snapshots(MASTER).get(0).reference())
                .replace("{timeflow}", engine.books().vdb(MASTER).currentTimeflow())
                .replace(
                        "{config}",
                        client.list("/sourceconfig").get(0).get("reference").asText());
        Answer answer = client.post(full, "{'type':'%s'}", type);

        assertThat(answer.error()).isEqualTo("exception.webservices.validation.failed");
        assertThat(answer.json().at("/error/details/type/details").asText()).contains("\"" + type + "\"");
        assertThat(engine.books().jobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/database/{vdb}/refresh, RefreshParameters, timeflowPointParameters",
        "/database/{vdb}/rollback, RollbackParameters, timeflowPointParameters",
        "/database/provision/defaults, TimeflowPoint, container",
        "/repository/compatibleRepositories, ProvisionCompatibilityParameters, timeflowPointParameters",
        "/selfservice/container/{pod}/restore, JSDataContainerRestoreParameters, timelinePointParameters"
    })
    void aWrongTypeOfAPointIsRefused(String path, String type, String member) {
        String full = path.replace("{vdb}", ref(MASTER))
                .replace("{pod}", engine.books().pod("prep1").reference());
        Answer answer = client.post(full, "{'type':'%s','%s':{'type':'Point'}}", type, member);

        assertThat(answer.error()).isEqualTo("exception.webservices.validation.failed");
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void aSessionNeedsItsType() {
        Answer answer = new RawClient(engine).post("/session", "{'version':{'major':1,'minor':9,'micro':0}}");

        assertThat(answer.json().at("/error/details/type/details").asText()).contains("APISession");
    }

    @ParameterizedTest
    @CsvSource({
        "exception.webservices.login.locked, The account is locked.",
        "exception.webservices.login.expired, The password has expired."
    })
    void aLoginMayBeRefusedForOtherReasons(String id, String words) {
        engine.faults().refuseLogins(1, id, words);
        RawClient refused = new RawClient(engine);
        refused.session("1.11.0");
        Answer answer =
                refused.post("/login", "{'type':'LoginRequest','username':'delphix_admin','password':'delphix'}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo(id);
        assertThat(answer.json().at("/error/details").asText()).isEqualTo(words);
        new RawClient(engine).login();
    }

    @ParameterizedTest
    @CsvSource({"false, 403, exception.authorization.denied", "true, 404, exception.executor.object.missing"})
    void whatAUserMayNotSeeIsRefusedAndLeftOut(boolean asMissing, int status, String error) {
        if (asMissing) {
            engine.switches().turnOn(Switch.FORBIDDEN_AS_MISSING);
        }
        Books.Dataset master = engine.books().vdb(MASTER);
        engine.world().hide(SimulatedEngine.USER, MASTER);

        for (String path : List.of(
                "/database/" + master.reference(),
                "/timeflow/" + master.currentTimeflow(),
                "/source/" + master.source(),
                "/snapshot?database=" + master.reference(),
                "/source?database=" + master.reference())) {
            assertThat(client.get(path).status()).as(path).isEqualTo(status);
            assertThat(client.get(path).error()).as(path).isEqualTo(error);
        }
        assertThat(client.list("/database")).hasSize(10);
        assertThat(engine.world()
                        .as("bob")
                        .get("/database/" + master.reference())
                        .path("status")
                        .asText())
                .isEqualTo("OK");
    }
}
