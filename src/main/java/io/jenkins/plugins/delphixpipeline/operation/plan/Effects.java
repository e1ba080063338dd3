package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry;
import io.jenkins.plugins.delphixpipeline.guard.MaskingLook;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedObject.Kind;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.GroupPoint;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a submission would leave behind, for the steps that are planned after it. */
final class Effects {
    private final OperationContext context;
    private final Overlay overlay;

    Effects(OperationContext context, Overlay overlay) {
        this.context = context;
        this.overlay = overlay;
    }

    /** Where the data of a planned timeflow comes from; null for what is not known. */
    private record Origin(String snapshot, String timeflow) {}

    /** @return the reference of what it would make; null when that is nothing */
    String of(Next.Submit next) {
        Submission submission = next.submission();
        if (submission instanceof GroupSubmission group) {
            return ofGroup(group);
        }
        if (submission instanceof Submission.Sync sync) {
            Dataset target = dataset(sync.target());
            return snapshot(target.reference(), target.name(), target.currentTimeflow());
        }
        if (submission instanceof Submission.Refresh refresh) {
            refresh(
                    dataset(refresh.target()),
                    refresh.point(),
                    Description.namedStep(next).isPresent());
            return null;
        }
        if (submission instanceof Submission.Provision provision) {
            return provision(provision);
        }
        if (submission instanceof Submission.CreatePod pod) {
            pod.datasets().forEach(this::refreshToNewest);
            return overlay.add(
                    Kind.POD,
                    pod.madeName(),
                    Map.of(
                            PlannedObject.PARENT,
                            pod.target(),
                            PlannedObject.MEMBERS,
                            String.join("\n", pod.datasets())));
        }
        if (submission instanceof Submission.RefreshPod pod) {
            context.selfService().datasetsOf(pod.target()).forEach(this::refreshToNewest);
            return null;
        }
        if (submission instanceof Submission.CreateBookmark bookmark) {
            return bookmark(bookmark.madeName(), bookmark.target(), bookmark.branch(), List.of());
        }
        if (submission instanceof Submission.BookmarkVdb bookmark) {
            return bookmark(
                    bookmark.madeName(), bookmark.target(), bookmark.at().timeflow(), List.of());
        }
        if (submission instanceof BranchSubmission branch) {
            return new BranchEffects(context, overlay).of(branch);
        }
        switchOrDelete(submission);
        return null;
    }

    /** What was planned for the VDB before stays where nothing else is set now. */
    private void hooks(String vdb, VdbHooks hooks) {
        if (!hooks.isEmpty()) {
            Map<String, String> facts = new HashMap<>();
            overlay.find(Kind.HOOKS, vdb).ifPresent(planned -> facts.putAll(planned.facts()));
            facts.putAll(PlannedHooks.facts(hooks));
            overlay.change(Kind.HOOKS, vdb, facts);
        }
    }

    private void switchOrDelete(Submission submission) {
        if (submission instanceof Submission.DeletePod pod && pod.withVdbs()) {
            context.selfService().datasetsOf(pod.target()).forEach(this::gone);
        }
        switch (submission.kind()) {
            case DELETE_VDB, DELETE_POD, DELETE_BOOKMARK -> gone(submission.target());
            case START -> power(submission.target(), "running");
            case ENABLE ->
                power(submission.target(), ((Submission.Enable) submission).attemptStart() ? "running" : "enabled");
            case STOP -> power(submission.target(), "enabled");
            case SET_HOOKS -> hooks(submission.target(), ((Submission.SetHooks) submission).hooks());
            case DISABLE -> power(submission.target(), "disabled");
            case CHANGE_POD -> change((Submission.ChangePod) submission);
            default -> {
                // Nothing that a later step could see.
            }
        }
    }

    private void change(Submission.ChangePod pod) {
        switch (pod.change()) {
            case ENABLE, RECOVER -> power(pod.target(), "running");
            case DISABLE -> power(pod.target(), "disabled");
            default -> {
                // Where its data would be then is not known before.
            }
        }
    }

