package io.jenkins.plugins.delphixpipeline.operation.pod;

import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;

/** What is done to which branch. Stored with the pipeline, so a plain class. */
public final class BranchChange implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    final BranchAction action;
    final String branch;
    final String bookmark;

    /**
     * @param branch its name, or for one that is there its reference
     * @param bookmark for a new one the bookmark whose data it begins with: of the pod, of its template, or shared by another
     *     pod of it, by name or reference; null for what the pod holds now
     */
    public BranchChange(BranchAction action, String branch, String bookmark) {
        this.action = action;
        this.branch = branch;
        this.bookmark = bookmark;
    }

    String words() {
        return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
