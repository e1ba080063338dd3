package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodGuard;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodRecovery;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.TemplateSources;
import io.jenkins.plugins.delphixpipeline.operation.policy.BookmarkedData;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.io.Serial;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bookmarks the newest data of a data pod or of a template, so that testers find it in the catalogue. */
public final class BookmarkSelfService extends BookmarkOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CREATE = "CREATE_BOOKMARK";
    private static final String UPDATE = "UPDATE_BOOKMARK";
    private static final String SHARE = "SHARE_BOOKMARK";
    private static final String LAYOUT = "layout";
    private static final String AT = "at";
    private static final String BRANCH = "branch";
    private static final String POD = "pod";
    private static final String DELETE = "DELETE_BOOKMARK";

    private final PodTarget target;
    private final String branch;

    public BookmarkSelfService(String name, String pod, String template, BookmarkLabels labels, IfExists ifExists) {
        this(name, new PodTarget(pod, template, true, false), labels, ifExists);
    }

    /** @param target without a pod the template itself */
    public BookmarkSelfService(String name, PodTarget target, BookmarkLabels labels, IfExists ifExists) {
        this(name, target, null, labels, ifExists);
    }

    private BookmarkSelfService(
            String name, PodTarget target, String branch, BookmarkLabels labels, IfExists ifExists) {
        super(name, labels, ifExists);
        this.target = target;
        this.branch = branch;
    }

    /** The same for the newest data of a branch of the pod, by name or reference, whether it is active or not. */
    public BookmarkSelfService onBranch(String wanted) {
        return new BookmarkSelfService(name, target, wanted, labels, ifExists);
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of(new Result.Flow(target.pod() == null ? target.template() : target.pod(), null, name));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(CREATE)) {
            return created(state, context);
        }
        Layout layout = layout(context);
        PodGuard guard = new PodGuard(context, target.allowUnmasked());
        if (layout.pod() != null) {
            PodRecovery.proveOpened(layout.pod(), state, guard);
        }
        // After a lost answer the bookmark of that name may be our own; the driver has looked, so do not ask again.
        Optional<Bookmark> existing = state.doubts(CREATE)
                ? Optional.empty()
                : layout.bookmarks().stream()
                        .filter(bookmark -> isMeant(bookmark, layout.branch()))
                        .min(Comparator.comparing(bookmark -> !layout.branch().equals(bookmark.branch())));
        if (existing.isPresent()) {
            return existing(existing.get(), state, context);
        }
        return layout.pod() == null
                ? createOfTemplate(layout, context)
                : PodRecovery.help(
                                layout.pod(),
                                target.recover(),
                                Map.of(POD, layout.pod().reference()),
                                state,
                                guard)
                        .<Next>map(help -> help)
                        .orElseGet(() -> createOfPod(layout, context));
    }

    /**
     * Another branch than the active one has no newest data to speak of but at the time when it was left. What is shared can be
     * restored by the users of other pods.
     */
    private Next createOfPod(Layout layout, OperationContext context) {
        BookmarkedData data = data(context);
        if (branch == null || layout.branch().equals(layout.pod().activeBranch())) {
            if (labels().shared()) {
                data.requireNow(layout.reference());
            }
            return create(layout, null);
        }
        Instant at = context.selfService()
                .newestData(new Branch(layout.branch(), branch))
                .orElseThrow(() -> PlatformException.of(Problem.BRANCH_WITHOUT_DATA, branch));
        if (labels().shared()) {
            data.require(layout.branch(), at, name);
        }
        return create(layout, at).remembering(facts(layout, at));
    }

    private BookmarkedData data(OperationContext context) {
        return new BookmarkedData(context, UnmaskedDataPolicy.of(context, target.allowUnmasked()));
    }

    /** Branches of one pod may have bookmarks of the same name: where none is named, that of the active one goes first. */
    private boolean isMeant(Bookmark bookmark, String reference) {
        return bookmark.name().equals(name) && (branch == null || reference.equals(bookmark.branch()));
    }

    private static Map<String, String> facts(Layout layout, Instant at) {
        Map<String, String> facts = new HashMap<>(Map.of(LAYOUT, layout.reference(), BRANCH, layout.branch()));
        if (at != null) {
            facts.put(AT, at.toString());
        }
        return facts;
    }

    /**
     * What a template's bookmark holds can be restored into every pod of it. Its newest data may be from before a masking step
     * ran, so that a moment is marked at which each source stands on a snapshot that may travel.
     */
    private Next createOfTemplate(Layout layout, OperationContext context) {
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, target.allowUnmasked());
        if (policy.allows()) {
            return create(layout, null);
        }
        Instant at = new BookmarkedData(context, policy)
                .latestSafe(layout.branch(), context.selfService().datasetsOf(layout.reference()), name);
        return create(layout, at).remembering(facts(layout, at));
    }

    private Next.Submit create(Layout layout, Instant at) {
        return Next.Submit.of(
                        CREATE,
                        new Submission.CreateBookmark(
                                layout.reference(), target.pod() != null, layout.branch(), at, name, labels()))
                .remembering(facts(layout, null));
    }

    private Next existing(Bookmark present, OperationState state, OperationContext context) {
        if (ifExists != IfExists.UPDATE) {
            return existing(present, () -> result(present, context), context);
        }
        if (differs(present) && !state.ended(UPDATE)) {
            return Next.Submit.of(
                    UPDATE,
                    new Submission.UpdateBookmark(
                            present.reference(),
                            labels().tags().isEmpty() ? null : labels().tags(),
                            labels().expiration(),
                            labels().description()));
        }
        if (labels != null && !labels.fitsSharing(present.shared()) && !state.ended(SHARE)) {
            if (labels().shared()) {
                data(context).require(present.reference(), name);
            }
            return Next.Submit.of(SHARE, new Submission.ShareBookmark(present.reference(), labels().shared()));
        }
        if (!state.ended(UPDATE) && !state.ended(SHARE)) {
            context.note(Note.KEPT, present.name());
            return new Next.Done(result(present, context).with("already", true));
        }
        context.note(Note.UPDATED, present.name());
        return new Next.Done(result(present, context).with("updated", true));
    }

    /** What is not given stays as it is. */
    private boolean differs(Bookmark present) {
        return !labels().tags().isEmpty() && !labels().tags().equals(present.tags())
                || labels().expiration() != null && !labels().expiration().equals(present.expiration())
                || labels().description() != null && !labels().description().equals(present.description());
    }

    /** Nothing says that names are unique on a back end; a twin would make the catalogue ambiguous, so it is reported. */
    private Next created(OperationState state, OperationContext context) {
        List<Bookmark> sameName = context.selfService().bookmarksOf(state.fact(LAYOUT), target.pod() != null).stream()
                .filter(bookmark -> isMeant(bookmark, state.fact(BRANCH)))
                .toList();
        // After a lost answer only the job may be known, and the bookmark has to be found by its name.
        Bookmark made = sameName.stream()
                .filter(bookmark ->
                        state.made(CREATE) == null || bookmark.reference().equals(state.made(CREATE)))
                .findFirst()
                .orElseThrow(() -> new PlatformException(Failure.of(Problem.UNPROVEN, name)
                        .withDetails("no bookmark of that name is there after its job has ended")
                        .withJob(state.job(CREATE))));
        List<String> twins = sameName.stream()
                .map(Bookmark::reference)
                .filter(reference -> !reference.equals(made.reference()))
                .toList();
        if (!twins.isEmpty()) {
            context.note(Note.TWIN_BOOKMARKS, made.name(), twins);
        }
        if (isElsewhere(made, state)) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, name)
                    .withDetails("it marks " + made.dataAt() + ", not " + state.fact(AT))
                    .withJob(state.job(CREATE)));
        }
        return new Next.Done(result(made, context));
    }

    private static boolean isElsewhere(Bookmark made, OperationState state) {
        return state.fact(AT) != null && !Instant.parse(state.fact(AT)).equals(made.dataAt());
    }

    /** A pod that had to be opened for it, and what it lets testers find. */
    @Override
    public boolean guardsData(OperationState state) {
        return hasOpenedPod(state) || marksMoment(state);
    }

    private static boolean hasOpenedPod(OperationState state) {
        return PodGuard.isGuarded(state) && PodRecovery.isBegun(state);
    }

    private static boolean marksMoment(OperationState state) {
        return state.fact(AT) != null && state.begun(CREATE);
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        Optional<Next.Submit> closing = hasOpenedPod(state)
                ? new PodGuard(context, target.allowUnmasked()).remedy(state.fact(POD), state)
                : Optional.empty();
        return closing.or(() -> deleting(state, context));
    }

    /** A bookmark that marks other data than was looked at must not be there for testers to find. */
    private static Optional<Next.Submit> deleting(OperationState state, OperationContext context) {
        if (!marksMoment(state) || state.made(CREATE) == null || state.ended(DELETE)) {
            return Optional.empty();
        }
        return Lookup.ifThere(() -> context.selfService().bookmarkByReference(state.made(CREATE)))
                .filter(made -> isElsewhere(made, state))
                .map(made -> Next.Submit.of(DELETE, new Submission.DeleteBookmark(made.reference())));
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        if (hasOpenedPod(state)) {
            PodGuard.tell(state, target.pod(), notes);
        }
        if (marksMoment(state) && (state.begun(DELETE) || state.remedyFailure() != null)) {
            notes.note(state.remedyFailure() == null ? Note.BOOKMARK_DELETED : Note.BOOKMARK_NOT_DELETED, name);
        }
    }

    private Result result(Bookmark bookmark, OperationContext context) {
        String owner = target.pod() == null ? target.template() : target.pod();
        Result result = Result.empty()
                .with("bookmark", bookmark.name())
                .with("bookmarkReference", bookmark.reference())
                .with(target.pod() == null ? "template" : "dataPod", owner)
                .with("branch", branch)
                .with("tags", bookmark.tags())
                .with("shared", bookmark.shared())
                .withFlow(owner, null, bookmark.name());
        return target.pod() == null ? TemplateSources.joined(result, target.template(), context) : result;
    }

    /** A pod or a template, with what a bookmark of it needs. */
    private record Layout(String reference, String branch, List<Bookmark> bookmarks, DataPod pod) {}

    private Layout layout(OperationContext context) {
        DataTemplate parent = context.selfService().template(target.template());
        if (target.pod() == null) {
            return new Layout(
                    parent.reference(),
                    parent.activeBranch(),
                    context.selfService().bookmarks(parent),
                    null);
        }
        DataPod present = context.selfService().pod(parent, target.pod());
        return new Layout(
                present.reference(),
                branch == null ? present.activeBranch() : branchOf(present, context),
                context.selfService().bookmarks(present),
                present);
    }

    private String branchOf(DataPod present, OperationContext context) {
        return context.selfService().branches(present).stream()
                .filter(each -> each.reference().equals(branch))
                .findFirst()
                .orElseGet(() -> context.selfService().branch(present, branch))
                .reference();
    }
}
