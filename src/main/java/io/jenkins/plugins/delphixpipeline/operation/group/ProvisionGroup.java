package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.provision.BeingMade;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a VDB group up with the data of a bookmark: provisions it with a new VDB for each that the bookmark marks, or refreshes
 * the one that is there. What the bookmark marks is looked at before.
 */
public final class ProvisionGroup implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    public static final String PROVISION = "PROVISION_GROUP";

    private static final String LABEL = "label";
    private static final String MARKED = "marked";
    private static final String SNAPSHOTS = "snapshots";

    private final String group;
    private final String bookmark;
    private final String from;
    private final Placement placement;
    private final IfExists ifExists;
    private final boolean allowUnmasked;

    /**
     * @param placement where its VDBs go and what else they get
     */
    public ProvisionGroup(String group, Source source, Placement placement, IfExists ifExists, boolean allowUnmasked) {
        this.group = group;
        this.bookmark = source.bookmark();
        this.from = source.from();
        this.placement = placement;
        this.ifExists = ifExists;
        this.allowUnmasked = allowUnmasked;
    }

    /**
     * Where the data comes from.
     *
     * @param from the VDB group whose bookmark it is, or that it fits; null to look for the bookmark everywhere
     */
    public record Source(String bookmark, String from) {}

    @Override
    public String verb() {
        return "provision";
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of(new Result.Flow(from, bookmark, group));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.begun(RefreshGroup.REFRESH)) {
            return refresh(bookmark).next(state, context);
        }
        if (state.ended(PROVISION)) {
            return new Next.Done(provisioned(state, context));
        }
        Optional<VdbGroup> present =
                state.doubts(PROVISION) ? Optional.empty() : context.vdbGroups().groupIfThere(group);
        return present.isPresent() ? existing(present.get(), state, context) : provision(context);
    }

    private RefreshGroup refresh(String from) {
        return new RefreshGroup(group, from, allowUnmasked);
    }

    /** What another build is making has no VDBs yet. */
    private Next existing(VdbGroup present, OperationState state, OperationContext context) {
        if (ifExists != IfExists.KEEP && ifExists != IfExists.REFRESH) {
            throw new PlatformException(Failure.of(Problem.VDB_GROUP_EXISTS, group)
                    .withCandidates(present.members().stream()
                            .map(VdbGroup.Member::name)
                            .toList()));
        }
        return BeingMade.wait(PROVISION, present.reference(), context)
                .orElseGet(() -> ifExists == IfExists.KEEP ? kept(present, context) : refreshed(state, context));
    }

    private Next kept(VdbGroup present, OperationContext context) {
        context.note(Note.KEPT, group);
        return new Next.Done(Members.result(group, Members.of(present, context)).with("kept", true));
    }

    private Next refreshed(OperationState state, OperationContext context) {
        context.note(Note.REFRESHING_EXISTING, group);
        return refresh(mark(context).reference()).next(state, context);
    }

    private Bookmark mark(OperationContext context) {
        Collection<Bookmark> all = from == null
                ? context.catalog().allBookmarks()
                : context.vdbGroups().bookmarks(context.vdbGroups().group(from));
        return NameResolver.resolve(bookmark, all, Problem.BOOKMARK_UNKNOWN);
    }

    private Next provision(OperationContext context) {
        Bookmark mark = mark(context);
        Map<String, String> marked = context.vdbGroups().vdbsOf(mark);
        if (marked.isEmpty()) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "bookmark")
                    .withDetails("\"" + mark.name() + "\" marks no VDB"));
        }
        Map<String, String> snapshots =
                BookmarkedVdbs.requireTravel(mark, UnmaskedDataPolicy.of(context, allowUnmasked), context, group);
        GroupSubmission submission = new GroupSubmission.ProvisionGroup(
                mark.reference(), group, new NewVdbs(group, placement, context).of(marked));
        context.submissions().check(submission);
        return Next.Submit.of(PROVISION, submission)
                .remembering(Map.of(
                        LABEL,
                        mark.name(),
                        MARKED,
                        String.valueOf(marked.size()),
                        SNAPSHOTS,
                        String.join("\n", snapshots.values())));
    }

    /** The job's word is not taken for it: each VDB must be there, with the data that was looked at. */
    private Result provisioned(OperationState state, OperationContext context) {
        String reference = state.made(PROVISION);
        // After a lost answer only the job may be known; others may have groups of that name.
        VdbGroup made = reference != null
                ? context.vdbGroups().groupByReference(reference)
                : context.vdbGroups()
                        .groupMadeBy(state.id())
                        .orElseThrow(() -> unproven(group, state, "no group bears the mark of this operation"));
        List<Dataset> members =
                made.vdbs().stream().map(context.catalog()::datasetByReference).toList();
        int marked = Integer.parseInt(state.fact(MARKED));
        if (members.size() != marked) {
            throw unproven(group, state, "it has " + members.size() + " VDBs, not " + marked);
        }
        List<String> snapshots = List.of(state.fact(SNAPSHOTS).split("\n"));
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        for (Dataset vdb : members) {
            if (state.fact(SNAPSHOTS).isEmpty()) {
                policy.requireTravelled(vdb, unproven(vdb.path(), state));
            } else {
                prove(vdb, snapshots, state, context);
            }
        }
        return Members.result(group, members)
                .with("vdbGroupReference", made.reference())
                .with("point", state.fact(LABEL))
                .withFlow(from, state.fact(LABEL), group);
    }

    private static void prove(Dataset vdb, List<String> snapshots, OperationState state, OperationContext context) {
        Timeflow timeflow = context.catalog().timeflow(vdb.currentTimeflow());
        if (!snapshots.contains(timeflow.parentSnapshot())) {
            throw unproven(
                    vdb.path(),
                    state,
                    "it was made from snapshot " + timeflow.parentSnapshot() + ", which the bookmark does not mark");
        }
    }

    private static PlatformException unproven(String what, OperationState state, String details) {
        return new PlatformException(unproven(what, state).withDetails(details));
    }

    private static Failure unproven(String what, OperationState state) {
        return Failure.of(Problem.UNPROVEN, what).withJob(state.job(PROVISION));
    }
}
