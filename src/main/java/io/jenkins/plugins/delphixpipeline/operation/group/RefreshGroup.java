package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.GroupPoint;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Refreshes the VDBs of a group: each from the newest snapshot of its parent that may travel, or all from a bookmark. What each
 * one gets is decided before, so that it can be looked at.
 */
public final class RefreshGroup implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String REFRESH = "REFRESH_GROUP";
    private static final String CHOSEN = "chosen.";
    private static final String LABEL = "label";
    /** Fact of each VDB: parent and snapshot that its data comes from, by name. */
    private static final String ORIGIN = "origin.";

    private final String group;
    private final String bookmark;
    private final boolean allowUnmasked;

    /** @param bookmark null for the newest snapshots */
    public RefreshGroup(String group, String bookmark, boolean allowUnmasked) {
        this.group = group;
        this.bookmark = bookmark;
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public String verb() {
        return "refresh";
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        List<Result.Flow> known = state.factsWith(ORIGIN).values().stream()
                .sorted()
                .distinct()
                .map(origin -> origin.split("\n"))
                .map(origin -> new Result.Flow(origin[0], origin[1], group))
                .toList();
        return known.isEmpty() ? List.of(new Result.Flow(null, state.fact(LABEL), group)) : known;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(REFRESH)) {
            return new Next.Done(report(state, context));
        }
        VdbGroup found = context.vdbGroups().group(group);
        List<Dataset> members = Members.toChange(found, context);
        Map<String, String> facts = new HashMap<>(Members.facts(found, members));
        UnmaskedDataPolicy policy = policy(context);
        GroupPoint point = bookmark == null
                ? newest(members, policy, context, facts)
                : ofBookmark(found, members, policy, context, facts);
        Map<String, String> before =
                members.stream().collect(Collectors.toMap(Dataset::reference, Dataset::currentTimeflow));
        GroupSubmission submission = new GroupSubmission.RefreshGroup(found.reference(), point, before);
        context.submissions().check(submission);
        Next.Submit refresh =
                Next.Submit.of(REFRESH, submission).remembering(facts).guardedBy(Members.guards(found));
        // Where it is let, even a master is refreshed; others must not take from it meanwhile.
        return MasterClaims.held(refresh, members, policy::isMaster, context);
    }

    private UnmaskedDataPolicy policy(OperationContext context) {
        return UnmaskedDataPolicy.of(context, allowUnmasked);
    }

    private static GroupPoint newest(
            List<Dataset> members, UnmaskedDataPolicy policy, OperationContext context, Map<String, String> facts) {
        Map<String, String> chosen = new HashMap<>();
        for (Dataset vdb : members) {
            if (vdb.parent() == null) {
                throw PlatformException.of(Problem.NO_SNAPSHOT, vdb.path());
            }
            Dataset parent = context.catalog().listed(vdb.parent());
            Snapshot snapshot = policy.latestSafe(parent, vdb.path());
            chosen.put(vdb.reference(), snapshot.reference());
            facts.put(CHOSEN + vdb.reference(), snapshot.reference());
            facts.put(ORIGIN + vdb.reference(), parent.path() + "\n" + snapshot.name());
        }
        facts.put(LABEL, "LATEST_SNAPSHOT");
        return new GroupPoint.AtSnapshots(chosen);
    }

    private GroupPoint ofBookmark(
            VdbGroup found,
            List<Dataset> members,
            UnmaskedDataPolicy policy,
            OperationContext context,
            Map<String, String> facts) {
        Bookmark mark = NameResolver.resolve(bookmark, context.vdbGroups().bookmarks(found), Problem.BOOKMARK_UNKNOWN);
        Map<String, String> marked = BookmarkedVdbs.requireTravel(mark, policy, context, group);
        // What fits a group marks its own VDBs or those that they were made from.
        for (Dataset vdb : members) {
            String snapshot = marked.getOrDefault(vdb.reference(), marked.get(String.valueOf(vdb.parent())));
            if (snapshot != null) {
                facts.put(CHOSEN + vdb.reference(), snapshot);
            }
        }
        facts.put(LABEL, mark.name());
        return new GroupPoint.AtBookmark(mark.reference());
    }

    private Result report(OperationState state, OperationContext context) {
        List<Dataset> members = Members.now(state, context);
        UnmaskedDataPolicy policy = policy(context);
        members.forEach(vdb -> prove(vdb, policy, state, context));
        return Members.result(group, members).with("point", state.fact(LABEL)).withFlows(intendedFlows(state));
    }

    /** After a lost answer the job that was found may be another controller's, which asked for other data. */
    private static void prove(Dataset vdb, UnmaskedDataPolicy policy, OperationState state, OperationContext context) {
        if (vdb.currentTimeflow().equals(Members.timeflowBefore(state, vdb))) {
            throw unproven(vdb, state, "it is still on timeflow " + vdb.currentTimeflow());
        }
        Timeflow timeflow = context.catalog().timeflow(vdb.currentTimeflow());
        if (!vdb.reference().equals(timeflow.dataset())) {
            throw unproven(vdb, state, "timeflow " + timeflow.reference() + " is not its own");
        }
        String chosen = state.fact(CHOSEN + vdb.reference());
        if (chosen == null) {
            policy.requireTravelled(vdb, unproven(vdb, state));
        } else if (!chosen.equals(timeflow.parentSnapshot())) {
            throw unproven(
                    vdb, state, "it was refreshed from snapshot " + timeflow.parentSnapshot() + ", not from " + chosen);
        }
    }

    private static PlatformException unproven(Dataset vdb, OperationState state, String details) {
        return new PlatformException(unproven(vdb, state).withDetails(details));
    }

    private static Failure unproven(Dataset vdb, OperationState state) {
        return Failure.of(Problem.UNPROVEN, vdb.path()).withJob(state.job(REFRESH));
    }
}
