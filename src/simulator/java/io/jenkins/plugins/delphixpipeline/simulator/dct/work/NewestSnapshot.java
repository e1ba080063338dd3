package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.Optional;

/** The newest snapshot that an engine has of a dataset, whatever DCT knows of it yet. */
public final class NewestSnapshot {

    private NewestSnapshot() {}

    /** DCT's id of it. */
    public static Optional<String> of(Located dataset) {
        String newest = null;
        String taken = "";
        String path = "/snapshot?pageSize=10000&database=" + dataset.reference();
        for (JsonNode snapshot : dataset.engine().get(path).path("result")) {
            String time = Json.text(snapshot, "creationTime");
            if (time.compareTo(taken) >= 0) {
                newest = Json.text(snapshot, "reference");
                taken = time;
            }
        }
        return Optional.ofNullable(newest).map(dataset.engine()::id);
    }
}
