package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of a new VDB that a step says in its own words, which would go before them. */
final class ReservedSettings {
    private static final Map<String, String> PLACE = Map.of(
            "name", "the name is given as vdb",
            "target_group_id", "the group is given as targetGroup, or before the name: vdb: 'Group/Name'");
    private static final Set<String> POINT = Set.of(
            "snapshot_id", "bookmark_id", "timestamp", "timestamp_in_database_timezone", "timeflow_id", "location");

    private ReservedSettings() {}

    static void requireNone(Map<String, Object> parameters) {
        for (String key : parameters.keySet()) {
            if (PLACE.containsKey(key)) {
                throw Refused.parameter(key, PLACE.get(key), List.of());
            }
            if (POINT.contains(key)) {
                throw Refused.parameter(key, "the point is given as snapshot, timestamp or bookmark", List.of());
            }
        }
    }
}
