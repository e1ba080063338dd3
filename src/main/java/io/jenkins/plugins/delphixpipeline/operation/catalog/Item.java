package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A map that grows by what is there. */
record Item(Map<String, Object> values) {
    static Item named(String name, String reference) {
        return new Item(new LinkedHashMap<>()).with("name", name).with("reference", reference);
    }

    static Item of(Bookmark bookmark) {
        return named(bookmark.name(), bookmark.reference())
                .with("tags", new ArrayList<>(bookmark.tags()))
                .with("shared", bookmark.shared())
                .with("createdAt", bookmark.createdAt())
                .with("dataAt", bookmark.dataAt())
                .with("expiration", bookmark.expiration())
                .with("description", bookmark.description());
    }

    Item with(String key, Object value) {
        if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    Item with(String key, Instant time) {
        return with(key, Objects.toString(time, null));
    }
}
