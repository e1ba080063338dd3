package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import java.util.LinkedHashMap;
import java.util.Map;

/** VDBs that are worked on together: those of one order side by side, the orders one after the other. */
public final class VdbGroup {

    private final String id;
    private final String layout;
    private final Map<String, Integer> orders = new LinkedHashMap<>();
    private String name;
    private String refreshedTo;
    private String refreshedAt;

    VdbGroup(String name) {
        this(Ids.next(), name, null);
    }

    /** @param layout id of the Self-Service container that it stands for, or null */
    VdbGroup(String id, String name, String layout) {
        this.id = id;
        this.name = name;
        this.layout = layout;
    }

    String layout() {
        return layout;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void name(String changed) {
        name = changed;
    }

    /** By id of the VDB. */
    public Map<String, Integer> orders() {
        return orders;
    }

    /** Remembers a refresh that has worked. */
    public void refreshed(String bookmark, String when) {
        refreshedTo = bookmark;
        refreshedAt = when;
    }

    String refreshedTo() {
        return refreshedTo;
    }

    String refreshedAt() {
        return refreshedAt;
    }
}
