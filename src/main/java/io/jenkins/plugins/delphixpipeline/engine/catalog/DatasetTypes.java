package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.http.cache.LatestEntries;
import java.util.Map;
import java.util.function.Function;

/**
 * The types of datasets, such as {@code OracleDatabaseContainer}, on which the bodies of most changes depend. The type of a
 * reference never changes, so that one that was seen in any answer needs not be asked for again.
 */
final class DatasetTypes {
    private static final int REMEMBERED = 5000;

    private final Map<String, String> seen = LatestEntries.of(REMEMBERED);

    void see(Container container) {
        seen.put(container.reference(), container.type());
    }

    /** @param asked for one that was not seen, or long ago */
    String of(String reference, Function<String, String> asked) {
        String type = seen.get(reference);
        return type == null ? asked.apply(reference) : type;
    }
}
