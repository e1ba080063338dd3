package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VdbOperationsOnEngineTest extends VdbOperationsContract {
    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(QUICK)
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @Override
    SimulatedEngine engine() {
        return engine;
    }

    @Override
    PlatformStage stage() {
        return stage;
    }

    @Override
    PlatformStage another() {
        return new EngineStage(engine);
    }

    @Override
    String path(String ofEngine) {
        return ofEngine;
    }

    @Override
    String groupReference(String group) {
        return engine.books().objects(Kind.GROUP).stream()
                .filter(each -> group.equals(each.path("name").asText()))
                .findFirst()
                .orElseThrow()
                .path("reference")
                .asText();
    }

    @AfterEach
    void close() {
        stage.close();
        engine.close();
    }

    /** Data keeps the age that it had when it came from the parent, wherever in its own history a VDB is. */
    @Test
    void aRewindMakesNoDataYounger() {
        engine.world().takeSnapshot(MASTER);
        stage.run(new RefreshVdb(PREP1, PointChoice.latestSnapshot(), false));
        Map<String, Object> before = listed();
        assertThat(before).containsKeys("lastRefresh", "parentSnapshot", "dataAt");

        stage.run(new SnapshotDataset(PREP1, Map.of()));
        stage.run(vdb(PREP1, VdbAction.REWIND));
        stage.run(new SnapshotDataset(PREP1, Map.of()));
        stage.run(vdb(PREP1, VdbAction.REWIND));

        assertThat(listed()).containsAllEntriesOf(before);
    }

    @Test
    void aResetOfADataPodMakesNoDataYounger() {
        engine.world().takeSnapshot(MASTER);
        PodTarget pod = new PodTarget("prep1", "Patients", true, false);
        stage.run(new ManagePod(pod, PodAction.REFRESH, null));
        Map<String, Object> before = listed();

        stage.run(new ManagePod(pod, PodAction.RESET, null));

        assertThat(listed()).containsAllEntriesOf(before);
    }

    private Map<String, Object> listed() {
        Map<?, ?> item = (Map<?, ?>) stage.run(new ListData(ListData.Kind.DATASETS, null, PREP1))
                .items()
                .get(0);
        return Stream.of("lastRefresh", "parentSnapshot", "dataAt").collect(Collectors.toMap(key -> key, item::get));
    }
}
