package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What never changes about datasets, so that what was seen in any answer needs not be asked for again: their types, such as
 * {@code OracleDatabaseContainer}, on which the bodies of most changes depend, and whose a timeflow is.
 */
final class DatasetTypes {
    private static final int REMEMBERED = 5000;

    private final Map<String, String> seen = remembered();
    /** By a timeflow that was the current one of its dataset. */
    private final Map<String, String> owners = remembered();

    private static Map<String, String> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    void see(Container container) {
        seen.put(container.reference(), container.type());
        if (container.currentTimeflow() != null) {
            owners.put(container.currentTimeflow(), container.reference());
        }
    }

    /** The dataset whose timeflow it is; null where that was not seen, or long ago. */
    String ownerOf(String timeflow) {
        return owners.get(timeflow);
    }

    /** @param asked for one that was not seen, or long ago */
    String of(String reference, Function<String, String> asked) {
        String type = seen.get(reference);
        return type == null ? asked.apply(reference) : type;
    }
}
