package io.jenkins.plugins.delphixpipeline.engine;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.IOException;
import java.util.List;
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

    /** How long it takes is in the benchmark ("estates"). */
    @Test
    void fiftyThousandDatasetsAreReadOnceForAllNames() throws IOException {
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
                return datasets;
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

            for (int number : new int[] {21, 4021, 49_999}) {
                Dataset found = catalog.dataset("group " + number % 40 + "/data " + number);
                assertThat(found.parent()).isEqualTo("APPDATA_CONTAINER-" + number / 10 * 10);
            }
            assertThat(problemOf(() -> catalog.dataset("dat 4021")).problem()).isEqualTo(Problem.DATASET_UNKNOWN);
            assertThat(catalog.datasets()).hasSize(DATASETS);
            // Once for those that are there; anew for the one that is not, since it may have been made meanwhile.
            assertThat(reads).hasValue(2);
        }
    }
}
