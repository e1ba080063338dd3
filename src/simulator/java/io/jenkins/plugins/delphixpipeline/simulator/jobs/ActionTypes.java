package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;

/** Self-Service was once called Jet Stream, and its action types show that name to old sessions. */
public final class ActionTypes {

    private static final String OLD = "JETSTREAM_";
    private static final String NEW = "SELFSERVICE_";
    private static final ApiVersion RENAMED_IN = new ApiVersion(1, 9, 2);

    private ActionTypes() {}

    public static String shown(String actionType, ApiVersion version, Switches switches) {
        boolean renamed = switches.isOn(Switch.SELFSERVICE_ACTION_TYPES) && version.compareTo(RENAMED_IN) >= 0;
        return renamed && actionType.startsWith(OLD) ? NEW + actionType.substring(OLD.length()) : actionType;
    }
}
