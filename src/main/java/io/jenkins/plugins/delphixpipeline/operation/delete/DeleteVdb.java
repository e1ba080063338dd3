package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Deletes a VDB; never a dSource. */
public final class DeleteVdb implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String vdb;
    private final boolean force;
    private final boolean groupMayLack;

    /** @param force also when its host cannot be reached */
    public DeleteVdb(String vdb, boolean force) {
        this(vdb, force, false);
    }

    private DeleteVdb(String vdb, boolean force, boolean groupMayLack) {
        this.vdb = vdb;
        this.force = force;
        this.groupMayLack = groupMayLack;
    }

    /** The same where nothing may have been made yet, not even its group. */
    public DeleteVdb orNoGroup() {
        return new DeleteVdb(vdb, force, true);
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public void check(OperationContext context) {
        Optional<Dataset> present = present(context);
        if (present.isEmpty()) {
            requireNoMistake(context);
        }
        present.ifPresent(RefreshPhase::requireVdb);
    }

    Optional<Dataset> present(OperationContext context) {
        return Lookup.ifThere(() -> context.catalog().dataset(vdb));
    }

    private void requireNoMistake(OperationContext context) {
        DeletePhase.requireOneName(
                "vdb", vdb, name -> Lookup.ifThere(() -> context.catalog().dataset(name))
                        .isPresent());
        requireGroup(context);
    }

    /**
     * A VDB that is not there may have been deleted, but its group is not deleted with it: an unknown one is a typing mistake.
     *
     * @throws PlatformException {@link Problem#GROUP_UNKNOWN}
     */
    private void requireGroup(OperationContext context) {
        if (groupMayLack) {
            return;
        }
        String local = withoutEngine(context);
        if (vdb.indexOf('/') < 0 || beginsWithGroup(vdb, context) || beginsWithGroup(local, context)) {
            return;
        }
        String wrong = local.indexOf('/') < 0 ? vdb : local;
        throw new PlatformException(Failure.of(Problem.GROUP_UNKNOWN, wrong.substring(0, wrong.indexOf('/')))
                .withDetails(vdb)
                .withCandidates(context.catalog().groups().stream().sorted().toList()));
    }

    private static boolean beginsWithGroup(String path, OperationContext context) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String group = path.substring(0, slash);
            if (context.catalog().datasets().stream().anyMatch(each -> each.isInGroup(group))
                    || context.catalog().hasGroup(group)) {
                return true;
            }
        }
        return false;
    }

    /** On a back end of many engines that of the VDB may stand before its group, as in what lists and results tell. */
    private String withoutEngine(OperationContext context) {
        String first = vdb.substring(0, Math.max(0, vdb.indexOf('/')));
        boolean isEngine = context.catalog().datasets().stream().anyMatch(each -> first.equals(each.engine()));
        return isEngine ? vdb.substring(first.length() + 1) : vdb;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdb", vdb);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        Optional<Dataset> present = known == null
                ? present(context)
                : Lookup.ifThere(() -> context.catalog().datasetByReference(known));
        if (present.isEmpty()) {
            if (known == null) {
                requireNoMistake(context);
            } else if (!context.submissions().showsDeletion(known)) {
                // It was there when the deletion was sent, and may only be out of this login's sight.
                throw PlatformException.of(Problem.NOT_VISIBLE, vdb);
            }
            return DeletePhase.absent(vdb, result, context);
        }
        Dataset target = RefreshPhase.requireVdb(present.get());
        return DeletePhase.submit(new Submission.DeleteVdb(target.reference(), force), List.of(target.reference()));
    }
}
