package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.time.Instant;

/**
 * One change of a data pod.
 *
 * @param dataTime the time of the data that it left; null while it runs
 */
public record SelfServiceOperation(
        String reference,
        String operation,
        String dataLayout,
        String branch,
        Instant startTime,
        Instant dataTime,
        String rootAction,
        String user) {}
