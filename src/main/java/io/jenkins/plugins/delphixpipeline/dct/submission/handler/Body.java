package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent with a change. DCT API: nothing that is null, and nothing that is not asked for. */
public final class Body {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param value left out when null */
    public Body put(String name, Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    public Body putAll(Map<String, Object> more) {
        members.putAll(more);
        return this;
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(members);
    }
}
