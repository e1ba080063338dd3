package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.model.GroupPoint;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Changes of VDB groups. */
public interface GroupSubmission extends Submission {
    /**
     * A new group of VDBs that are there.
     *
     * @param vdbs in the order in which they are started
     */
    record CreateGroup(String madeName, List<String> vdbs) implements GroupSubmission {
        public CreateGroup {
            vdbs = List.copyOf(vdbs);
        }

        /** A group stands under nothing; its first VDB shows where it is. */
        @Override
        public String target() {
            return vdbs.get(0);
        }
    }

    /** @param before for each VDB of the group its timeflow as it is now: a refresh moves each to another */
    record RefreshGroup(String target, GroupPoint point, Map<String, String> before) implements GroupSubmission {
        /** Evidence: {@code before.} and a VDB's reference, for the timeflow that it was on. */
        public static final String BEFORE = "before.";

        /** Evidence: {@code snapshot.} and a VDB's reference, for the snapshot that it is to get. */
        public static final String SNAPSHOT = "snapshot.";

        /** Evidence: the bookmark, where it is refreshed from one. */
        public static final String BOOKMARK = "bookmark";

        public RefreshGroup {
            before = Map.copyOf(before);
        }

        @Override
        public Map<String, String> evidence() {
            Map<String, String> evidence = new TreeMap<>();
            before.forEach((vdb, timeflow) -> evidence.put(BEFORE + vdb, timeflow));
            if (point instanceof GroupPoint.AtSnapshots at) {
                at.byVdb().forEach((vdb, snapshot) -> evidence.put(SNAPSHOT + vdb, snapshot));
            } else if (point instanceof GroupPoint.AtBookmark at) {
                evidence.put(BOOKMARK, at.bookmark());
            }
            return evidence;
        }
    }

    /**
     * A new group of new VDBs with the data of a bookmark.
     *
     * @param target the bookmark's reference
     * @param vdbs for each VDB behind the bookmark, by reference, the one that is made of it
     */
    record ProvisionGroup(String target, String madeName, Map<String, NewVdb> vdbs) implements GroupSubmission {
        /**
         * What is null is for the back end to choose.
         *
         * @param group the name of the group of datasets that the VDB goes into
         * @param parameters further settings, checked by {@link SubmissionService#check} as the others are
         */
        public record NewVdb(
                String name,
                String group,
                String environment,
                String repository,
                Map<String, Object> parameters,
                VdbSettings settings) {
            public NewVdb {
                parameters = Map.copyOf(parameters);
            }
        }

        public ProvisionGroup {
            vdbs = Map.copyOf(vdbs);
        }
    }

    /**
     * @param snapshots the snapshots that it marks, by reference; empty for the data as it is, of which the back end takes new
     *     snapshots
     * @param newestBefore the newest snapshot by the VDB's reference, where only a newer one shows that it was taken
     */
    record BookmarkGroup(
            String target, String madeName, List<String> snapshots, Map<String, String> newestBefore, Labels labels)
            implements GroupSubmission {
        private static final String NEWEST = "newest.";

        public BookmarkGroup {
            snapshots = List.copyOf(snapshots);
            newestBefore = Map.copyOf(newestBefore);
        }

        @Override
        public Map<String, String> evidence() {
            Map<String, String> evidence = new TreeMap<>();
            newestBefore.forEach((vdb, snapshot) -> evidence.put(NEWEST + vdb, snapshot));
            return evidence;
        }

        /** What the evidence of one says of {@link #newestBefore}. */
        public static Map<String, String> newestBefore(Map<String, String> evidence) {
            Map<String, String> newest = new TreeMap<>();
            evidence.forEach((key, snapshot) -> {
                if (key.startsWith(NEWEST)) {
                    newest.put(key.substring(NEWEST.length()), snapshot);
                }
            });
            return newest;
        }
    }

    /** @param attemptStart false: mount the VDBs, but leave their databases down */
    record EnableGroup(String target, boolean attemptStart) implements GroupSubmission {}

    record DisableGroup(String target) implements GroupSubmission {}

    /** Starts or stops the databases of all VDBs of a group. */
    record RunGroup(String target, boolean start) implements GroupSubmission {
        @Override
        public Kind kind() {
            return start ? Kind.START_GROUP : Kind.STOP_GROUP;
        }
    }

    /** The group alone: its VDBs stay. */
    record DeleteGroup(String target) implements GroupSubmission {}
}
