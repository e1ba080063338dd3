package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/** One change of a data pod. */
public record SelfServiceOperation(
        String reference, String operation, String dataLayout, Instant startTime, String rootAction, String user) {}
