package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.RefreshGroup;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever waits until others are ready with his target looks at the same list of jobs as all who do: calls are sold. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class BusyCallsOnDctTest {
    private static final String PREP2 = "Prep/Patients prep2";
    private static final String PREP3 = "Prep/Patients prep3";
    private static final int WAITING = 100;

    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofSeconds(30)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", PREP2, PREP3)
            .start();
    private final DctStage stage = new DctStage(dct);
    private final DctPlatform metered = new DctPlatform(
            PlatformStage.settings(dct.url().toString()),
            new OkHttpClient(),
            () -> LoginSource.Login.key(SimulatedDct.API_KEY),
            JobPace.usual());
    private final JobService jobs = metered.jobs();

    @AfterEach
    void close() {
        stage.close();
        dct.close();
        engine.close();
    }

    private List<DelphixJob> holders(String dataset) {
        return jobs.inTheWay(List.of(dct.books().id("engine1", dataset)));
    }

    /** The calls of so many looks, each of which finds that it has to wait. */
    private int callsOfLooks(String dataset) {
        dct.books().forgetRequests();
        for (int look = 0; look < WAITING; look++) {
            assertThat(holders(dataset)).isNotEmpty();
        }
        return dct.books().requests().size();
    }

    @Test
    void whoWaitsForAVdbLooksWithTheOthers() {
        stage.start(new SnapshotDataset(PREP2, Map.of())).untilWaiting();
        await().until(() -> !holders(PREP2).isEmpty());

        assertThat(callsOfLooks(PREP2)).isLessThanOrEqualTo(4);
    }

    @Test
    void whoWaitsForAVdbOfAGroupLooksWithTheOthers() {
        stage.start(new BookmarkGroup("monday", "preps", null, IfExists.FAIL)).untilWaiting();
        await().until(() -> !holders(PREP3).isEmpty());

        assertThat(callsOfLooks(PREP3)).isLessThanOrEqualTo(4);
        assertThat(callsOfLooks(PREP2)).isLessThanOrEqualTo(4);
    }

    @Test
    void whoWaitsForAnEnginesOwnWorkLooksWithTheOthers() {
        try (EngineStage there = new EngineStage(engine)) {
            there.start(new SnapshotDataset(PREP2, Map.of())).untilWaiting();
            await().until(() -> !holders(PREP2).isEmpty());

            assertThat(callsOfLooks(PREP2)).isLessThanOrEqualTo(4);
        }
    }

    /** That nobody is in the way is never remembered: somebody may have come. */
    @Test
    void whoComesMeanwhileIsSeen() {
        stage.start(new SnapshotDataset(PREP2, Map.of())).untilWaiting();
        await().until(() -> !holders(PREP2).isEmpty());
        assertThat(holders(PREP3)).isEmpty();

        Running second = stage.start(new SnapshotDataset(PREP3, Map.of())).untilWaiting();

        assertThat(second.ending).isNull();
        assertThat(holders(PREP3)).isNotEmpty();
    }

    /** The end of a job that is followed here is known at once. */
    @Test
    void theEndOfOurOwnWorkIsSeen() {
        try (DctStage quick = new DctStage(dct)) {
            engine.world().setJobDuration(Duration.ofMillis(1500));
            Running first = quick.start(new RefreshGroup("preps", null, false)).untilWaiting();
            await().until(() -> !quick.platform
                    .jobs()
                    .inTheWay(List.of(dct.books().id("engine1", PREP2)))
                    .isEmpty());
            first.untilEnded();

            await().until(() -> quick.platform
                    .jobs()
                    .inTheWay(List.of(dct.books().id("engine1", PREP2)))
                    .isEmpty());
        }
    }

    @Test
    void whoWaitsForWhatIsBeingMadeLooksWithTheOthers() {
        stage.start(VdbOperationsContract.provision("Prep/new", "Patients Masked Master", IfExists.FAIL, true))
                .untilWaiting();
        await().until(() -> metered.datasetCatalog().orElseThrow().datasets().stream()
                .anyMatch(each -> each.name().equals("new")));
        String made = metered.datasetCatalog().orElseThrow().dataset("Prep/new").reference();
        dct.books().forgetRequests();

        for (int look = 0; look < WAITING; look++) {
            assertThat(jobs.inTheWay(List.of(made))).anyMatch(job -> job.type().contains("PROVISION"));
        }

        assertThat(dct.books().requests()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aRefusalIsFollowedByALookOfItsOwn() {
        Submission sync = new Submission.Sync(dct.books().id("engine1", PREP2), true, Map.of());
        assertThat(holders(PREP2)).isEmpty();

        metered.submissions().submit(sync, "first");

        assertThat(holders(PREP2)).isNotEmpty();
    }
}
