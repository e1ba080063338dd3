package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import java.util.LinkedHashMap;
import java.util.Map;

/** VDBs that are worked on together: those of one order side by side, the orders one after the other. */
public final class VdbGroup {

    private final String id = Ids.next();
    private final Map<String, Integer> orders = new LinkedHashMap<>();
    private String name;
    private String refreshedTo;
    private String refreshedAt;

    VdbGroup(String name) {
        this.name = name;
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
