package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import java.io.Serial;
import java.io.Serializable;

/** What {@code withDelphix} says to the steps inside. Stored with the pipeline, so a plain class. */
public final class EnclosingConnection implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ConnectionChoice choice;

    public EnclosingConnection(ConnectionChoice choice) {
        this.choice = choice;
    }

    /** What a step inside gets: its own choice first, and what that leaves open from here. */
    public ConnectionChoice completing(ConnectionChoice inner) {
        return inner.within(choice);
    }
}
