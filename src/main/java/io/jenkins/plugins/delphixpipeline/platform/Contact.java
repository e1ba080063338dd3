package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.time.Instant;

/**
 * What is known, without asking, of whether a back end answers.
 *
 * @param answeredAt when it last answered anybody who shares the connection; null for never
 * @param trouble what to tell somebody who waits for an answer in vain
 */
public record Contact(Instant answeredAt, Failure trouble) {}
