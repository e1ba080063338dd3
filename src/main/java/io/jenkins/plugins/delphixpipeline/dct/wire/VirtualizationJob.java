package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The work of an engine itself, as DCT has heard of it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record VirtualizationJob(
        String engineJobId,
        String engineId,
        String legacyJobType,
        String jobType,
        String targetObjectId,
        String jobState,
        Instant startTime,
        Instant updateTime) {
    /** Where they are listed. */
    public static final String LIST = "/virtualization-jobs/history";

    /** The member of a search that says on what one works. */
    public static final String TARGET = "target_object_id";

    /** By the engines' names; DCT has two members for it, of which the older one may be absent. */
    public String type() {
        return legacyJobType == null ? String.valueOf(jobType) : legacyJobType;
    }

    /** DCT API: the target of one may lack the engine's id that begins a dataset's; each of these may be it. */
    public static Set<String> targetsOf(String dataset) {
        Set<String> ids = new TreeSet<>(Set.of(dataset));
        for (int dash = dataset.indexOf('-'); dash >= 0; dash = dataset.indexOf('-', dash + 1)) {
            ids.add(dataset.substring(dash + 1));
        }
        return ids;
    }

    /** Whether it works on a dataset, whichever way its target is told. */
    public boolean isOn(String dataset) {
        return dataset.equals(targetObjectId) || dataset.equals(engineId + '-' + targetObjectId);
    }
}
