package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One change that a back end is asked for. It is submitted once; whoever loses the answer looks for the work with the
 * {@link Intent} that was recorded before.
 */
public interface Submission {
    /** By the record's name, where it does not say otherwise: {@code RefreshPod} is a {@link Kind#REFRESH_POD}. */
    default Kind kind() {
        String words = getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return Kind.valueOf(words.toUpperCase(Locale.ROOT));
    }

    /** The reference of the object that the change is made to, or made under when it is a new one. */
    String target();

    /** The name of what is made; null where nothing is. */
    default String madeName() {
        return null;
    }

    /** What tells this change from another of its kind when its traces are looked for: see each submission. */
    default Map<String, String> evidence() {
        return Map.of();
    }

    /** What is asked for, and the part of a back end that it needs. */
    enum Kind {
        SYNC(Feature.DATASETS),
        REFRESH(Feature.DATASETS),
        PROVISION(Feature.DATASETS),
        ENABLE(Feature.DATASETS),
        DISABLE(Feature.DATASETS),
        SET_HOOKS(Feature.DATASETS),
        REFRESH_POD(Feature.SELF_SERVICE),
        CREATE_POD(Feature.SELF_SERVICE),
        CREATE_BOOKMARK(Feature.SELF_SERVICE),
        UPDATE_BOOKMARK(Feature.DATASETS),
        SHARE_BOOKMARK(Feature.DATASETS),
        RUN_MASKING(Feature.MASKING_JOBS),
        BOOKMARK_VDB(Feature.DATASETS),
        START(Feature.DATASETS),
        STOP(Feature.DATASETS),
        REWIND(Feature.DATASETS),
        UNDO(Feature.DATASETS),
        CHANGE_POD(Feature.SELF_SERVICE),
        CREATE_BRANCH(Feature.SELF_SERVICE),
        ACTIVATE_BRANCH(Feature.SELF_SERVICE),
        DELETE_BRANCH(Feature.SELF_SERVICE),
        DELETE_VDB(Feature.DATASETS),
        DELETE_POD(Feature.SELF_SERVICE),
        DELETE_BOOKMARK(Feature.DATASETS),
        CREATE_GROUP(Feature.VDB_GROUPS),
        REFRESH_GROUP(Feature.VDB_GROUPS),
        PROVISION_GROUP(Feature.VDB_GROUPS),
        BOOKMARK_GROUP(Feature.VDB_GROUPS),
        ENABLE_GROUP(Feature.VDB_GROUPS),
        DISABLE_GROUP(Feature.VDB_GROUPS),
        START_GROUP(Feature.VDB_GROUPS),
        STOP_GROUP(Feature.VDB_GROUPS),
        DELETE_GROUP(Feature.VDB_GROUPS);

        private final Feature needs;

        Kind(Feature needs) {
            this.needs = needs;
        }

        /** A back end without it can have no such change. */
        public Feature needs() {
            return needs;
        }
    }

    /**
     * Sync a dSource with production, or take a snapshot of a VDB.
     *
     * @param vdb whether it is one, so that there is no production to sync with
     * @param parameters checked by {@link SubmissionService#check}; empty for the back end's defaults
     */
    record Sync(String target, boolean vdb, Map<String, Object> parameters) implements Submission {
        /** Fact: the newest snapshot that there was before, by its reference; empty for none. */
        public static final String NEWEST_BEFORE = "lastSnapshot";

