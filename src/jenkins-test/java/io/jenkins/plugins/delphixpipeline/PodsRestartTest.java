package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A controller that is stopped while one step works through all data pods of a template. */
class PodsRestartTest {
    private static final int PODS = 7;

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));

    @AfterEach
    void stop() {
        engine.close();
    }

    private List<Books.JobEntry> refreshes() {
        return engine.books().jobs().stream()
                .filter(job -> job.actionType().endsWith("CONTAINER_REFRESH"))
                .toList();
    }

    /** Two have ended, two are under way, three have not begun. */
    @Test
    void everyPodIsRefreshedExactlyOnceAcrossTheRestart() throws Throwable {
        sessions.then(jenkins -> {
            Given.connection("production-engine", engine.url());
            Builds.start(
                    "pods",
                    "def made = delphixDataPod action: 'refresh', template: 'Patients', all: true, atOnce: 2\n"
                            + "echo \"made ${made.dataPods} ${made.jobs.size()}\"");
            await().atMost(Duration.ofSeconds(60)).until(() -> refreshes().size() == 2);
            refreshes().forEach(job -> engine.world().finishJob(job.reference()));
            await().atMost(Duration.ofSeconds(60)).until(() -> refreshes().size() == 4);
            // One of the two that are under way ends while nobody looks.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Builds.log("pods").split("submitted as job").length == 5);
        });
        engine.world().finishJob(refreshes().get(2).reference());
        engine.world().setJobDuration(Duration.ofMillis(200));

        sessions.then(jenkins -> {
            Builds.untilLogged("pods", "waiting again for job");
            engine.world().finishJob(refreshes().get(3).reference());
            assertThat(Builds.untilEnded("pods", Result.SUCCESS)).containsPattern("made \\[(prep\\d(, )?){7}] 7");
        });

        assertThat(refreshes()).hasSize(PODS).allMatch(job -> job.state().equals("COMPLETED"));
        assertThat(engine.books().submissions("/container/[^/]+/refresh$")).isEqualTo(PODS);
        assertThat(refreshes().stream().map(Books.JobEntry::target).distinct()).hasSize(PODS);
        assertThat(IntStream.rangeClosed(1, PODS))
                .allMatch(number -> engine.books().pod("prep" + number).state().equals("ONLINE"));
    }
}
