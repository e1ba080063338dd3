package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** What an engine was asked for. */
public record Action(
        String reference,
        String actionType,
        String state,
        Instant startTime,
        String user,
        String userAgent,
        String parentAction,
        String workSource,
        String failureDescription,
        String failureAction) {}
