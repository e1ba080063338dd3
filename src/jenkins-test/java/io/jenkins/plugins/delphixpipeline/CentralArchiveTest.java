package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hudson.PluginWrapper;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * The archive that {@code mvn package} makes from Maven Central alone, in a real controller in place of this build's own.
 * Skipped where there is none.
 */
class CentralArchiveTest {
    private static final Path ARCHIVE = Path.of("target/delphix-pipeline.hpi");

    @RegisterExtension
    private final RealJenkinsExtension controller =
            new RealJenkinsExtension().omitPlugins("delphix-pipeline").withTimeout(400);

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(300));

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void itIsLoadedWithoutAWarningAndDoesItsWork() throws Throwable {
        assumeThat(ARCHIVE).as("an archive built from Maven Central alone").exists();
        Path plugins = controller.getHome().toPath().resolve("plugins");
        Files.copy(ARCHIVE, plugins.resolve("delphix-pipeline.jpi"));
        controller.startJenkins();
        controller.runRemotely(CentralArchiveTest::isLoaded);
        controller.runRemotely(CentralArchiveTest::runs, engine.url());
    }

    /** What needs a plugin that is not there is left out, and nothing else with it. */
    @Test
    void itIsLoadedWithoutThePluginsThatItCanDoWithout() throws Throwable {
        assumeThat(ARCHIVE).as("an archive built from Maven Central alone").exists();
        Path plugins = controller.getHome().toPath().resolve("plugins");
        // With branch-api go the plugins that cannot do without it.
        for (String optional :
                List.of("checks-api", "branch-api", "workflow-multibranch", "pipeline-model-definition")) {
            assertThat(Files.deleteIfExists(plugins.resolve(optional + ".jpi")))
                    .as(optional)
                    .isTrue();
        }
        Files.copy(ARCHIVE, plugins.resolve("delphix-pipeline.jpi"));
        controller.startJenkins();
        controller.runRemotely(CentralArchiveTest::isLoaded);
        controller.runRemotely(CentralArchiveTest::hasNoCheck);
        controller.runRemotely(CentralArchiveTest::runs, engine.url());
    }

    private static void hasNoCheck(JenkinsRule jenkins) {
        assertThat(jenkins.jenkins.getPluginManager().getPlugin("checks-api")).isNull();
        assertThat(hudson.model.listeners.RunListener.all())
                .noneMatch(listener -> listener.getClass().getName().endsWith(".DeliveryCheck"));
        assertThat(jenkins.jenkins.getDescriptorList(org.jenkinsci.plugins.workflow.steps.Step.class))
                .anyMatch(step -> step.getClass().getName().contains("SummaryStep"));
    }

    private static void isLoaded(JenkinsRule jenkins) {
        PluginWrapper plugin = jenkins.jenkins.getPluginManager().getPlugin("delphix-pipeline");
        assertThat(plugin).isNotNull();
        assertThat(plugin.isActive()).isTrue();
        assertThat(jenkins.jenkins.getPluginManager().getFailedPlugins()).isEmpty();
        assertThat(EngineConnection.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("/delphix-pipeline/WEB-INF/lib/");
        assertThat(Jenkins.logRecords)
                .filteredOn(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .filteredOn(line -> (line.getMessage() + line.getLoggerName() + line.getThrown()).contains("delphix"))
                .isEmpty();
    }

    private static void runs(JenkinsRule jenkins, URI engine) throws Exception {
        Given.connection("production-engine", engine);
        Builds.start("sync", "def made = delphixSnapshot 'Patients Prod'\necho \"made ${made.snapshot}\"");
        assertThat(Builds.untilEnded("sync", Result.SUCCESS)).contains("snapshot done in");
    }
}
