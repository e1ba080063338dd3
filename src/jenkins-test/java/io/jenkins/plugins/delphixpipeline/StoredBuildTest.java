package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/**
 * Builds that earlier versions have stored in the middle of a refresh are read by this one and go on. Below {@code
 * src/jenkins-test/resources/stored} lies one folder for each version that changed what is stored; it holds what a controller
 * needs to resume one build: {@code builds/1} with {@code build.xml} and {@code program.dat}, and the list of running builds.
 *
 * <p>At each release add the folder of that version and never touch it again:
 *
 * <pre>mvn -Pjenkins package -Dtest=StoredBuildTest -Ddelphix.store=v2</pre>
 */
class StoredBuildTest {
    private static final Path STORED = Path.of("src/jenkins-test/resources/stored");
    private static final String RUNNING = "org.jenkinsci.plugins.workflow.flow.FlowExecutionList.xml";
    private static final String SCRIPT = """
            def synced = delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD'
            def made = withDelphix(connection: 'production-engine') {
                delphixRefreshMasked vdb: 'Patients Masked Master', maskingJob: 'Mask Patients', resultVariable: 'MASTER'
            }
            echo "from ${synced.snapshotReference} by ${made.jobs}"
            """;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    /** A build goes on with the address with which it began, so that the engine has to be there again. */
    private static final int PORT = 28_413;

    private static final String UUID = "564d0000-0000-4000-8000-000000000001";

    private SimulatedEngine engine;

    /** Not as a field of each instance: JUnit makes one for a test that it skips, too, and the port would stay taken. */
    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .uuid(UUID)
                .port(PORT)
                .jobDuration(Duration.ofMillis(200))
                .start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    static Stream<Path> versions() throws IOException {
        try (Stream<Path> all = Files.list(STORED)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    /** The engine numbers its objects in the same order each time, so that what was stored refers to what is there. */
    private void runUntilTheRefreshWaits() throws Throwable {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            Builds.start("stored", SCRIPT);
            Builds.untilLogged("stored", "refresh submitted as job");
        });
    }

    private Path builds() {
        return sessions.getHome().toPath().resolve("jobs/stored/builds");
    }

    /**
     * It goes on where it stood. The engine of this test is a copy of the one on which it began: it has the same name and
     * address, and its job of that number began at another time. So the build has to see that it is not the same, and to
     * change nothing there.
     */
    @ParameterizedTest
    @MethodSource("versions")
    void aBuildThatAnEarlierVersionHasStoredIsReadAndKnowsItsOwnEngine(Path version) throws Throwable {
        runUntilTheRefreshWaits();
        FileUtils.deleteDirectory(builds().resolve("1").toFile());
        FileUtils.copyDirectory(version.resolve("builds").toFile(), builds().toFile());
        Files.copy(
                version.resolve(RUNNING),
                sessions.getHome().toPath().resolve(RUNNING),
                StandardCopyOption.REPLACE_EXISTING);
        sessions.then(jenkins -> {
            Builds.untilLogged("stored", "waiting again for job");
            WorkflowRun run = Builds.first("stored");
            assertThat(run.getAction(LineageAction.class).getEntries())
                    .extracting(LineageEntry::getState)
                    .containsExactly(LineageEntry.State.SUCCEEDED, LineageEntry.State.RUNNING);
            assertThat(Builds.untilEnded("stored", Result.FAILURE)).contains("no longer leads to", UUID);
            EnvVars variables = run.getEnvironment(TaskListener.NULL);
            assertThat(variables).containsKeys("PROD_SNAPSHOT_REFERENCE", "PROD_STARTED_AT");
            assertThat(run.getAction(LineageAction.class).getEntries())
                    .extracting(LineageEntry::getState)
                    .containsExactly(LineageEntry.State.SUCCEEDED, LineageEntry.State.FAILED);
        });
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(1);
        assertThat(engine.books().vdb("Masked/Patients Masked Master").enabled())
                .isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "delphix.store", matches = "v\\d+")
    void storesABuildForLaterVersions() throws Throwable {
        runUntilTheRefreshWaits();
        Path target = STORED.resolve(System.getProperty("delphix.store"));
        assertThat(target).doesNotExist();
        FileUtils.copyDirectory(
                builds().resolve("1").toFile(), target.resolve("builds/1").toFile());
        Files.copy(sessions.getHome().toPath().resolve(RUNNING), target.resolve(RUNNING));
        assertThat(target.resolve("builds/1/program.dat")).exists();
    }

    @Test
    void aWaitingStepHoldsNothingButPlainClasses() throws Throwable {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            WorkflowRun run = Builds.start("stored", SCRIPT);
            Builds.untilLogged("stored", "refresh submitted as job");
            Set<String> classes = new TreeSet<>();
            for (StepExecution waiting :
                    run.getExecution().getCurrentExecutions(false).get()) {
                classes.addAll(storedClasses(waiting));
            }
            assertThat(classes)
                    .contains(
                            "io.jenkins.plugins.delphixpipeline.run.OperationExecution",
                            "io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked",
                            "io.jenkins.plugins.delphixpipeline.operation.OperationState")
                    .allMatch(name -> name.startsWith("io.jenkins.plugins.delphixpipeline.")
                            || name.matches("java\\.(lang|util|time)\\.[A-Za-z$.]+")
                            || name.startsWith("org.jenkinsci.plugins.workflow."));
            run.doStop();
            engine.world().setJobDuration(Duration.ofMillis(200));
            Builds.untilEnded("stored", Result.ABORTED);
        });
    }

    /** Names of all classes that serialisation would come across, none of which may be a record. */
    private static Set<String> storedClasses(Object root) throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            Class<?> type = next.getClass();
            assertThat(type.isRecord()).as("%s is a record", type).isFalse();
            assertThat(type.isHidden()).as("%s is a lambda", type).isFalse();
            if (next instanceof Map<?, ?> map) {
                open.addAll(map.keySet());
                map.values().stream().filter(value -> value != null).forEach(open::add);
            } else if (next instanceof Collection<?> all) {
                all.stream().filter(value -> value != null).forEach(open::add);
            } else if (type.isArray()) {
                for (int i = 0;
                        i < Array.getLength(next) && !type.getComponentType().isPrimitive();
                        i++) {
                    open.add(Array.get(next, i));
                }
            }
            names.add(type.getName());
            if (type.getName().startsWith("io.jenkins.plugins.delphixpipeline.") && !type.isEnum()) {
                open.addAll(fieldsOf(next));
            }
        }
        return names;
    }

    private static Collection<Object> fieldsOf(Object owner) throws IllegalAccessException {
        Deque<Object> values = new ArrayDeque<>();
        for (Class<?> type = owner.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && type.getName().startsWith("io.jenkins.plugins.delphixpipeline.")) {
                    field.setAccessible(true);
                    Object value = field.get(owner);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        }
        return values;
    }
}
