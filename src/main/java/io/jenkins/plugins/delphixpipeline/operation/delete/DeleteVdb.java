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
        Optional<Dataset> present = Lookup.ifThere(() -> context.catalog().dataset(vdb));
        if (present.isEmpty()) {
            requireNoMistake(context);
        }
        present.ifPresent(RefreshPhase::requireVdb);
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
        int first = vdb.indexOf('/');
        for (int slash = first; slash >= 0; slash = vdb.indexOf('/', slash + 1)) {
            String group = vdb.substring(0, slash);
            if (context.catalog().datasets().stream().anyMatch(each -> each.isInGroup(group))
                    || context.catalog().hasGroup(group)) {
                return;
            }
        }
        if (first >= 0) {
            throw new PlatformException(Failure.of(Problem.GROUP_UNKNOWN, vdb.substring(0, first))
                    .withDetails(vdb)
                    .withCandidates(context.catalog().groups().stream().sorted().toList()));
        }
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("vdb", vdb);
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        Optional<Dataset> present = known == null
                ? Lookup.ifThere(() -> context.catalog().dataset(vdb))
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
