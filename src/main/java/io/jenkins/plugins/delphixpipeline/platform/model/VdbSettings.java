package io.jenkins.plugins.delphixpipeline.platform.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a new VDB gets beside its data and its place, on a back end that has such things: by their names or ids. Stored with
 * operations, so a plain class.
 */
public final class VdbSettings implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> tags;
    private final String snapshotPolicy;
    private final String retentionPolicy;
    private final String environmentUser;
    /** Null in what was stored before there were any. */
    private ArrayList<String> labels;

    /**
     * What is null is left to the back end.
     *
     * @param tags each {@code key=value} or a key alone; null or empty for none
     * @param snapshotPolicy how often it takes snapshots of itself
     * @param retentionPolicy how long its snapshots are kept
     * @param environmentUser who runs its database on the host
     */
    public VdbSettings(List<String> tags, String snapshotPolicy, String retentionPolicy, String environmentUser) {
        this.tags = tags == null ? new ArrayList<>() : new ArrayList<>(tags);
        this.snapshotPolicy = snapshotPolicy;
        this.retentionPolicy = retentionPolicy;
        this.environmentUser = environmentUser;
    }

    /** All is left to the back end. */
    public static VdbSettings none() {
        return new VdbSettings(null, null, null, null);
    }

    /** @param words for others to read, in the form of tags; a back end that has no place for them leaves them out */
    public VdbSettings labelled(List<String> words) {
        VdbSettings labelled = new VdbSettings(tags, snapshotPolicy, retentionPolicy, environmentUser);
        labelled.labels = new ArrayList<>(words);
        return labelled;
    }

    /** Operations that were stored before there were any have null. */
    public static VdbSettings orNone(@CheckForNull VdbSettings stored) {
        return stored == null ? none() : stored;
    }

    public List<String> tags() {
        return List.copyOf(tags);
    }

    /** Which nobody has asked for. */
    public List<String> labels() {
        return labels == null ? List.of() : List.copyOf(labels);
    }

    @CheckForNull
    public String snapshotPolicy() {
        return snapshotPolicy;
    }

    @CheckForNull
    public String retentionPolicy() {
        return retentionPolicy;
    }

    @CheckForNull
    public String environmentUser() {
        return environmentUser;
    }

    /** What is asked for, by the names that people use. */
    public Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("tags", tags.isEmpty() ? null : tags());
        given.put("snapshotPolicy", snapshotPolicy);
        given.put("retentionPolicy", retentionPolicy);
        given.put("environmentUser", environmentUser);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VdbSettings that && given().equals(that.given());
    }

    @Override
    public int hashCode() {
        return given().hashCode();
    }
}
