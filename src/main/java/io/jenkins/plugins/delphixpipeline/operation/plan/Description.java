package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange.Detail;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingEvidence;
import io.jenkins.plugins.delphixpipeline.platform.BranchSubmission;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what a submission would do, to what, and what there is to know about it beforehand. */
final class Description {
    private static final String LABEL = "label";
    private static final String MASKING_STEP = "maskingStep";

    private final OperationContext context;

    Description(OperationContext context) {
        this.context = context;
    }

    /** @param subject what the operation is about, as its user named it */
    PlannedChange of(Next.Submit next, String subject) {
        PlannedChange change = change(next, subject);
        List<String> jobs = context.jobs().inTheWay(next.admission().guards()).stream()
                .map(DelphixJob::reference)
                .toList();
        return change.with(Detail.WAITS_FOR, jobs);
    }

    private PlannedChange change(Next.Submit next, String subject) {
        Submission submission = next.submission();
        if (submission instanceof Submission.Refresh refresh) {
            Dataset vdb = context.catalog().listed(refresh.target());
            Dataset parent = context.catalog().listed(vdb.parent());
            PlannedChange change = plain(submission, vdb.path()).telling("vdb", vdb.path());
            return masked(moving(change, parent, next), step(vdb, parent, next), parent);
        }
        if (submission instanceof Submission.Provision provision) {
            Dataset parent = context.catalog().listed(provision.target());
            String path = next.facts().getOrDefault("path", subject);
            String step =
                    provision.maskingJob() == null ? null : new Masking.Hook(true, provision.maskingJob()).describe();
            return masked(moving(plain(submission, path).telling("vdb", path), parent, next), step, parent);
        }
        if (submission instanceof Submission.Rewind) {
            String path = context.catalog().pathOf(submission.target());
            return point(plain(submission, path).telling("vdb", path), next);
        }
        if (submission instanceof GroupSubmission group) {
            return ofGroup(group, next, subject);
        }
        return submission.kind().needs() == Feature.SELF_SERVICE
                ? ofSelfService(submission, subject)
                : ofDataset(submission, subject);
    }

    private static PlannedChange plain(Submission submission, String subject) {
        return new PlannedChange(submission.kind(), subject, Map.of(), Result.empty());
    }

    private static PlannedChange moving(PlannedChange change, Dataset parent, Next.Submit next) {
        return point(change.with(Detail.FROM, List.of(parent.path())).telling("from", parent.path()), next);
    }

    private static PlannedChange point(PlannedChange change, Next.Submit next) {
        String label = next.facts().get(LABEL);
        return label == null
                ? change
                : change.with(Detail.POINT, List.of(label)).telling("point", label);
    }

    /** What masks the data, where the change itself tells it. */
    static Optional<String> namedStep(Next.Submit next) {
        return Optional.ofNullable(next.facts().get(MASKING_STEP))
                .filter(step -> !step.isEmpty())
                .or(() -> MaskingEvidence.seenByRun(next.facts()));
    }

    private String step(Dataset vdb, Dataset parent, Next.Submit next) {
        return namedStep(next).orElseGet(() -> hooks(vdb, parent));
    }

    private String hooks(Dataset vdb, Dataset parent) {
        List<String> hooks = vdb.masked() && !parent.masked()
                ? context.catalog().masking(vdb).hooks().stream()
                        .map(Masking.Hook::describe)
                        .toList()
                : List.of();
        return hooks.isEmpty() ? null : String.join(", ", hooks);
    }

    private static PlannedChange masked(PlannedChange change, String step, Dataset parent) {
        if (step != null) {
            return change.with(Detail.MASKED_BY, List.of(step)).telling(MASKING_STEP, step);
        }
        return change.with(parent.masked() ? Detail.MASKED_THERE : Detail.UNMASKED, List.of(parent.path()));
    }

    private PlannedChange ofDataset(Submission submission, String subject) {
        return switch (submission.kind()) {
            case SYNC, ENABLE, DISABLE, START, STOP, UNDO, SET_HOOKS -> {
                String path = context.catalog().pathOf(submission.target());
                yield plain(submission, path)
                        .telling(submission.kind() == Submission.Kind.SYNC ? "dataset" : "vdb", path);
            }
            case DELETE_VDB -> {
                Dataset vdb = context.catalog().listed(submission.target());
                yield deleting(plain(submission, vdb.path()).telling("vdb", vdb.path()), List.of(vdb), null);
            }
            case BOOKMARK_VDB -> {
                String path = context.catalog().pathOf(submission.target());
                yield plain(submission, submission.madeName())
                        .telling("bookmark", submission.madeName())
                        .telling("vdb", path)
                        .with(Detail.FROM, List.of(path));
            }
            case DELETE_BOOKMARK, UPDATE_BOOKMARK, SHARE_BOOKMARK ->
                plain(submission, subject).telling("bookmark", subject);
            default -> plain(submission, subject);
        };
    }

