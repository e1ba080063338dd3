package io.jenkins.plugins.delphixpipeline.openwork;

import java.io.Serial;
import java.io.Serializable;

/**
 * Something that was begun and has to be ended, whatever becomes of the build that began it. Stored on the controller, so its
 * kinds are plain classes that only grow by fields that may be null; immutable.
 */
public abstract class OpenWork implements Serializable, Cloneable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;
    private Origin origin;
    private final long since;

    /**
     * @param id unique among all open work
     * @param since milliseconds since the epoch
     */
    protected OpenWork(String id, Origin origin, long since) {
        this.id = id;
        this.origin = origin;
        this.since = since;
    }

    /** The same when a job, or a folder with all that is in it, has another full name; itself when that is none of its. */
    protected OpenWork moved(String from, String to) {
        Origin there = origin.moved(from, to);
        if (there.equals(origin)) {
            return this;
        }
        OpenWork copy = clone();
        copy.origin = there;
        return copy;
    }

    @Override
    protected final OpenWork clone() {
        try {
            return (OpenWork) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("it is cloneable", e);
        }
    }

    public final String id() {
        return id;
    }

    public final Origin origin() {
        return origin;
    }

    public final long since() {
        return since;
    }

    /** What is done, such as {@code refresh}. */
    public abstract String verb();

    /** What it is done to. */
    public abstract String subject();

    /** The name of the connection; null where it has none. */
    public abstract String connection();
}
