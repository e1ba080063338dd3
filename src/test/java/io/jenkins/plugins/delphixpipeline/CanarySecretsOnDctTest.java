package io.jenkins.plugins.delphixpipeline;

import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.MASTER;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.provision;
import static io.jenkins.plugins.delphixpipeline.VdbOperationsContract.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same on DCT: neither a key nor a password, nor the token that DCT gives for it, is said or kept anywhere. */
class CanarySecretsOnDctTest {
    private static final String KEY = "1.canary-4b7d-key";
    private static final String TOOLKIT = "canary-4b7d-toolkit";
    private static final String PASSWORD = "canary-4b7d-password";

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .apiKey(KEY)
            .password(PASSWORD)
            .start();
    /** What was sent to show who asks. */
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private final OkHttpClient client = new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> {
                String authorization = chain.request().header("Authorization");
                if (authorization != null) {
                    sent.add(authorization);
                    sent.add(authorization.substring(authorization.indexOf(' ') + 1));
                }
                return chain.proceed(chain.request());
            })
            .build();
    private final Canary canary = new Canary();

    private enum Login {
        BARE_KEY(LoginSource.Login.key(KEY)),
        KEY_WITH_PREFIX(LoginSource.Login.key("apk " + KEY)),
        USER_AND_PASSWORD(new LoginSource.Login(SimulatedDct.USER, PASSWORD));

        private final LoginSource.Login given;

        Login(LoginSource.Login given) {
            this.given = given;
        }
    }

    @AfterEach
    void close() {
        canary.close();
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void aPipelineThatMeetsEveryKindOfTroubleTellsNobodyItsLogin(Login login) throws IOException {
        engine.world().setHooks(MASTER, "configureClone", World.scriptHook("mask.sh"));
        try (DctStage stage = new DctStage(dct, client, () -> login.given)) {
            canary.run(stage, snapshot());
            dct.faults().on("POST", "/refresh_by_snapshot$").dropAfter();
            canary.run(stage, VdbOperationsContract.refreshMaster());
            dct.faults().expireSessions();
            dct.faults().on("POST", "/provision_by_snapshot$").garbage();
            canary.run(stage, provision("Prep/new", MASTER, IfExists.FAIL, false));
            BookmarkLabels labels = new BookmarkLabels(List.of("FULL"), false, null, null);
            canary.run(stage, new BookmarkGroup("one", "preps", labels, IfExists.FAIL));
            canary.run(stage, new BookmarkGroup("one", "preps", labels, IfExists.FAIL));
            dct.faults().on("GET", "/vdbs").status(503, 1);
            canary.run(stage, new RefreshGroup("preps", null, false));
            dct.faults().on("GET", "/vdbs").garbage().times(20);
            canary.run(stage, snapshot());
            dct.faults().clear();
        }
        end();
        try (DctStage stage = new DctStage(dct, client, () -> login.given)) {
            assertThat(canary.run(stage, snapshot()).failure().problem())
                    .isIn(Problem.KEY_REFUSED, Problem.LOGIN_REFUSED);
        }
        assertThat(canary.written())
                .as("the dialogue itself is in the log")
                .anyMatch(line -> line.contains("/token-info"));
        assertThat(sent).as("what was looked for").hasSizeGreaterThanOrEqualTo(2);
        canary.assertSilentAbout(sent);
        canary.assertSilentAbout(List.of(KEY, PASSWORD, SimulatedDct.USER + ":" + PASSWORD));
    }

    /** Parameters name credentials: DCT gets what they hold, and nobody else. */
    @ParameterizedTest
    @ValueSource(strings = {"mongo_db_password", "encryption_key"})
    void aSecretThatParametersNameIsToldDctAlone(String name) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (DctStage stage = new DctStage(dct, client, () -> Login.BARE_KEY.given)) {
            stage.secrets.put("toolkit", TOOLKIT);
            dct.faults().on("POST", "/provision_by_snapshot$").fails((request, handling) -> {
                asked.add(request.text());
                return Fault.dropAfter().around(request, handling);
            });
            Placement placement = new Placement(
                    null, null, null, null, Map.of("appdata_source_params", Map.of(name, "credentials:toolkit")));
            ProvisionVdb.Source source = new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot());
            assertThat(canary.run(stage, new ProvisionVdb("Prep/new", source, placement, IfExists.FAIL, true))
                            .failure())
                    .isNull();
        }
        assertThat(asked).singleElement().asString().contains('"' + name + "\":\"" + TOOLKIT + '"');
        assertThat(String.join("\n", canary.written())).contains(name);
        canary.assertSilentAbout(List.of(TOOLKIT));
    }

    /** Nobody who could log in before can any more. */
    private void end() {
        dct.world().expireKey(SimulatedDct.USER);
        dct.world().disablePasswords();
        dct.world().expireTokens();
    }
}
