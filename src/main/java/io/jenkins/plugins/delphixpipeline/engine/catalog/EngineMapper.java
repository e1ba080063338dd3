package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The port's values made from the engine's objects. */
public final class EngineMapper {
    private EngineMapper() {}

    static Snapshot snapshot(io.jenkins.plugins.delphixpipeline.engine.wire.Snapshot wire) {
        return new Snapshot(
                wire.reference(),
                wire.name(),
                wire.container(),
                wire.timeflow(),
                wire.creationTime(),
                wire.latestChangePoint() == null
                        ? null
                        : wire.latestChangePoint().timestamp(),
                wire.latestChangePoint() == null
                        ? null
                        : wire.latestChangePoint().location(),
                wire.runtime() == null || wire.runtime().provisionable());
    }

    public static Timeflow timeflow(io.jenkins.plugins.delphixpipeline.engine.wire.Timeflow wire) {
        Timeflow.Origin origin =
                switch (Objects.requireNonNullElse(wire.creationType(), "")) {
                    case "INITIAL" -> Timeflow.Origin.INITIAL;
                    case "REFRESH" -> Timeflow.Origin.REFRESH;
                    case "ROLLBACK" -> Timeflow.Origin.ROLLBACK;
                    case "TRANSFORMATION" -> Timeflow.Origin.TRANSFORMATION;
                    default -> Timeflow.Origin.OTHER;
                };
        return new Timeflow(
                wire.reference(),
                wire.name(),
                wire.container(),
                origin,
                wire.parentSnapshot(),
                wire.parentPoint() == null ? null : wire.parentPoint().timeflow());
    }

    public static DelphixJob job(Job wire) {
        List<JobEvent> events = wire.events().stream().map(EngineMapper::event).toList();
        return new DelphixJob(
                wire.reference(),
                wire.actionType(),
                wire.title(),
                wire.target(),
                wire.targetName(),
                state(wire.jobState()),
                "COMPLETED".equals(wire.jobState()) ? 100 : wire.percentComplete(),
                wire.startTime(),
                wire.updateTime(),
                wire.user(),
                wire.parentAction(),
                events);
    }

    /** Some failed jobs have no event that says why; then the action that they belong to does. */
    public static DelphixJob withReason(DelphixJob job, Action action) {
        if (action.failureDescription() == null) {
            return job;
        }
        List<JobEvent> events = new ArrayList<>(job.events());
        events.add(new JobEvent(
                job.updatedAt(),
                JobEvent.Severity.ERROR,
                job.percent(),
                action.failureDescription(),
                action.failureAction()));
        return with(job, job.percent(), events);
    }

    public static DelphixJob with(DelphixJob job, double percent, List<JobEvent> events) {
        return new DelphixJob(
                job.reference(),
                job.type(),
                job.title(),
                job.target(),
                job.targetName(),
                job.state(),
                percent,
                job.startedAt(),
                job.updatedAt(),
                job.user(),
                job.parentAction(),
                events);
    }

    private static DelphixJob.State state(String wire) {
        for (DelphixJob.State state : DelphixJob.State.values()) {
            if (state.name().equals(wire)) {
                return state;
            }
        }
        return DelphixJob.State.UNKNOWN;
    }

    private static JobEvent event(io.jenkins.plugins.delphixpipeline.engine.wire.JobEvent wire) {
        JobEvent.Severity severity =
                switch (Objects.requireNonNullElse(wire.eventType(), "")) {
                    case "ERROR" -> JobEvent.Severity.ERROR;
                    case "WARNING" -> JobEvent.Severity.WARNING;
                    default -> JobEvent.Severity.INFO;
                };
        return new JobEvent(
                wire.timestamp(), severity, wire.percentComplete(), wire.messageDetails(), wire.messageAction());
    }

    static DataPod pod(SelfServiceContainer wire) {
        DataPod.State state =
                switch (Objects.requireNonNullElse(wire.state(), "")) {
                    case "ONLINE" -> DataPod.State.ONLINE;
                    case "OFFLINE" -> DataPod.State.OFFLINE;
                    default -> DataPod.State.INCONSISTENT;
                };
        return new DataPod(
                wire.reference(), wire.name(), wire.template(), wire.activeBranch(), state, wire.lastOperation());
    }

    static Bookmark bookmark(SelfServiceBookmark wire) {
        boolean ofPod = wire.container() != null;
        return new Bookmark(
                wire.reference(),
                wire.name(),
                ofPod ? wire.container() : wire.template(),
                ofPod ? wire.containerName() : wire.templateName(),
                wire.branch(),
                null,
                wire.tags(),
                wire.shared(),
                wire.creationTime(),
                wire.timestamp(),
                wire.expiration(),
                wire.description());
    }
}
