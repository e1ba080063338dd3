package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/** VDBs that are refreshed, bookmarked and started together. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record VdbGroup(
        String id,
        String name,
        List<String> vdbIds,
        List<GroupedVdb> vdbs,
        String vdbGroupSource,
        Boolean isLocked,
        String lockedBy,
        String lockedByName,
        List<Tag> tags) {
    public VdbGroup {
        vdbIds = vdbIds == null ? List.of() : List.copyOf(vdbIds);
        vdbs = vdbs == null ? List.of() : List.copyOf(vdbs);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    public Lock lock() {
        return new Lock(isLocked, lockedBy, lockedByName);
    }
}
