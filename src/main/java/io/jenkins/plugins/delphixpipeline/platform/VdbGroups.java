package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** VDB groups and their bookmarks, read only. Every method may throw {@link Problem#HOST_UNREACHABLE} and the like. */
public interface VdbGroups {
    List<VdbGroup> groups();

    /**
     * @param name exactly as the group is called, or its reference
     * @throws PlatformException {@link Problem#VDB_GROUP_UNKNOWN} with the nearest names, or {@link Problem#NAME_AMBIGUOUS}
     */
    default VdbGroup group(String name) {
        return NameResolver.resolve(name, groups(), Problem.VDB_GROUP_UNKNOWN);
    }

    /**
     * The same where it need not be there.
     *
     * @throws PlatformException {@link Problem#NAME_AMBIGUOUS}
     */
    default Optional<VdbGroup> groupIfThere(String name) {
        List<VdbGroup> all = groups();
        return all.stream().noneMatch(group -> NameResolver.means(name, group))
                ? Optional.empty()
                : Optional.of(NameResolver.resolve(name, all, Problem.VDB_GROUP_UNKNOWN));
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    VdbGroup groupByReference(String reference);

    /**
     * The group that an operation has made, by the marks of its submissions.
     *
     * @param operation its id
     */
    Optional<VdbGroup> groupMadeBy(String operation);

    /**
     * For each VDB of the group the newest snapshot of its parent that it can be refreshed to, by the VDB's reference. Whether
     * that may be taken is for the operation to say.
     *
     * @throws PlatformException {@link Problem#NO_SNAPSHOT} where a parent has none
     */
    Map<String, Snapshot> latestSnapshots(VdbGroup group);

    /** Bookmarks that the group can be refreshed from: its own and those of groups or VDBs that fit. */
    List<Bookmark> bookmarks(VdbGroup group);

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    Bookmark bookmarkByReference(String reference);

    /** The names of the VDBs that a bookmark marks, by their references; VDBs that are gone by now are among them. */
    Map<String, String> vdbsOf(Bookmark bookmark);

    /**
     * What a bookmark marks: snapshots by the reference of the dataset that each belongs to.
     *
     * @return empty where the back end does not tell, so that nothing is known of the data behind it
     */
    Map<String, String> snapshotsOf(Bookmark bookmark);

    /**
     * The newest snapshot of each of these VDBs, by which it is known later that one was taken for a bookmark of them: by the
     * VDB's reference, and without those that have none.
     *
     * @return empty where a bookmark itself tells its snapshots
     */
    Map<String, String> newestBeforeBookmark(List<String> vdbs);
}
