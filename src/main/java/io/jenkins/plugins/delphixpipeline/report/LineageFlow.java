package io.jenkins.plugins.delphixpipeline.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serial;
import java.io.Serializable;

/** Data went from one place to another. Kept with the build, so a plain class that only grows by fields that may be null. */
public final class LineageFlow implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String from;
    private final String via;
    private final String to;

    /**
     * @param from a dataset, template or data pod; null where the data came from outside
     * @param via the snapshot or point; null where there is none to name
     * @param to a dataset, a data pod or the name of a bookmark
     */
    public LineageFlow(String from, String via, String to) {
        this.from = from;
        this.via = via;
        this.to = to;
    }

    @CheckForNull
    public String getFrom() {
        return from;
    }

    @CheckForNull
    public String getVia() {
        return via;
    }

    public String getTo() {
        return to;
    }
}
