package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import java.util.List;

/**
 * VDBs that Data Control Tower handles as one.
 *
 * @param vdbs references
 */
public record VdbGroup(String name, List<String> vdbs) {
    public VdbGroup {
        vdbs = List.copyOf(vdbs);
    }
}
