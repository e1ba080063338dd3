package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.Namesakes;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;

/** Says of a name that a plan does not find whether something else bears it, or whether the plan itself has taken it away. */
public final class PlannedNames {
    private PlannedNames() {}

    /** @param there the back end as it is now */
    public static Failure explained(Failure failure, DataPlatform there, PlannedData data) {
        Failure planned = Namesakes.explained(failure, new PlanningPlatform(there, data));
        boolean isThereNow = planned.namesake() == null
                && Namesakes.explained(failure, there).namesake() != null;
        return isThereNow ? planned.withNamesake(new Namesake(Namesake.Kind.PLANNED_AWAY, null)) : planned;
    }
}
