package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import java.util.Optional;

/** Decides for each request whether something goes wrong with it. */
@FunctionalInterface
public interface FaultSource {

    Optional<Fault> next(HttpRequest request);
}
