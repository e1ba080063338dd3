package io.jenkins.plugins.delphixpipeline.engine;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class LargeEngineTest {
    private static final int DATASETS = 50_000;

    private static String container(int number) {
        String parent = number % 10 == 0 ? "null" : "\"APPDATA_CONTAINER-" + number / 10 * 10 + "\"";
        return "{\"type\":\"AppDataContainer\",\"reference\":\"APPDATA_CONTAINER-" + number + "\",\"namespace\":null,"
                + "\"name\":\"data " + number + "\",\"group\":\"GROUP-" + number % 40 + "\",\"description\":null,"
                + "\"provisionContainer\":" + parent + ",\"currentTimeflow\":\"APPDATA_TIMEFLOW-" + number + "\","
                + "\"previousTimeflow\":null,\"creationTime\":\"2024-01-02T08:00:00.000Z\",\"os\":\"Linux\","
                + "\"processor\":\"x86\",\"masked\":false,\"transformation\":false,\"performanceMode\":\"DISABLED\","
                + "\"guid\":\"7f1f0c1e-0000-4000-8000-0123456789ab\",\"toolkit\":\"APPDATA_TOOLKIT-1\","
                + "\"sourcingPolicy\":{\"type\":\"SourcingPolicy\",\"logsyncEnabled\":false},"
                + "\"runtime\":{\"type\":\"AppDataContainerRuntime\",\"logSyncActive\":false,\"preProvisioningStatus\":null}}";
    }

    private static String list(IntStream numbers, IntFunction<String> item) {
        List<String> items = numbers.mapToObj(item).toList();
        return StubServer.json(
                200, "{\"type\":\"ListResult\",\"status\":\"OK\",\"result\":[" + String.join(",", items) + "]}");
    }

    private static Dataset find(EngineCatalog catalog, int number) {
        return catalog.dataset("group " + number % 40 + "/data " + number);
    }

    /** How long it takes is in the benchmark ("estates"). */
    @Test
    void fiftyThousandDatasetsAreReadOnceForAllWhoAskAtATime() throws IOException {
        List<FutureTask<Dataset>> asked = new ArrayList<>();
        List<Thread> asking = new ArrayList<>();
        AtomicInteger reads = new AtomicInteger();
        String datasets = list(IntStream.range(0, DATASETS), LargeEngineTest::container);
        String groups =
                list(IntStream.range(0, 40), n -> "{\"reference\":\"GROUP-" + n + "\",\"name\":\"group " + n + "\"}");
        try (StubServer server = new StubServer((number, request) -> {
            if (request.contains("/about")) {
                return StubServer.json(
                        200,
                        "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":{\"apiVersion\":{\"major\":1,\"minor\":11,\"micro\":9}}}");
            }
            if (request.contains("/database")) {
                reads.incrementAndGet();
                // The answer comes when all the others wait for it; who reads a socket counts as running.
                await().until(() -> asking.stream()
                                .filter(thread -> thread.getState() == Thread.State.WAITING)
                                .count()
                        >= asking.size() - 1);
                return datasets;
            }
            if (request.contains("/snapshot")) {
                return list(IntStream.empty(), LargeEngineTest::container);
            }
            return request.contains("/group")
                    ? groups
                    : StubServer.json(
                            200,
                            "{\"type\":\"OKResult\",\"status\":\"OK\",\"result\":\"USER-2\"}",
                            "Set-Cookie: JSESSIONID=1");
        })) {
            EnginePlatform engine = new EnginePlatform(
                    Connected.settings(server.url()), new OkHttpClient(), () -> new LoginSource.Login("ann", "secret"));
            EngineCatalog catalog = (EngineCatalog) engine.catalog();
            assertThat(catalog.snapshotsOf("nothing")).as("logged in").isEmpty();
            int[] wanted = {21, 4021, 49_999};
            for (int number : wanted) {
                FutureTask<Dataset> task = new FutureTask<>(() -> find(catalog, number));
                asked.add(task);
                asking.add(new Thread(task));
            }
            asking.forEach(Thread::start);

            for (int i = 0; i < wanted.length; i++) {
                assertThat(asked.get(i))
                        .succeedsWithin(Duration.ofMinutes(1))
                        .extracting(Dataset::parent)
                        .isEqualTo("APPDATA_CONTAINER-" + wanted[i] / 10 * 10);
            }
            assertThat(reads).hasValue(1);
            asking.clear();
            assertThat(problemOf(() -> catalog.dataset("dat 4021")).problem()).isEqualTo(Problem.DATASET_UNKNOWN);
            assertThat(catalog.datasets()).hasSize(DATASETS);
        }
    }
}
