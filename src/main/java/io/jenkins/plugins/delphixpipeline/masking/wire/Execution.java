package io.jenkins.plugins.delphixpipeline.masking.wire;

import java.time.Instant;

/**
 * One run of a masking job. What is not known yet is left out by the service, so it is null here.
 *
 * @param rowsTotal -1 while they are being counted
 */
public record Execution(
        Integer executionId,
        Integer jobId,
        String status,
        Long rowsMasked,
        Long rowsTotal,
        Instant submitTime,
        Instant startTime,
        Instant endTime) {}
