package io.jenkins.plugins.delphixpipeline.operation;

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
    static void require(Dataset vdb, OperationContext context, boolean allowUnmasked) {
        if (!allowUnmasked && !masked(vdb.parent(), context)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, vdb.path());
        }
    }

    /** The same for all VDBs of a data pod. */
    static void requireOfPod(DataPod pod, OperationContext context, boolean allowUnmasked) {
        for (String dataset :
                allowUnmasked ? List.<String>of() : context.selfService().datasetsOf(pod.reference())) {
            require(context.catalog().listed(dataset), context, false);
        }
    }

    /**
     * The same for going back in a VDB's own history: there its own masking step counts as well, and {@link MaskedPast} looks
     * at the point.
     */
    static void requireInPast(Dataset vdb, OperationContext context, boolean allowUnmasked) {
        if (!vdb.masked()) {
            require(vdb, context, allowUnmasked);
        }
    }

    /** Whether nothing but the VDB's own masking step keeps its data from being unmasked. */
    static boolean reliesOnItself(Dataset vdb, OperationContext context) {
        return vdb.masked() && !masked(vdb.parent(), context);
    }

    /** The same for a VDB that is still to be made from this parent. */
    static void requireOfParent(Dataset parent, String child, OperationContext context, boolean allowUnmasked) {
        if (!allowUnmasked && !masked(parent.reference(), context)) {
            throw PlatformException.of(Problem.UNMASKED_DATA, child);
        }
    }

    private static boolean masked(String reference, OperationContext context) {
        for (String next = reference; next != null; ) {
            Dataset ancestor = context.catalog().listed(next);
            if (ancestor.isVdb() && ancestor.masked()) {
                return true;
            }
            next = ancestor.parent();
        }
        return false;
    }
}
