package io.jenkins.plugins.delphixpipeline.engine.session;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.Api;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine behind a single sign-on is logged in to with a token. */
class TokenLoginTest {
    private static final String TOKEN = "eyJ.canary.first";

    private final SimulatedEngine simulated = SimulatedEngine.builder().start();
    private final AtomicReference<String> secret = new AtomicReference<>(TOKEN);
    private final EnginePlatform engine = Connected.connect(simulated, () -> LoginSource.Login.key(secret.get()));

    static Stream<String> tokenLogins() {
        return Api.TOKEN_LOGINS.stream();
    }

    @AfterEach
    void close() {
        engine.close();
        simulated.close();
    }

    private long requests(String path) {
        return simulated.books().requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    @ParameterizedTest
    @MethodSource("tokenLogins")
    void theEngineTellsWhoseItIsAndNoPasswordIsSent(String path) {
        simulated.acceptToken(path, TOKEN);
        for (String written : List.of(TOKEN, "Bearer " + TOKEN, "bearer " + TOKEN + "\n")) {
            try (EnginePlatform each = Connected.connect(simulated, () -> LoginSource.Login.key(written))) {
                assertThat(each.info().user()).isEqualTo(SimulatedEngine.USER);
                assertThat(each.catalog().dataset(Connected.DSOURCE).path()).isEqualTo(Connected.DSOURCE);
            }
        }
        assertThat(requests(path)).isEqualTo(3);
        assertThat(requests("/login")).isZero();
    }

    @ParameterizedTest
    @MethodSource("tokenLogins")
    void aSessionThatHasEndedIsOpenedWithWhatTheCredentialHoldsByThen(String path) {
        simulated.acceptToken(path, TOKEN);
        engine.catalog().dataset(Connected.DSOURCE);
        simulated.acceptToken(path, "eyJ.canary.second");
        secret.set("eyJ.canary.second");
        simulated.faults().expireSessions();

        assertThat(engine.catalog().snapshots(engine.catalog().dataset(Connected.DSOURCE)))
                .isNotEmpty();

        assertThat(requests(path)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("tokenLogins")
    void aTokenThatIsNoLongerGoodIsSaidWithTheWayOut(String path) {
        simulated.acceptToken(path, "eyJ.canary.second");

        PlatformException refused = problemOf(engine::info);

        assertThat(refused.problem()).isEqualTo(Problem.KEY_REFUSED);
        assertThat(FailureTexts.sentence(refused.failure()))
                .contains("did not accept the API key or token", "HTTP 401", "The token may have expired")
                .doesNotContain("canary", "DCT");
    }

    @Test
    void anEngineWithoutASignOnIsSaidWithTheWayOut() {
        PlatformException refused = problemOf(engine::info);

        assertThat(refused.problem()).isEqualTo(Problem.KEY_REFUSED);
        assertThat(FailureTexts.sentence(refused.failure()))
                .contains("not set up for a single sign-on", "a user and password");
    }
}
