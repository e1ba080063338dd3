package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.wire.Placed;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Collection;

/** Finds by name what an engine has few of: groups, environments, repositories, jobs, users. */
public final class EngineNames {
    private EngineNames() {}

    /** The only one of that name; where there is none, there are so few that all of them are told. */
    public static <T extends Placed> T named(String name, Collection<T> all, Problem unknown) {
        try {
            return NameResolver.resolve(name, all, unknown);
        } catch (PlatformException e) {
            if (e.problem() != unknown) {
                throw e;
            }
            throw new PlatformException(e.failure()
                    .withCandidates(all.stream().map(Placed::path).sorted().toList()));
        }
    }
}
