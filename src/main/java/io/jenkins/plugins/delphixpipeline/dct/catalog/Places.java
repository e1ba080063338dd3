package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.session.Listed;
import io.jenkins.plugins.delphixpipeline.dct.wire.Environment;
import io.jenkins.plugins.delphixpipeline.dct.wire.EnvironmentUser;
import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import io.jenkins.plugins.delphixpipeline.dct.wire.Policy;
import io.jenkins.plugins.delphixpipeline.dct.wire.Repository;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import java.time.Duration;
import java.util.List;

/** Where a VDB can be put, and what rules over it there, by name. What another engine replicated to it is no such place. */
public final class Places {
    private static final String ALL = "";

    private final DctSession session;
    private final RequestCache<List<Environment>> environments = RequestCache.ofLarge(Duration.ofSeconds(2));
    /** Why not all environments were listed. */
    private volatile List<ListError> untold = List.of();

    private final GroupNames groups;

    public Places(DctSession session) {
        this.session = session;
        this.groups = new GroupNames(session);
    }

    GroupNames groups() {
        return groups;
    }

    List<Environment> environments() {
        return environments.get(ALL, () -> {
            Listed<Environment> list = session.listed(WebRequest.get("/environments"), Environment.class);
            untold = list.errors();
            return list.items().stream()
                    .filter(environment -> !Boolean.TRUE.equals(environment.isReplica()))
                    .toList();
        });
    }

    /** @param environment null for all */
    List<String> repositories(String environment) {
        return environments().stream()
                .filter(each -> environment == null || environment.equals(each.name()))
                .flatMap(each -> each.repositories().stream())
                .filter(each -> !Boolean.FALSE.equals(each.allowProvisioning()))
                .map(Repository::name)
                .distinct()
                .toList();
    }

    /** @throws PlatformException {@link Problem#GROUP_UNKNOWN} */
    public String group(String name, String engine) {
        return groups.reference(name, engine);
    }

    /** @throws PlatformException {@link Problem#ENVIRONMENT_UNKNOWN} */
    public String environment(String name, String engine) {
        List<Place> there = environmentsOf(engine).stream()
                .map(environment -> new Place(environment.id(), environment.name()))
                .toList();
        return resolveTold(name, there, Problem.ENVIRONMENT_UNKNOWN);
    }

    /**
     * @param environment by reference; null for any of the engine
     * @throws PlatformException {@link Problem#REPOSITORY_UNKNOWN}
     */
    public String repository(String name, String environment, String engine) {
        List<Place> there = environmentsOf(engine).stream()
                .filter(each -> environment == null || environment.equals(each.id()))
                .flatMap(each -> each.repositories().stream())
                .map(repository -> new Place(repository.id(), repository.name()))
                .toList();
        return resolveTold(name, there, Problem.REPOSITORY_UNKNOWN);
    }

    /**
     * @param environment by reference
     * @throws PlatformException {@link Problem#ENVIRONMENT_USER_UNKNOWN}
     */
    public String user(String name, String environment) {
        List<Place> there = session.users(environment, EnvironmentUser.class).stream()
                .map(user -> new Place(user.userRef(), user.username()))
                .toList();
        return Place.resolve(name, there, Problem.ENVIRONMENT_USER_UNKNOWN);
    }

    /** @throws PlatformException {@link Problem#POLICY_UNKNOWN} */
    public String policy(String name, PolicyType type, String engine) {
        List<Place> there = policiesOf(type).stream()
                .filter(Place.onEngine(engine, Policy::engineId))
                .map(policy -> new Place(policy.id(), policy.name()))
                .toList();
        return Place.resolve(name, there, Problem.POLICY_UNKNOWN);
    }

    List<String> policies(PolicyType type) {
        return policiesOf(type).stream().map(Policy::name).distinct().toList();
    }

    private List<Policy> policiesOf(PolicyType type) {
        return session.search("/virtualization-policies", Filter.eq("policy_type", type.name()), Policy.class);
    }

    List<String> environmentUsers(String environment) {
        return environments().stream()
                .filter(each -> environment.equals(each.name()))
                .flatMap(each -> session.users(each.id(), EnvironmentUser.class).stream())
                .map(EnvironmentUser::username)
                .distinct()
                .toList();
    }

    private List<Environment> environmentsOf(String engine) {
        return environments().stream()
                .filter(Place.onEngine(engine, Environment::engineId))
                .toList();
    }

    /** What belongs to an engine that does not answer may be there all the same. */
    private String resolveTold(String name, List<Place> there, Problem unknown) {
        if (there.stream().noneMatch(place -> NameResolver.means(name, place))) {
            Listed.requireWhole(name, untold.stream());
        }
        return Place.resolve(name, there, unknown);
    }
}
