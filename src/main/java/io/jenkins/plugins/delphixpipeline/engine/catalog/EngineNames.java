package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Placed;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import io.jenkins.plugins.delphixpipeline.platform.model.Namespace;
import java.util.Collection;
import java.util.List;

/** Finds by name what an engine has few of: groups, environments, repositories, jobs, users. */
public final class EngineNames {
    private final Namespaces namespaces;

    EngineNames(EngineSession session) {
        this.namespaces = new Namespaces(session);
    }

    /** @param reference as an object of the engine tells it; null for a local one, which is in no namespace */
    Namespace namespace(String reference) {
        return namespaces.of(reference);
    }

    /** The only one of that name; where there is none, there are so few that all of them are told. */
    public <T extends Placed> T named(String name, Collection<T> all, Problem unknown) {
        List<Entry<T>> entries = all.stream().map(this::entry).toList();
        try {
            return NameResolver.<Entry<T>>resolve(name, entries, unknown).item();
        } catch (PlatformException e) {
            if (e.problem() != unknown) {
                throw e;
            }
            throw new PlatformException(
                    e.failure().withCandidates(paths(all).stream().sorted().toList()));
        }
    }

    /** Whether it is one of those that the name can mean. */
    public boolean means(String wanted, Placed item) {
        return NameResolver.means(wanted, entry(item));
    }

    /** The same without references. */
    boolean isCalled(String wanted, Placed item) {
        return entry(item).isCalled(wanted);
    }

    /** The unambiguous form. */
    public String path(Placed item) {
        return entry(item).path();
    }

    List<String> paths(Collection<? extends Placed> all) {
        return all.stream().map(this::path).toList();
    }

    private <T extends Placed> Entry<T> entry(T item) {
        return new Entry<>(item, this);
    }

    /** The namespaces are asked for only where a name may lie in one, or is shown. */
    private record Entry<T extends Placed>(T item, EngineNames names) implements Named {
        @Override
        public String reference() {
            return item.reference();
        }

        @Override
        public String name() {
            return item.name();
        }

        @Override
        public Namespace namespace() {
            return names.namespace(item.namespace());
        }

        @Override
        public boolean isCalled(String wanted) {
            return (item.namespace() == null || wanted.endsWith("/" + item.name())) && Named.super.isCalled(wanted);
        }
    }
}
