package io.jenkins.plugins.delphixpipeline.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Data went from one place to another, or was to go. Immutable. */
@ExportedBean(defaultVisibility = 999)
public final class LineageFlow {
    private final String from;
    private final String via;
    private final String to;

    /**
     * @param from a dataset, template or data pod; null where the data came from outside
     * @param via the snapshot or point; null where there is none to name
     * @param to a dataset, a data pod, a template or the name of a bookmark
     */
    public LineageFlow(String from, String via, String to) {
        this.from = from;
        this.via = via;
        this.to = to;
    }

    @Exported
    @CheckForNull
    public String getFrom() {
        return from;
    }

    @Exported
    @CheckForNull
    public String getVia() {
        return via;
    }

    @Exported
    public String getTo() {
        return to;
    }
}
