package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** A named point of VDBs or dSources, or of a group of VDBs. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Bookmark(
        String id,
        String name,
        Instant creationDate,
        List<String> vdbIds,
        List<String> dsourceIds,
        List<BookmarkedVdb> vdbs,
        String expiration,
        String bookmarkSource,
        String bookmarkStatus,
        String bookmarkType,
        String vdbGroupId,
        String vdbGroupName,
        Instant dataTimestamp,
        String timeflowId,
        List<Tag> tags) {
    public Bookmark {
        vdbIds = vdbIds == null ? List.of() : List.copyOf(vdbIds);
        dsourceIds = dsourceIds == null ? List.of() : List.copyOf(dsourceIds);
        vdbs = vdbs == null ? List.of() : List.copyOf(vdbs);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
