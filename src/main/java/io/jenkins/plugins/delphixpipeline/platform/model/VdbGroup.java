package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.Comparator;
import java.util.List;

/**
 * VDBs that are refreshed, started and bookmarked together.
 *
 * @param members in the order in which they are started
 * @param ofSelfService a data pod that the back end shows as a group: Self-Service of its engine works with it
 * @param lockedBy who keeps this login from changing it; null for nobody, and where the back end does not tell
 */
public record VdbGroup(String reference, String name, List<Member> members, boolean ofSelfService, String lockedBy)
        implements Named {
    /**
     * A VDB of the group.
     *
     * @param vdb its reference
     * @param order members of the same number are started side by side, those of a higher one later
     * @param lockedBy as for the group
     */
    public record Member(String vdb, String name, int order, String lockedBy) {}

    public VdbGroup {
        members = List.copyOf(
                members.stream().sorted(Comparator.comparingInt(Member::order)).toList());
    }

    /** The references of its VDBs. */
    public List<String> vdbs() {
        return members.stream().map(Member::vdb).toList();
    }
}
