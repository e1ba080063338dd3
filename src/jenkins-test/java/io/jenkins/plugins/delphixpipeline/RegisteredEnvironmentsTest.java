package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Items;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is registered goes with its job, and costs nothing while nothing is due. */
@WithJenkins
class RegisteredEnvironmentsTest {
    private static final int MANY = 1000;

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(200));
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static Environments registered() {
        return EnvironmentDesk.get().environments();
    }

    /** The job is moved, then its folder is renamed, then the job is. */
    @Test
    void anEnvironmentGoesWithItsJobIntoAFolder() throws Exception {
        WorkflowJob job = Given.job(
                "patients",
                "withDelphixVdb(from: 'Patients Masked Master', vdb: 'moved', lifetime: '2h') { echo 'in' }");
        jenkins.buildAndAssertSuccess(job);
        Folder folder = jenkins.createProject(Folder.class, "team");

        WorkflowJob moved = (WorkflowJob) Items.move(job, folder);
        folder.renameTo("clinic");
        moved.renameTo("tests");

        assertThat(registered().all())
                .extracting(DataEnvironment::job, each -> each.user().run(), each -> each.origin()
                        .in(each.job())
                        .run())
                .containsExactly(tuple("clinic/tests", "clinic/tests#1", "clinic/tests#1"));
        assertThat(jenkins.createWebClient()
                        .getPage(moved, "delphix-environments")
                        .asNormalizedText())
                .contains("Masked/moved");
        EnvironmentDesk.get().sweeper().sweep();
        assertThat(registered().all()).extracting(DataEnvironment::state).containsExactly(EnvironmentState.READY);

        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
        new EnvironmentDesk(ConnectionRegistry.get(), later).sweeper().sweep();

        await().atMost(Builds.LONG).until(() -> registered().all().isEmpty());
        assertThat(engine.books().hasDataset("Masked/moved")).isFalse();
        await().atMost(Builds.LONG).untilAsserted(() -> assertThat(
                        moved.getBuildByNumber(1).getAction(LineageAction.class).getEntries())
                .extracting(LineageEntry::getVerb, LineageEntry::getState)
                .contains(tuple("delete", LineageEntry.State.SUCCEEDED)));
    }

    /** Stored when an environment was a single class. */
    @Test
    @SuppressWarnings("unchecked")
    void whatWasStoredBeforeIsRead() {
        List<DataEnvironment> stored = (List<DataEnvironment>) Jenkins.XSTREAM2.fromXML(
                Path.of("src/jenkins-test/resources/stored/environments.xml").toFile());

        assertThat(stored)
                .extracting(
                        DataEnvironment::name,
                        DataEnvironment::connection,
                        DataEnvironment::job,
                        each -> each.user().run(),
                        DataEnvironment::kind,
                        DataEnvironment::state,
                        DataEnvironment::path)
                .containsExactly(
                        tuple(
                                "patients-qa",
                                "production-engine",
                                "clinic/patients",
                                "clinic/patients#7",
                                EnvironmentKind.VDB,
                                EnvironmentState.IN_USE,
                                "Masked/patients-qa"),
                        tuple(
                                "pr-7",
                                "dct",
                                "clinic/PR-7",
                                "clinic/PR-7#3",
                                EnvironmentKind.GROUP,
                                EnvironmentState.PROVISIONING,
                                null));
        assertThat(stored.get(0).reference()).isEqualTo("APPDATA_CONTAINER-7");
        assertThat(stored.get(0).until()).isEqualTo(Instant.parse("2026-11-30T06:01:00Z"));
        assertThat(stored.get(0).parent()).isEqualTo("Masked/Patients Masked Master");
        assertThat(stored.get(0).removal().builtUpon()).isEmpty();
        assertThat(stored.get(1).wasSubmitted()).isTrue();
        assertThat(stored.get(1).binding().credentialsId()).isEqualTo("dct-key");
        assertThat(stored.get(1).provisioning().job("PROVISION_GROUP")).isEqualTo("JOB-2");
    }

    @Test
    void aThousandThatAreNotDueCostNothing() throws Exception {
        WorkflowJob job = Given.job("patients", "echo 'nothing'");
        for (int number = 0; number < MANY; number++) {
            register("env-" + number, "patients#" + number);
        }
        JenkinsRule.WebClient web = jenkins.createWebClient();
        URL manage = new URL(web.getContextPath() + "manage/delphix-environments/");
        URL ofJobs = new URL(web.getContextPath() + job.getUrl() + "delphix-environments/");
        // What a controller compiles once is no matter of how many there are.
        answer(web, manage);
        answer(web, ofJobs);
        int asked = engine.books().requests().size();

        // The machine may be busy with other tests for a while.
        assertWithinASecond(() -> assertPage(answer(web, manage)));
        assertWithinASecond(() -> assertPage(answer(web, ofJobs)));
        assertWithinASecond(() -> EnvironmentDesk.get().sweeper().sweep());

        assertThat(engine.books().requests()).as("requests to the back end").hasSize(asked);
    }

    /** The page as it is sent: what a browser makes of it is the browser's. */
    private static String answer(JenkinsRule.WebClient web, URL url) throws IOException {
        WebResponse response = web.loadWebResponse(new WebRequest(url));
        assertThat(response.getStatusCode()).isEqualTo(200);
        return response.getContentAsString();
    }

    private static void assertPage(String text) {
        assertThat(text).contains("Masked/env-0", "Masked/env-999", "job/patients/999/");
    }

    private static void register(String name, String build) {
        registered()
                .ask(
                        new EnvironmentRequest(
                                name,
                                "production-engine",
                                EnvironmentKind.VDB,
                                VdbSpelling.of(EnvironmentKind.VDB, name, false),
                                new Origin(build, "7"),
                                Lifetime.of(Duration.ofHours(8)),
                                AfterFailure.DELETE,
                                Set.of(),
                                List.of()),
                        user -> false);
        Map<String, String> made = Map.of("vdb", "Masked/" + name, ProvideEnvironment.REFERENCE, "REF-" + name);
        OperationState submitted = OperationState.start(name, 0).awaiting("SYNC", "JOB-1");
        registered().change(name, now -> now.provisioning(submitted).ready(made, "a job", Instant.now()));
        registered().release(name);
    }

    /** What can fail. */
    private interface Work {
        void run() throws Exception;
    }

    private static void assertWithinASecond(Work work) {
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).until(() -> millis(work), millis -> millis < 1000);
    }

    private static long millis(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
