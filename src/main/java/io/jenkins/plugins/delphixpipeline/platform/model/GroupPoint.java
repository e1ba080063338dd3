package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.Map;

/** Where a refresh of a VDB group takes its data from: always something that can be looked at before. */
public sealed interface GroupPoint {
    /** @param byVdb for each VDB of the group, the snapshot that it gets; both by reference */
    record AtSnapshots(Map<String, String> byVdb) implements GroupPoint {
        public AtSnapshots {
            byVdb = Map.copyOf(byVdb);
        }
    }

    /** A bookmark that fits the group, by reference. */
    record AtBookmark(String bookmark) implements GroupPoint {}
}
