package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedData;
import java.io.Serial;
import java.io.Serializable;

/** Says to the steps inside of a block that they plan, and do nothing. Stored with the pipeline, so a plain class. */
public final class EnclosingPlan implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final PlannedData data = new PlannedData();

    /** What the steps inside would have made so far. */
    public PlannedData data() {
        return data;
    }
}
