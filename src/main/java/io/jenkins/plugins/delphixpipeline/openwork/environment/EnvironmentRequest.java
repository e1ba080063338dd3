package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import java.util.List;
import java.util.Set;

/**
 * Somebody wants an environment.
 *
 * @param id of this request, and of the environment if it becomes a new one
 * @param kind what it is to be made of
 * @param spelling of its name as it was written, or as it was made of the build
 * @param user whose body is going to use it
 * @param around ids of the environments whose bodies this one is inside of: they cannot end before it
 */
public record EnvironmentRequest(
        String id,
        String connection,
        EnvironmentKind kind,
        VdbSpelling spelling,
        Origin user,
        Lifetime lifetime,
        AfterFailure afterFailure,
        Set<String> around,
        List<Quota> quotas) {
    public EnvironmentRequest {
        around = Set.copyOf(around);
        quotas = List.copyOf(quotas);
    }

    /** The same of a job that has, or is in a folder that has, another name by now. */
    public EnvironmentRequest by(Origin itsUser, List<Quota> itsQuotas) {
        return new EnvironmentRequest(
                id, connection, kind, spelling, itsUser, lifetime, afterFailure, around, itsQuotas);
    }

    /** Whether both want the same, or may. */
    boolean means(EnvironmentRequest other) {
        return means(other.connection, other.kind) && isSame(other.name(), other.user.job());
    }

    boolean means(String itsConnection, EnvironmentKind itsKind) {
        return connection.equals(itsConnection) && kind == itsKind;
    }

    String name() {
        return spelling.text();
    }

    /** Jobs that spell a name in two ways may mean VDBs of two groups, and whose is whose shows when they are there. */
    boolean isSame(String itsName, String itsJob) {
        return name().equals(itsName) || user.job().equals(itsJob) && spelling.canMean(itsName);
    }
}
