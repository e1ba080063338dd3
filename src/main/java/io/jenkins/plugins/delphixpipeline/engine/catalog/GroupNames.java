package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Group;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups change rarely, so their names are known for some minutes, and asked for again when an unknown one turns up. */
public final class GroupNames {
    private static final String ALL = "";

    private final EngineSession session;
    private final EngineNames names;
    private final RequestCache<Map<String, Group>> memory = RequestCache.of(Duration.ofMinutes(5));
    /** So that a group that the engine hides from us is not asked for again with each of its datasets. */
    private final RequestCache<Optional<String>> later = RequestCache.of(Duration.ofMinutes(5));

    GroupNames(EngineSession session, EngineNames names) {
        this.session = session;
        this.names = names;
    }

    List<String> all() {
        return names.paths(again().values());
    }

    /** Whether one may be meant with this name. */
    boolean has(String name) {
        return again().values().stream().anyMatch(group -> names.isCalled(name, group));
    }

    /** Null when the engine does not know the group either. */
    String name(String reference) {
        if (reference == null) {
            return null;
        }
        Group group = byReference().get(reference);
        return group == null
                ? later.get(reference, () -> Optional.ofNullable(again().get(reference))
                                .map(Group::name))
                        .orElse(null)
                : group.name();
    }

    /** What is no reference of a group stays what it is; nothing is asked anew for it. */
    String nameOf(String group) {
        Group known = byReference().get(group);
        return known == null ? group : known.name();
    }

    /** @throws PlatformException {@link Problem#GROUP_UNKNOWN} with the groups that are there */
    public String reference(String name) {
        Collection<Group> groups = byReference().values();
        if (groups.stream().noneMatch(group -> names.means(name, group))) {
            groups = again().values();
        }
        return names.named(name, groups, Problem.GROUP_UNKNOWN).reference();
    }

    private Map<String, Group> again() {
        memory.forget();
        return byReference();
    }

    private Map<String, Group> byReference() {
        return memory.get(ALL, () -> {
            Map<String, Group> groups = new LinkedHashMap<>();
            session.list(WebRequest.get("/group"), Group.class).forEach(group -> groups.put(group.reference(), group));
            return groups;
        });
    }
}
