package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;

/** Keeps unmasked production data out of data environments unless somebody said that it may go there. */
final class MaskedAncestry {
    private MaskedAncestry() {}

    /**
     * @throws PlatformException {@link Problem#UNMASKED_DATA} when neither the VDB nor any VDB it descends from is masked
     */
    static void require(Dataset vdb, DataPlatform platform, boolean allowUnmasked) {
        if (!allowUnmasked && !masksItself(vdb, platform) && !masked(vdb.parent(), platform)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, vdb.path());
        }
    }

    /** The same for a VDB that is still to be made from this parent. */
    static void requireOfParent(Dataset parent, String child, DataPlatform platform, boolean allowUnmasked) {
        if (!allowUnmasked && !masked(parent.reference(), platform)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, child);
        }
    }

    /** The flag alone is inherited and promises nothing about the VDB's own refresh; a hook must be there to do the work. */
    private static boolean masksItself(Dataset vdb, DataPlatform platform) {
        return vdb.masked() && !platform.catalog().masking(vdb).hooks().isEmpty();
    }

    private static boolean masked(String reference, DataPlatform platform) {
        for (String next = reference; next != null; ) {
            Dataset ancestor = platform.catalog().datasetByReference(next);
            if (ancestor.isVdb() && ancestor.masked()) {
                return true;
            }
            next = ancestor.parent();
        }
        return false;
    }
}