    private PlannedChange ofSelfService(Submission submission, String subject) {
        if (submission instanceof Submission.CreateBookmark bookmark) {
            String owner = bookmark.ofPod()
                    ? context.selfService().podByReference(bookmark.target()).name()
                    : context.selfService()
                            .templateByReference(bookmark.target())
                            .path();
            return plain(submission, bookmark.madeName())
                    .telling("bookmark", bookmark.madeName())
                    .telling(bookmark.ofPod() ? "dataPod" : "template", owner)
                    .with(Detail.FROM, List.of(owner));
        }
        if (submission instanceof Submission.CreatePod pod) {
            String template =
                    context.selfService().templateByReference(pod.target()).path();
            return plain(submission, pod.madeName())
                    .telling("dataPod", pod.madeName())
                    .telling("template", template)
                    .with(Detail.FROM, List.of(template))
                    .with(Detail.MEMBERS, paths(pod.datasets()));
        }
        DataPod pod = context.selfService().podByReference(submission.target());
        PlannedChange change = plain(submission, pod.name()).telling("dataPod", pod.name());
        if (submission instanceof BranchSubmission) {
            return plain(submission, subject).telling("dataPod", pod.name());
        }
        if (submission instanceof Submission.ChangePod what) {
            return new PlannedChange(submission.kind(), pod.name(), Map.of(), change.result())
                    .telling("action", what.change().name().toLowerCase(Locale.ROOT));
        }
        if (submission instanceof Submission.DeletePod delete) {
            return deletingPod(change, pod, delete);
        }
        String template =
                context.selfService().templateByReference(pod.template()).path();
        return change.telling("template", template).with(Detail.FROM, List.of(template));
    }

    private PlannedChange deletingPod(PlannedChange change, DataPod pod, Submission.DeletePod delete) {
        List<Dataset> vdbs = delete.withVdbs()
                ? context.selfService().datasetsOf(pod.reference()).stream()
                        .map(context.catalog()::listed)
                        .toList()
                : List.of();
        List<String> bookmarks = context.selfService().bookmarks(pod).stream()
                .map(Bookmark::name)
                .toList();
        return deleting(
                        change.with(
                                Detail.DELETES, vdbs.stream().map(Dataset::path).toList()),
                        vdbs,
                        pod.reference())
                .with(Detail.BOOKMARKS, bookmarks);
    }

    private PlannedChange ofGroup(GroupSubmission submission, Next.Submit next, String subject) {
        if (submission instanceof GroupSubmission.BookmarkGroup bookmark) {
            String group =
                    context.vdbGroups().groupByReference(bookmark.target()).name();
            return plain(submission, bookmark.madeName())
                    .telling("bookmark", bookmark.madeName())
                    .telling("vdbGroup", group)
                    .with(Detail.FROM, List.of(group));
        }
        PlannedChange change = point(plain(submission, subject).telling("vdbGroup", subject), next);
        if (submission instanceof GroupSubmission.DeleteGroup) {
            return change;
        }
        List<String> members =
                switch (submission.kind()) {
                    case CREATE_GROUP -> paths(((GroupSubmission.CreateGroup) submission).vdbs());
                    case PROVISION_GROUP ->
                        ((GroupSubmission.ProvisionGroup) submission)
                                .vdbs().values().stream()
                                        .map(GroupSubmission.ProvisionGroup.NewVdb::name)
                                        .sorted()
                                        .toList();
                    default ->
                        paths(context.vdbGroups()
                                .groupByReference(submission.target())
                                .vdbs());
                };
        return change.with(Detail.MEMBERS, members).telling("vdbs", new ArrayList<>(members));
    }

    private List<String> paths(List<String> datasets) {
        return datasets.stream().map(context.catalog()::pathOf).toList();
    }

    /**
     * What was made from these or works with them, and marks on them.
     *
     * @param pod whose VDBs they are, which goes with them; null for none
     */
    private PlannedChange deleting(PlannedChange change, List<Dataset> vdbs, String pod) {
        List<String> gone = vdbs.stream().map(Dataset::reference).toList();
        List<String> dependents = vdbs.isEmpty()
                ? List.of()
                : context.catalog().datasets().stream()
                        .filter(each -> gone.contains(each.parent()) && !gone.contains(each.reference()))
                        .map(Dataset::path)
                        .toList();
        List<String> bookmarks = vdbs.stream()
                .flatMap(vdb -> DeletePhase.bookmarks(vdb, context).stream())
                .map(Bookmark::name)
                .toList();
        List<String> layouts = context.platform().selfService().stream()
                .flatMap(selfService -> gone.stream()
                        .flatMap(vdb -> selfService.layoutsOf(vdb).stream())
                        .distinct()
                        .filter(layout -> !layout.equals(pod))
                        .map(layout -> nameOf(layout, selfService)))
                .toList();
        List<String> all = Stream.concat(dependents.stream(), layouts.stream()).toList();
        return change.with(Detail.DEPENDENTS, dependents)
                .with(Detail.LAYOUTS, layouts)
                .with(Detail.BOOKMARKS, bookmarks)
                .telling("dependents", all.isEmpty() ? null : new ArrayList<>(all));
    }

    private static String nameOf(String layout, SelfService selfService) {
        return selfService.templates().stream()
                .filter(template -> template.reference().equals(layout))
                .findFirst()
                .map(DataTemplate::name)
                .orElseGet(() -> selfService.podByReference(layout).name());
    }
}
