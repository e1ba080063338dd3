package io.jenkins.plugins.delphixpipeline.dct.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.dct.StubDct;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InventoryTest {
    private static final String VDB = "vdb-1";

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    private static String on(String timeflow) {
        return StubServer.json(
                200, "{\"items\":[{\"id\":\"" + VDB + "\",\"current_timeflow_id\":\"" + timeflow + "\"}]}");
    }

    private String listedLate(String request) {
        asked.countDown();
        try {
            letGo.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return on("before");
    }

    /** One step listed all while the VDB of another was about to show its refresh. */
    @Test
    void aListFromBeforeAnEffectShowedIsNotTakenForIt() throws Exception {
        try (StubDct dct = new StubDct()) {
            dct.on("GET /vdbs", this::listedLate).on("POST /vdbs/search", request -> on("after"));
            Inventory inventory = new Inventory(dct.session(StubDct.key("key")));
            CompletableFuture<?> list = CompletableFuture.supplyAsync(inventory::vdbs);
            asked.await();

            assertThat(inventory.requireVdb(VDB).currentTimeflowId()).isEqualTo("after");
            inventory.forgetLists();
            letGo.countDown();
            list.get();

            assertThat(inventory.requireVdb(VDB).currentTimeflowId()).isEqualTo("after");
            assertThat(dct.requests("POST /vdbs/search")).hasSize(1);
        }
    }
}
