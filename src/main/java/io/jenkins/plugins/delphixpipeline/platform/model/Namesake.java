package io.jenkins.plugins.delphixpipeline.platform.model;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Something that bears a name which was looked for among other things. Stored with a failure, so a plain class. */
public final class Namesake implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What it is. */
    public enum Kind {
        DSOURCE,
        VDB,
        VDB_REPLICA,
        REPLICA,
        DATA_POD,
        TEMPLATE,
        BOOKMARK,
        VDB_BOOKMARK,
        VDB_GROUP,
        GROUP,
        /** What is meant, which is there until a plan that was made before is carried out. */
        PLANNED_AWAY
    }

    private final Kind kind;
    private final String owner;

    /** @param owner the name of what it belongs to; null for what stands alone */
    public Namesake(Kind kind, String owner) {
        this.kind = Objects.requireNonNull(kind);
        this.owner = owner;
    }

    public Kind kind() {
        return kind;
    }

    /** @return null for what stands alone */
    public String owner() {
        return owner;
    }

    @Override
    public String toString() {
        return owner == null ? kind.name() : kind + " of " + owner;
    }
}
