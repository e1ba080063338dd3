package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.util.List;

/** Engine API type SnapshotPolicy, or another policy; one that never does anything has an empty schedule. */
public record Policy(String type, String name, List<Object> scheduleList) {
    public Policy {
        scheduleList = scheduleList == null ? List.of() : List.copyOf(scheduleList);
    }

    public boolean takesSnapshotsByTheClock() {
        return "SnapshotPolicy".equals(type) && !scheduleList.isEmpty();
    }
}
