package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import java.util.List;

/** What a scenario has for Data Control Tower; an engine knows nothing of it. */
public record DctEstate(List<VdbGroup> groups, List<Bookmark> bookmarks, List<Policy> policies) {

    /** Of an engine over which nobody has described anything. */
    public static final DctEstate NONE = new DctEstate(List.of(), List.of(), List.of());

    public DctEstate {
        groups = List.copyOf(groups);
        bookmarks = List.copyOf(bookmarks);
        policies = List.copyOf(policies);
    }

    /**
     * VDBs that Data Control Tower handles as one.
     *
     * @param vdbs references
     */
    public record VdbGroup(String name, List<String> vdbs) {
        public VdbGroup {
            vdbs = List.copyOf(vdbs);
        }
    }

    /**
     * A bookmark of the newest snapshots that the VDBs of a group, or a single one, have at the start.
     *
     * @param group its name; null for one of a VDB
     * @param vdb its reference; null for one of a group
     * @param shared whether everybody may see it
     * @param tags each a word, or {@code key=value}
     */
    public record Bookmark(String name, String group, String vdb, boolean shared, List<String> tags) {
        public Bookmark {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A policy that a VDB can be given when it is made.
     *
     * @param type as DCT writes it, such as RETENTION_POLICY
     */
    public record Policy(String name, String type) {}
}
