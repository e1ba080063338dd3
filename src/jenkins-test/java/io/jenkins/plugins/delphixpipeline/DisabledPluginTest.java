package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.PluginWrapper;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** While the plugin is disabled its registry says what is left; when it is enabled again, that is taken away. */
class DisabledPluginTest {
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(400);

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void whatIsLeftIsRemovedWhenThePluginIsEnabledAgain() throws Throwable {
        controller.startJenkins();
        controller.runRemotely(DisabledPluginTest::bringUp, engine.url());
        controller.stopJenkins();
        String left = Files.readString(registry());
        assertThat(left).contains("<name>left</name>");

        controller.startJenkins();
        controller.runRemotely(DisabledPluginTest::runsWithoutIt);
        controller.stopJenkins();
        assertThat(Files.readString(registry())).isEqualTo(left);
        assertThat(engine.books().hasDataset("Masked/left")).isTrue();

        File[] disabled = home().resolve("plugins").toFile().listFiles((folder, name) -> name.endsWith(".disabled"));
        assertThat(disabled).hasSize(1);
        Files.delete(disabled[0].toPath());
        controller.startJenkins();
        controller.runRemotely(DisabledPluginTest::sweep);
        assertThat(engine.books().hasDataset("Masked/left")).isFalse();
    }

    private Path home() {
        return controller.getHome().toPath();
    }

    private Path registry() {
        return home().resolve("delphix-pipeline/open-work.xml");
    }

    private static void bringUp(JenkinsRule jenkins, URI engine) throws Exception {
        Given.connection("production-engine", engine);
        jenkins.buildAndAssertSuccess(Given.job(
                "patients",
                "withDelphixVdb(from: 'Patients Masked Master', vdb: 'left', lifetime: '2h') { echo 'in' }"));
        PluginWrapper own = jenkins.jenkins.getPluginManager().whichPlugin(EnvironmentDesk.class);
        assertThat(own.disable(PluginWrapper.PluginDisableStrategy.NONE).getStatus())
                .isEqualTo(PluginWrapper.PluginDisableStatus.DISABLED);
    }

    private static void runsWithoutIt(JenkinsRule jenkins) {
        assertThat(jenkins.jenkins.getPluginManager().getPlugins())
                .filteredOn(each -> !each.isEnabled())
                .hasSize(1);
        assertThat(jenkins.jenkins.getItem("patients")).isNotNull();
    }

    private static void sweep(JenkinsRule jenkins) {
        assertThat(EnvironmentDesk.get().environments().all())
                .extracting(DataEnvironment::state)
                .containsExactly(EnvironmentState.READY);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
        new EnvironmentDesk(ConnectionRegistry.get(), later).sweeper().sweep();
        await().atMost(Builds.LONG)
                .until(() -> EnvironmentDesk.get().environments().all().isEmpty());
    }
}
