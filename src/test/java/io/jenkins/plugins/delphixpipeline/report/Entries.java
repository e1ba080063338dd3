package io.jenkins.plugins.delphixpipeline.report;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.ArrayList;
import java.util.List;

/** Records of operations as a data pipeline leaves them. */
final class Entries {
    static final String MASTER = "Masked/Patients Masked Master";
    static final String SNAPSHOT = "@2026-11-22T09:19:39.520";

    private Entries() {}

    static LineageEntry running(String id, String verb, String subject, int second) {
        return LineageEntry.running(id, verb, subject, "production-engine", 1_795_367_976_731L + second * 1000L);
    }

    static LineageEntry sync() {
        return running("a#1/3/5f8d8536", "snapshot", "Patients Prod", 0)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        3_213,
                        List.of("JOB-1"),
                        Result.empty()
                                .with("dataset", "Production/Patients Prod")
                                .with("snapshot", SNAPSHOT)
                                .with("snapshotReference", "APPDATA_SNAPSHOT-12")
                                .with("jobs", List.of("JOB-1"))
                                .with("startedAt", "2026-11-22T17:19:36.731Z")
                                .with("durationMillis", 3_213L)
                                .withFlow(null, null, "Production/Patients Prod"));
    }

    static LineageEntry maskedRefresh() {
        return running("a#1/6/cef3c8e3", "refresh", "Patients Masked Master", 4)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        65_000,
                        List.of("JOB-2"),
                        Result.empty()
                                .with("vdb", MASTER)
                                .with("from", "Production/Patients Prod")
                                .with("point", SNAPSHOT)
                                .with("maskingStep", "Mask Patients")
                                .withFlow("Production/Patients Prod", SNAPSHOT, MASTER));
    }

    static LineageEntry provision(String pod, int second) {
        return running("a#1/1" + second + "/" + pod, "provision", pod, second)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        4_000,
                        List.of("JOB-3"),
                        Result.empty()
                                .with("dataPod", pod)
                                .with("template", "Patients")
                                .with("dataPodReference", "JS_DATA_CONTAINER-1")
                                .withFlow("Patients", null, pod)
                                .withFlow(MASTER, null, "Patients"));
    }

    static LineageEntry bookmark(String name, String pod, int second) {
        return running("a#1/2" + second + "/" + pod, "bookmark", name, second)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        1_000,
                        List.of("JOB-4"),
                        Result.empty()
                                .with("bookmark", name)
                                .with("bookmarkReference", "JS_BOOKMARK-1")
                                .with("dataPod", pod)
                                .with("tags", List.of("2026-11-22", "50"))
                                .with("shared", "true")
                                .withFlow(pod, null, name));
    }

    /** Sync, masked refresh, and so many data pods with a bookmark each. */
    static List<LineageEntry> pipeline(int pods) {
        List<LineageEntry> all = new ArrayList<>(List.of(sync(), maskedRefresh()));
        for (int pod = 1; pod <= pods; pod++) {
            all.add(provision("prep" + pod, 70 + pod));
            all.add(bookmark("2026-11-22 prep" + pod, "prep" + pod, 75 + pod));
        }
        return all;
    }
}
