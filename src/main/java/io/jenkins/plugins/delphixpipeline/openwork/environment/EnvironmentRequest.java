package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import java.util.List;
import java.util.Set;

/**
 * Somebody wants an environment.
 *
 * @param id of this request, and of the environment if it becomes a new one
 * @param name as it was written, or as it was made of the build
 * @param user whose body is going to use it
 * @param around ids of the environments whose bodies this one is inside of: they cannot end before it
 */
public record EnvironmentRequest(
        String id,
        String connection,
        String name,
        Origin user,
        Lifetime lifetime,
        AfterFailure afterFailure,
        Set<String> around,
        List<Quota> quotas) {
    public EnvironmentRequest {
        around = Set.copyOf(around);
        quotas = List.copyOf(quotas);
    }
}
