package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Instant;

/** What somebody did: one for every write, and the parent of a job where work goes on in the background. */
public final class Action {

    private static final ApiVersion LAST_WITH_REPORT = new ApiVersion(1, 10, 6);

    private final String reference;
    private final String actionType;
    private final String details;
    private final Caller caller;
    private final Instant startTime;
    private Instant endTime;
    private String state = "EXECUTING";
    private JobFailure failure;
    private String job;

    Action(String reference, String actionType, String details, Caller caller, Instant startTime) {
        this.reference = reference;
        this.actionType = actionType;
        this.details = details;
        this.caller = caller;
        this.startTime = startTime;
    }

    public String reference() {
        return reference;
    }

    public String actionType() {
        return actionType;
    }

    public String details() {
        return details;
    }

    public Caller caller() {
        return caller;
    }

    /** EXECUTING, WAITING, COMPLETED, FAILED or CANCELED. */
    public String state() {
        return state;
    }

    public Instant startTime() {
        return startTime;
    }

    /** Reference of the job that does the work, or null. */
    public String job() {
        return job;
    }

    void workedBy(String jobReference) {
        job = jobReference;
    }

    void end(String finalState, JobFailure why, Instant now) {
        state = finalState;
        failure = why;
        endTime = now;
    }

    public ObjectNode toJson(ApiVersion version, Switches switches) {
        String type = ActionTypes.shown(actionType, version, switches);
        ObjectNode json = Json.object(
                "type",
                "Action",
                "reference",
                reference,
                "namespace",
                null,
                "actionType",
                type,
                "title",
                switches.isOn(Switch.ACTION_TITLES_HUMAN) ? details : type,
                "details",
                details,
                "state",
                state,
                "startTime",
                EngineClock.wire(startTime),
                "endTime",
                endTime == null ? null : EngineClock.wire(endTime),
                "user",
                caller.user(),
                "userAgent",
                switches.isOn(Switch.NO_USER_AGENT) ? null : caller.userAgent(),
                "originIp",
                caller.originIp(),
                "parentAction",
                caller.parentAction(),
                "workSource",
                caller.workSource(),
                "workSourceName",
                caller.workSourceName(),
                "workSourcePrincipal",
                caller.workSource().equals("WEBSERVICE") ? caller.workSourceName() : null,
                "failureDescription",
                failure == null ? null : failure.getMessage(),
                "failureAction",
                failure == null ? null : failure.action(),
                "failureMessageCode",
                failure == null ? null : failure.code());
        if (version.compareTo(LAST_WITH_REPORT) <= 0) {
            json.putNull("report");
        }
        return json;
    }
}