        public Sync {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /** A change that moves a VDB to another timeflow. */
    interface MovesVdb extends Submission {
        String BEFORE = "before";

        /** The VDB's timeflow as it is now; empty for one that has none yet. */
        String before();

        @Override
        default Map<String, String> evidence() {
            return Map.of(BEFORE, before());
        }
    }

    /** Gives a VDB data of its parent. */
    record Refresh(String target, PointInTime point, String before) implements MovesVdb {
        @Override
        public Map<String, String> evidence() {
            return point.evidence(BEFORE, before);
        }
    }

    /**
     * A new VDB. What is null is taken from the back end's own defaults for that point.
     *
     * @param target the parent dataset's reference
     * @param group the name of the group that the VDB goes into
     * @param parameters further settings, merged into the back end's defaults by key; checked by {@link SubmissionService#check}
     * @param hooks scripts that the VDB gets
     * @param settings what else it gets, where the back end has it; checked by {@link SubmissionService#check}
     */
    record Provision(
            String target,
            String madeName,
            String group,
            PointInTime point,
            String environment,
            String repository,
            String maskingJob,
            Map<String, Object> parameters,
            VdbHooks hooks,
            VdbSettings settings)
            implements Submission {
        public Provision {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** One that brings no scripts and settings of its own. */
        public Provision(
                String target,
                String madeName,
                String group,
                PointInTime point,
                String environment,
                String repository,
                String maskingJob,
                Map<String, Object> parameters) {
            this(
                    target,
                    madeName,
                    group,
                    point,
                    environment,
                    repository,
                    maskingJob,
                    parameters,
                    VdbHooks.NONE,
                    VdbSettings.none());
        }

        public static final String GROUP = "group";

        @Override
        public Map<String, String> evidence() {
            return point.evidence(GROUP, group);
        }
    }

    /**
     * @param target the VDB's reference
     * @param attemptStart false: mount it, but leave its database down
     */
    record Enable(String target, boolean attemptStart) implements Submission {}

    record Disable(String target) implements Submission {}

    /**
     * Other scripts for a VDB that is there. Its evidence is what they are, as digests: a script may hold a password.
     *
     * @param target the VDB's reference
     */
    record SetHooks(String target, VdbHooks hooks) implements Submission {
        @Override
        public Map<String, String> evidence() {
            Map<String, String> digests = new TreeMap<>();
            hooks.lists().keySet().forEach(moment -> digests.put(moment.name(), hooks.digest(moment)));
            return digests;
        }

        /** Whether scripts are those of the evidence. */
        public static boolean shows(Map<String, String> evidence, VdbHooks now) {
            return Stream.of(VdbHooks.Moment.values())
                    .filter(moment -> evidence.containsKey(moment.name()))
                    .allMatch(moment -> evidence.get(moment.name()).equals(now.digest(moment)));
        }
    }

    /** @param before the pod's last operation as it is now: the refresh becomes a newer one */
    record RefreshPod(String target, String before) implements Submission {
        public static final String BEFORE = "before";

        @Override
        public Map<String, String> evidence() {
            return Map.of(BEFORE, before);
        }
    }

    /**
     * @param target the template's reference
     * @param datasets for each data source of the template, the VDB that stands for it, by reference
     * @param owners names of the users who own the pod
     */
    record CreatePod(String target, String madeName, List<String> datasets, List<String> owners) implements Submission {
        public CreatePod {
            datasets = List.copyOf(datasets);
            owners = List.copyOf(owners);
        }
    }

    /**
     * A Self-Service bookmark of a pod or template.
     *
     * @param target the pod's or template's reference
     * @param branch the reference of its active branch
     * @param at the moment of the branch's timeline that it marks; null for its newest data
     */
    record CreateBookmark(String target, boolean ofPod, String branch, Instant at, String madeName, Labels labels)
            implements Submission {
        public static final String BRANCH = "branch";
        public static final String OF_POD = "ofPod";

        @Override
        public Map<String, String> evidence() {
            return Map.of(BRANCH, branch, OF_POD, Boolean.toString(ofPod));
        }
    }

    /** Labels only; where the data lies never changes. What is null stays as it is. */
    record UpdateBookmark(String target, List<String> tags, Instant expiration, String description)
            implements Submission {
        public UpdateBookmark {
            tags = tags == null ? null : List.copyOf(tags);
        }
    }

    record ShareBookmark(String target, boolean shared) implements Submission {}

    /**
     * @param target the masking job's reference
     * @param sourceConnector null where the job itself says it, as is the target's
     */
    record RunMasking(String target, String sourceConnector, String targetConnector) implements Submission {}

    /**
     * @param target the VDB's reference
     * @param at its snapshot whose data the bookmark marks
     * @param keep whether that data is kept as long as the bookmark
     */
    record BookmarkVdb(String target, String madeName, Snapshot at, boolean keep, Labels labels) implements Submission {
        public static final String TIMEFLOW = "timeflow";

        @Override
        public Map<String, String> evidence() {
            return Map.of(TIMEFLOW, at.timeflow());
        }
    }

    /** Starts or stops a VDB's database, which is given by the VDB's reference. */
    record Run(String target, boolean start) implements Submission {
        @Override
        public Kind kind() {
            return start ? Kind.START : Kind.STOP;
        }
    }

    /** Takes a VDB back to a point of its own history. */
    record Rewind(String target, PointInTime point, String before) implements MovesVdb {
        @Override
        public Map<String, String> evidence() {
            return point.evidence(BEFORE, before);
        }
    }

    /** Takes back a VDB's last refresh or rewind. A second one takes back the first, so it is never repeated in doubt. */
    record Undo(String target, String before) implements MovesVdb {}

    /**
     * Any change of a data pod apart from a refresh.
     *
     * @param argument the bookmark to restore or the operation to undo, by reference; null for the others
     * @param before the pod's last operation as it is now: the change becomes a newer one
     */
    record ChangePod(String target, Change change, String argument, String before) implements Submission {
        public static final String CHANGE = "change";
        public static final String BEFORE = "before";

        /** What can be done to a data pod. Undo must never be repeated in doubt. */
        public enum Change {
            ENABLE,
            DISABLE,
            RECOVER,
            RESET,
            RESTORE,
            UNDO
        }

        @Override
        public Map<String, String> evidence() {
            return before == null ? Map.of(CHANGE, change.name()) : Map.of(CHANGE, change.name(), BEFORE, before);
        }
    }

    /**
     * What is gone already counts as deleted, as for all that is deleted.
     *
     * @param force also when its host cannot be reached
     */
    record DeleteVdb(String target, boolean force) implements Submission {}

    /** @param withVdbs whether its VDBs go with it */
    record DeletePod(String target, boolean withVdbs) implements Submission {}

    record DeleteBookmark(String target) implements Submission {}
}
