package io.jenkins.plugins.delphixpipeline.rehearsal.build;

/**
 * The end of a build that did not succeed.
 *
 * @param stage the innermost stage that failed; empty when it was outside of all
 * @param message what the failed step said
 */
public record StageFailure(String stage, String message, Throwable cause) {}
