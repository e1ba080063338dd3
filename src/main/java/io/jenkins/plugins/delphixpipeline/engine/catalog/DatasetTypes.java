package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import java.util.function.Function;

/**
 * What never changes about datasets, so that what was seen in any answer needs not be asked for again: their types, such as
 * {@code OracleDatabaseContainer}, on which the bodies of most changes depend, and whose a timeflow is.
 */
final class DatasetTypes {
    private static final int REMEMBERED = 5000;

    private final Cache<String, String> seen = remembered();
    /** By a timeflow that was the current one of its dataset. */
    private final Cache<String, String> owners = remembered();

    private static Cache<String, String> remembered() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    void see(Container container) {
        seen.put(container.reference(), container.type());
        if (container.currentTimeflow() != null) {
            owners.put(container.currentTimeflow(), container.reference());
        }
    }

    /** The dataset whose timeflow it is; null where that was not seen, or long ago. */
    String ownerOf(String timeflow) {
        return owners.getIfPresent(timeflow);
    }

    /** @param asked for one that was not seen, or long ago */
    String of(String reference, Function<String, String> asked) {
        String type = seen.getIfPresent(reference);
        return type == null ? asked.apply(reference) : type;
    }
}