    private String ofGroup(GroupSubmission submission) {
        if (submission instanceof GroupSubmission.CreateGroup group) {
            return overlay.add(
                    Kind.GROUP, group.madeName(), Map.of(PlannedObject.MEMBERS, String.join("\n", group.vdbs())));
        }
        if (submission instanceof GroupSubmission.ProvisionGroup group) {
            List<String> made = group.vdbs().entrySet().stream()
                    .map(each -> copy(dataset(each.getKey()), each.getValue()))
                    .toList();
            return overlay.add(Kind.GROUP, group.madeName(), Map.of(PlannedObject.MEMBERS, String.join("\n", made)));
        }
        if (submission instanceof GroupSubmission.BookmarkGroup bookmark) {
            List<String> marked =
                    context.vdbGroups().groupByReference(bookmark.target()).vdbs();
            return bookmark(bookmark.madeName(), bookmark.target(), null, marked);
        }
        if (submission instanceof GroupSubmission.DeleteGroup) {
            gone(submission.target());
            return null;
        }
        List<String> vdbs =
                context.vdbGroups().groupByReference(submission.target()).vdbs();
        if (submission instanceof GroupSubmission.RefreshGroup refresh) {
            vdbs.forEach(vdb -> refresh(dataset(vdb), point(refresh, vdb), false));
        } else {
            vdbs.forEach(vdb -> power(vdb, afterwards(submission.kind())));
        }
        return null;
    }

    private PointInTime point(GroupSubmission.RefreshGroup refresh, String vdb) {
        return refresh.point() instanceof GroupPoint.AtSnapshots at
                ? new PointInTime.AtSnapshot(at.byVdb().get(vdb))
                : new PointInTime.Latest(dataset(vdb).parent());
    }

    private static String afterwards(Submission.Kind kind) {
        return switch (kind) {
            case DISABLE_GROUP -> "disabled";
            case STOP_GROUP -> "enabled";
            default -> "running";
        };
    }

    private Dataset dataset(String reference) {
        return context.catalog().listed(reference);
    }

    private void refreshToNewest(String vdb) {
        Dataset target = dataset(vdb);
        refresh(target, new PointInTime.Latest(target.parent()), false);
    }

    /** @param masking whether the refresh itself says what masks its data: on DCT no VDB shows its compliance job */
    private void refresh(Dataset vdb, PointInTime point, boolean masking) {
        String timeflow = timeflow(vdb.reference(), origin(dataset(vdb.parent()), point));
        overlay.change(Kind.MOVED, vdb.reference(), Map.of(PlannedObject.TIMEFLOW, timeflow));
        if (isMaster(vdb) && (masking || masks(vdb))) {
            proven(vdb.reference(), timeflow);
        }
        snapshot(vdb.reference(), vdb.name(), timeflow);
    }

    private boolean isMaster(Dataset vdb) {
        return vdb.masked() && !dataset(vdb.parent()).masked();
    }

    private boolean masks(Dataset vdb) {
        String script = context.terms()
                .ledger()
                .master(context.identity(), vdb.reference())
                .maskingHook();
        return new MaskingLook(context.catalog().masking(vdb)).masks(script);
    }

    private String provision(Submission.Provision provision) {
        Dataset parent = dataset(provision.target());
        String vdb = made(
                provision.madeName(),
                provision.group(),
                parent,
                origin(parent, provision.point()),
                provision.maskingJob());
        hooks(vdb, provision.hooks());
        return vdb;
    }

    /** A new VDB with the data that a bookmark marks of another one. */
    private String copy(Dataset marked, GroupSubmission.ProvisionGroup.NewVdb vdb) {
        String group = vdb.group() == null ? marked.group() : vdb.group();
        Origin origin = origin(marked, new PointInTime.Latest(marked.reference()));
        return made(vdb.name() == null ? marked.name() : vdb.name(), group, marked, origin, null);
    }

