package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two jars that run with Java alone. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RehearsalJarIT {
    private static final long LARGEST = 20L << 20;
    /** Of processor time, as what else the machine does counts for nothing; it takes about three. */
    private static final Duration LONGEST_START = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private record Run(int code, List<String> lines, Duration untilFirstStage) {}

    @Test
    void anybodysPipelineAndEstateAreRehearsed() throws Exception {
        Files.writeString(folder.resolve("estate.yaml"), """
                version: 1
                dSources: [{name: Crm Prod, group: Production, database: sql-server}]
                vdbs:
                  - {name: Crm Master, group: Masked, parent: Production/Crm Prod, masked: true}
                  - {name: Crm Test, group: Test, parent: Masked/Crm Master}
                """);
        Files.writeString(folder.resolve("Jenkinsfile"), """
                import groovy.json.JsonOutput
                pipeline {
                    agent { label 'db' }
                    stages {
                        stage('Refresh') {
                            steps {
                                delphixRefresh vdb: 'Crm Test', connection: 'our-engine'
                                script { writeFile file: 'done.json', text: JsonOutput.toJson([done: true]) }
                                sh 'echo not run'
                            }
                        }
                    }
                    post { success { echo "done ${readFile 'done.json'}" } }
                }
                """);

        Run run = rehearse("--jenkinsfile", "Jenkinsfile", "--scenario", "estate.yaml", "--job-seconds", "0.1");

        assertThat(run.code()).as(run.lines().toString()).isZero();
        assertThat(run.lines())
                .contains("Stage \"Refresh\"", "  done {\"done\":true}", "Finished: SUCCESS")
                .anyMatch(line -> line.startsWith("Not rehearsed: agent, sh"));
        assertThat(run.untilFirstStage()).isLessThan(LONGEST_START);
    }

    /** Which resets accounts: there is neither a database nor a driver. */
    @Test
    void ourOwnPipelineIsRehearsed() throws Exception {
        Files.copy(Path.of("Jenkinsfile"), folder.resolve("Jenkinsfile"));

        Run run = rehearse("--job-seconds", "0.1");

        assertThat(run.code()).as(run.lines().toString()).isZero();
        assertThat(run.lines()).anyMatch(line -> line.contains("not carried out, only checked: "));
    }

    @Test
    void yamlFileOfTheWorkspaceIsRead() throws Exception {
        Files.writeString(folder.resolve("delphix.yaml"), "dont: care");
        Files.writeString(folder.resolve("Jenkinsfile"), "node { delphixYaml() }");

        Run empty = rehearse("--jenkinsfile", "Jenkinsfile", "--env", "BRANCH_NAME=main");
        Run given = rehearse("--jenkinsfile", "Jenkinsfile", "--env", "BRANCH_NAME=main", "--workspace", ".");

        assertThat(empty.lines()).noneMatch(line -> line.contains("NullPointerException"));
        assertThat(empty.lines()).anyMatch(line -> line.contains("delphix.yaml"));
        assertThat(given.lines()).anyMatch(line -> line.contains("template is required"));
    }

    @Test
    void helpTellsEveryOption() throws Exception {
        assertThat(String.join("\n", rehearse("--help").lines()))
                .contains(
                        "--jenkinsfile",
                        "--scenario",
                        "--workspace",
                        "--param",
                        "--env",
                        "--answer",
                        "--run-sh",
                        "--record");
    }

    @Test
    void simulatorReadsScenariosToo() throws Exception {
        Files.writeString(folder.resolve("wrong.yaml"), "version: 1\ngrops: []\n");

        Run run = run("delphix-pipeline-simulator.jar", "--scenario", "wrong.yaml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.lines().get(0)).startsWith("wrong.yaml:2:1: unknown key \"grops\"");
    }

    @Test
    void jarIsSmallAndHoldsOneOfEachThing() throws IOException {
        Path jar = jar("delphix-pipeline-rehearsal.jar");
        assertThat(Files.size(jar)).isLessThan(LARGEST);
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.endsWith("/"))
                    .toList();
            assertThat(names).doesNotHaveDuplicates().noneMatch(name -> name.startsWith("org/junit"));
        }
    }

    private Run rehearse(String... arguments) throws Exception {
        return run("delphix-pipeline-rehearsal.jar", arguments);
    }

    private Run run(String jar, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
        command.add(jar(jar).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        Duration first = Duration.ZERO;
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (first.isZero() && line.startsWith("Stage ")) {
                    first = process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
                }
            }
        }
        return new Run(process.waitFor(), lines, first);
    }

    private static Path jar(String name) {
        return Path.of("target", name).toAbsolutePath();
    }
}
