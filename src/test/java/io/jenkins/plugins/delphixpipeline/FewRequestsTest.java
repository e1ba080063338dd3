package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshMasked;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SnapshotDataset;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A sync and a masked refresh with all their proofs, from the login on, ask for nothing twice that does not change. How often is
 * asked while the jobs run depends on time, and is measured by the benchmark.
 */
class FewRequestsTest {
    private static final String MASTER = "Masked/Patients Masked Master";

    /** What is remembered for a moment: once more when the machine is slow. */
    private static final Set<String> OF_A_MOMENT =
            Set.of("GET /snapshot?database", "GET /source?database&includeHosts", "GET /action?parentAction");

    @Test
    void aSyncAndAMaskedRefreshAskForNothingTwice() {
        try (SimulatedEngine engine = SimulatedEngine.builder()
                        .jobDuration(Duration.ofMillis(300))
                        .start();
                EngineStage stage = new EngineStage(engine)) {
            stage.run(new SnapshotDataset("Production/Patients Prod", Map.of()));
            stage.run(
                    new RefreshMasked(MASTER, PointChoice.latestSnapshot(), false, MaskingGuard.job("Mask Patients")));

            Map<String, Long> asked = engine.books().requests().stream()
                    .filter(request -> !isOfWaiting(request))
                    .collect(Collectors.groupingBy(FewRequestsTest::shape, TreeMap::new, Collectors.counting()));

            assertThat(asked.keySet()).containsAll(OF_A_MOMENT);
            asked.keySet().removeAll(OF_A_MOMENT);
            assertThat(asked)
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("POST /session", 1L),
                            Map.entry("GET /about", 1L),
                            Map.entry("POST /login", 1L),
                            Map.entry("GET /system", 1L),
                            Map.entry("GET /service/time", 1L),
                            Map.entry("GET /group", 1L),
                            Map.entry("GET /database", 2L),
                            Map.entry("POST /database/{ref}/sync", 1L),
                            Map.entry("POST /database/{ref}/refresh", 1L),
                            Map.entry("GET /database/{ref}", 1L),
                            Map.entry("GET /timeflow/{ref}", 1L),
                            // Whether nobody else's job made what is proven; provisions and refreshes.
                            Map.entry("GET /job?target&jobType", 2L),
                            Map.entry("GET /policy?effective&target", 1L)));
        }
    }

    private static boolean isOfWaiting(RequestLog.Entry request) {
        return request.path().equals("/notification")
                || request.path().startsWith("/job/")
                || request.path().equals("/job") && !request.query().contains("target=");
    }

    private static String shape(RequestLog.Entry request) {
        String path = request.path().replaceAll("([0-9]+-)?[A-Z][A-Z_]*-[0-9]+", "{ref}");
        String query = List.of(request.query().split("&")).stream()
                .map(parameter -> parameter.replaceAll("=.*", ""))
                .filter(name -> !name.startsWith("page"))
                .collect(Collectors.joining("&"));
        return request.method() + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
