package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a bookmark says about itself, apart from its name. Stored, so a plain class. */
public final class BookmarkLabels implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> tags;
    private final boolean shared;
    /** As text: Jenkins refuses to store a time of the JDK in one of its XML files. */
    private final String expiration;

    private final String description;
    /** Null in what was stored before there was a choice, which means no. */
    private final Boolean leavingSharing;

    /**
     * @param expiration null: kept until deleted
     * @param description may be null
     */
    public BookmarkLabels(List<String> tags, boolean shared, Instant expiration, String description) {
        this.tags = new ArrayList<>(tags);
        this.shared = shared;
        this.expiration = expiration == null ? null : expiration.toString();
        this.description = description;
        this.leavingSharing = null;
    }

    private BookmarkLabels(BookmarkLabels other) {
        this.tags = other.tags;
        this.shared = other.shared;
        this.expiration = other.expiration;
        this.description = other.description;
        this.leavingSharing = true;
    }

    /** The same, where nothing was said of sharing: a bookmark that is there stays shared, or not. */
    public BookmarkLabels leavingSharing() {
        return new BookmarkLabels(this);
    }

    /** Whether one that is there is shared, or not, as it should be. */
    boolean fitsSharing(boolean now) {
        return Boolean.TRUE.equals(leavingSharing) || shared == now;
    }

    /** The same as the port takes them. */
    public Labels values() {
        return new Labels(tags, shared, expiration(), description);
    }

    public List<String> tags() {
        return List.copyOf(tags);
    }

    public boolean shared() {
        return shared;
    }

    public Instant expiration() {
        return expiration == null ? null : Instant.parse(expiration);
    }

    public String description() {
        return description;
    }
}
