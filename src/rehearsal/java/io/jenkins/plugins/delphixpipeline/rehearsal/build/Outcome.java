package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import hudson.model.Result;
import java.util.Map;
import java.util.Optional;

/**
 * How a build ended.
 *
 * @param failure the failure that came first, if any
 * @param noted what was not rehearsed, with how often it was met
 */
public record Outcome(Result result, Optional<StageFailure> failure, Map<String, Integer> noted) {}
