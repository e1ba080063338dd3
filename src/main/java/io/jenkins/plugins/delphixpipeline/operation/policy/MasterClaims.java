package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operation asks for before it changes the data of masked VDBs. */
public final class MasterClaims {
    private MasterClaims() {}

    /** Nobody else of this controller changes the VDB's data, or takes its newest, meanwhile. */
    public static MasterClaim alone(Dataset vdb, OperationContext context) {
        return alone(Stream.of(vdb), context);
    }

    /** The same for several. */
    public static MasterClaim alone(Stream<Dataset> vdbs, OperationContext context) {
        Set<String> masters = vdbs.map(vdb -> key(vdb.reference(), context)).collect(Collectors.toSet());
        return new MasterClaim(Set.of(), masters);
    }

    /**
     * Nobody else changes those of them that are masked. An attempt that failed is only made again on one that is no master: of
     * several, one that goes on would look like what made another one fail.
     *
     * @param isMaster whether a VDB masks what it gets
     */
    public static Next.Submit held(
            Next.Submit next, List<Dataset> vdbs, Predicate<Dataset> isMaster, OperationContext context) {
        MasterClaim claim = alone(vdbs.stream().filter(Dataset::masked), context);
        boolean ordinary = vdbs.size() == 1 && vdbs.stream().noneMatch(isMaster);
        return ordinary ? next.holdingOrdinary(claim) : next.holding(claim);
    }

    /** The same for one that is going to be made. */
    public static MasterClaim alone(String path, OperationContext context) {
        return new MasterClaim(Set.of(), Set.of(key(path, context)));
    }

    /**
     * The VDB's name among the masters of all back ends.
     *
     * @param vdb its reference, or its path before it has one
     */
    public static String key(String vdb, OperationContext context) {
        try {
            return context.terms().ledger().keyOf(context.identity()) + ' ' + vdb;
        } catch (UncheckedIOException e) {
            throw new PlatformException(
                    Failure.of(Problem.LEDGER_UNREADABLE, vdb).withDetails(e.getMessage()));
        }
    }
}
