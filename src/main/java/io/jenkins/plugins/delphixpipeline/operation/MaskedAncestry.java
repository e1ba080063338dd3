package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.util.List;

/** Keeps unmasked production data out of data environments unless somebody said that it may go there. */
final class MaskedAncestry {
    private MaskedAncestry() {}

    /**
     * A VDB's own masking step does not count: only {@code RefreshMasked} checks and proves that.
     *
     * @throws PlatformException {@link Problem#UNMASKED_DATA} when no VDB that this one descends from is masked
     */
    static void require(Dataset vdb, DataPlatform platform, boolean allowUnmasked) {
        if (!allowUnmasked && !masked(vdb.parent(), platform)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, vdb.path());
        }
    }

    /** The same for all VDBs of a data pod. */
    static void requireOfPod(DataPod pod, DataPlatform platform, boolean allowUnmasked) {
        for (String dataset :
                allowUnmasked ? List.<String>of() : platform.selfService().datasetsOf(pod.reference())) {
            require(platform.catalog().listed(dataset), platform, false);
        }
    }

    /**
     * The same for going back in a VDB's own history: there its own masking step counts as well, and {@link MaskedPast} looks
     * at the point.
     */
    static void requireInPast(Dataset vdb, DataPlatform platform, boolean allowUnmasked) {
        if (!vdb.masked()) {
            require(vdb, platform, allowUnmasked);
        }
    }

    /** Whether nothing but the VDB's own masking step keeps its data from being unmasked. */
    static boolean reliesOnItself(Dataset vdb, DataPlatform platform) {
        return vdb.masked() && !masked(vdb.parent(), platform);
    }

    /** The same for a VDB that is still to be made from this parent. */
    static void requireOfParent(Dataset parent, String child, DataPlatform platform, boolean allowUnmasked) {
        if (!allowUnmasked && !masked(parent.reference(), platform)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, child);
        }
    }

    private static boolean masked(String reference, DataPlatform platform) {
        for (String next = reference; next != null; ) {
            Dataset ancestor = platform.catalog().listed(next);
            if (ancestor.isVdb() && ancestor.masked()) {
                return true;
            }
            next = ancestor.parent();
        }
        return false;
    }
}