    private String made(String name, String group, Dataset parent, Origin origin, String maskingJob) {
        String reference = overlay.data().freshReference();
        String timeflow = timeflow(reference, origin);
        Map<String, String> facts = new HashMap<>();
        facts.put(PlannedCatalog.GROUP, group);
        facts.put(PlannedCatalog.TYPE, parent.type());
        facts.put(PlannedCatalog.ENGINE, parent.engine());
        facts.put(PlannedCatalog.MASKING_JOB, maskingJob);
        facts.put(PlannedObject.PARENT, parent.reference());
        facts.put(PlannedObject.TIMEFLOW, timeflow);
        if (parent.masked() || maskingJob != null) {
            facts.put(PlannedObject.MASKED, "true");
        }
        overlay.data().add(new PlannedObject(overlay.backEnd(), Kind.DATASET, reference, name, facts));
        if (maskingJob != null) {
            proven(reference, timeflow);
        }
        snapshot(reference, name, timeflow);
        return reference;
    }

    /** Unless the masking fails, in which case no later step is reached. */
    private void proven(String vdb, String timeflow) {
        overlay.change(Kind.PROVEN, timeflow, Map.of(PlannedObject.DATASET, vdb));
        context.terms()
                .ledger()
                .enter(context.identity(), timeflow, new LedgerEntry(LedgerEntry.Outcome.PROVEN, vdb, null, null));
    }

    private Origin origin(Dataset parent, PointInTime point) {
        if (point instanceof PointInTime.AtSnapshot at) {
            return new Origin(
                    at.snapshot(),
                    context.catalog().snapshotByReference(at.snapshot()).timeflow());
        }
        if (point instanceof PointInTime.AtTime at) {
            return new Origin(null, at.timeflow());
        }
        String latest = context.catalog()
                .latestSnapshot(parent)
                .map(Snapshot::reference)
                .orElse(null);
        return new Origin(latest, parent.currentTimeflow());
    }

    private String timeflow(String dataset, Origin origin) {
        Map<String, String> facts = new HashMap<>();
        facts.put(PlannedObject.DATASET, dataset);
        facts.put(PlannedCatalog.SNAPSHOT, origin.snapshot());
        facts.put(PlannedObject.PARENT, origin.timeflow());
        return overlay.add(Kind.TIMEFLOW, null, facts);
    }

    private String snapshot(String dataset, String name, String timeflow) {
        return overlay.add(
                Kind.SNAPSHOT,
                "planned snapshot of " + name,
                Map.of(
                        PlannedObject.DATASET,
                        dataset,
                        PlannedObject.TIMEFLOW,
                        timeflow,
                        PlannedObject.AT,
                        afterThoseOf(dataset).toString()));
    }

    /** What the back end's clock shows may be told a little too early, and nothing is planned for the past. */
    private Instant afterThoseOf(String dataset) {
        Instant now = context.submissions().now();
        return context.catalog()
                .latestSnapshotOf(dataset)
                .map(Snapshot::dataAt)
                .filter(at -> !at.isBefore(now))
                .map(at -> at.plusMillis(1))
                .orElse(now);
    }

    private String bookmark(String name, String owner, String branch, List<String> members) {
        Map<String, String> facts = new HashMap<>();
        facts.put(PlannedObject.OWNER, owner);
        facts.put(PlannedObject.TIMEFLOW, branch);
        facts.put(PlannedObject.MEMBERS, String.join("\n", members));
        facts.put(PlannedObject.AT, context.submissions().now().toString());
        return overlay.add(Kind.BOOKMARK, name, facts);
    }

    private void power(String reference, String on) {
        overlay.change(Kind.POWER, reference, Map.of(PlannedCatalog.ON, on));
    }

    private void gone(String reference) {
        overlay.mark(Kind.GONE, reference);
    }
}
