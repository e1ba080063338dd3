package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import java.util.function.Function;

/**
 * The types of datasets, such as {@code OracleDatabaseContainer}, on which the bodies of most changes depend. The type of a
 * reference never changes, so that one that was seen in any answer needs not be asked for again.
 */
final class DatasetTypes {
    private static final int REMEMBERED = 5000;

    private final Cache<String, String> seen =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    void see(Container container) {
        seen.put(container.reference(), container.type());
    }

    /** @param asked for one that was not seen, or long ago */
    String of(String reference, Function<String, String> asked) {
        String type = seen.getIfPresent(reference);
        return type == null ? asked.apply(reference) : type;
    }
}
