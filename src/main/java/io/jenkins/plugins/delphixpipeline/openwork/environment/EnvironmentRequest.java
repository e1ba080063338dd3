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
 * @param name as it was written, or as it was made of the build; with its group where that is given apart
 * @param user whose body is going to use it
 * @param around ids of the environments whose bodies this one is inside of: they cannot end before it
 */
public record EnvironmentRequest(
        String id,
        String connection,
        EnvironmentKind kind,
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

    /** Whether what is there is what is wanted, or may be as long as its group is not known. */
    boolean means(DataEnvironment there) {
        return means(there.connection(), there.kind())
                && there.isCalled(name)
                && (there.path() != null || isSame(there.name(), there.job()));
    }

    /** Whether both want the same, or may. */
    boolean means(EnvironmentRequest other) {
        return means(other.connection, other.kind)
                && (isSame(other.name, other.user.job()) && (kind == EnvironmentKind.VDB || name.equals(other.name)));
    }

    private boolean means(String itsConnection, EnvironmentKind itsKind) {
        return connection.equals(itsConnection) && kind == itsKind;
    }

    /** Jobs that spell a name in two ways may mean VDBs of two groups, and whose is whose shows when they are there. */
    private boolean isSame(String itsName, String itsJob) {
        return name.equals(itsName) || user.job().equals(itsJob) && isSameVdb(name, itsName);
    }

    /** Whether two names, each with the group in front or without, can be those of one VDB. */
    static boolean isSameVdb(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        return longer.equals(shorter)
                || longer.endsWith('/' + shorter) && longer.indexOf('/') == longer.length() - shorter.length() - 1;
    }
}
