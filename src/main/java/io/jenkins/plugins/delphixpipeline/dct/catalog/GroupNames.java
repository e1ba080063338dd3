package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.Group;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.List;

/** Groups of datasets, by name and by id. They are hardly ever new, while each look costs a call of every provision. */
final class GroupNames {
    private static final String ALL = "";

    private final DctSession session;
    private final RequestCache<List<Group>> memory = RequestCache.of(Duration.ofMinutes(1));

    GroupNames(DctSession session) {
        this.session = session;
    }

    List<Group> all() {
        return session.list(WebRequest.get("/groups"), Group.class);
    }

    private List<Group> known() {
        return memory.get(ALL, this::all);
    }

    /** What is no id of a group stays what it is. */
    String nameOf(String group) {
        return known().stream()
                .filter(each -> group.equals(each.id()))
                .map(Group::name)
                .findFirst()
                .orElse(group);
    }

    /** @throws PlatformException {@link Problem#GROUP_UNKNOWN} */
    String reference(String name, String engine) {
        try {
            return known(name, engine);
        } catch (PlatformException e) {
            if (e.problem() != Problem.GROUP_UNKNOWN) {
                throw e;
            }
            // It may be new.
            memory.forget();
            return known(name, engine);
        }
    }

    /** What another engine replicated to it is no place for anything new. */
    private String known(String name, String engine) {
        List<Place> there = known().stream()
                .filter(Place.onEngine(engine, Group::engineId))
                .filter(group -> !Boolean.TRUE.equals(group.isReplica()))
                .map(group -> new Place(group.id(), group.name()))
                .toList();
        return Place.resolve(name, there, Problem.GROUP_UNKNOWN);
    }
}
