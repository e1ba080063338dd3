package io.jenkins.plugins.delphixpipeline.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A typed object to send. Engine API: every object names its type, and only members that are set are sent. */
public final class Body {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Body(String type) {
        members.put("type", type);
    }

    public static Body of(String type) {
        return new Body(type);
    }

    /** @param value a text, number, list, map or {@link Body}; left out when null */
    public Body put(String name, Object value) {
        if (value != null) {
            members.put(name, value instanceof Body body ? body.members : value);
        }
        return this;
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(members);
    }
}
