package io.jenkins.plugins.delphixpipeline.operation.provision;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.LaterSnapshot;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.DisablePhase;
import io.jenkins.plugins.delphixpipeline.operation.policy.LaterRefresh;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterRemedy;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingEvidence;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingGuard;
import io.jenkins.plugins.delphixpipeline.operation.refresh.MaskingStep;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings a VDB up with the newest data of its parent: provisions it, or refreshes the one that is there. */
public final class ProvisionVdb implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The phase that makes the VDB. */
    public static final String PROVISION = "PROVISION";

    private static final String FIRST_SNAPSHOT = "FIRST_SNAPSHOT";
    private static final String DISABLE = "DISABLE";
    private static final String ORIGIN = "parent reference";
    private static final String PATH = "path";

    private final String vdb;
    private final String from;
    private final PointChoice point;
    private final Placement placement;
    private final IfExists ifExists;
    private final boolean allowUnmasked;

    /**
     * @param vdb the name of the VDB, or {@code Group/Name}; with a group in the placement the slash may be part of the name
     * @param placement where it goes and what else it gets
     */
    public ProvisionVdb(String vdb, Source source, Placement placement, IfExists ifExists, boolean allowUnmasked) {
        this.vdb = vdb;
        this.from = source.from();
        this.point = source.point();
        this.placement = placement;
        this.ifExists = ifExists;
        this.allowUnmasked = allowUnmasked;
    }

    /** A point of the dataset that a VDB is made of. */
    public record Source(String from, PointChoice point) {}

    @Override
    public String verb() {
        return "provision";
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return RefreshPhase.intended(state, vdb);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(RefreshPhase.REFRESH)) {
            return RefreshPhase.snapshotAfter(state, context).orElseGet(() -> refreshed(state, context));
        }
        if (state.ended(PROVISION)) {
            return afterProvision(state, context);
        }
        Dataset parent = context.catalog().dataset(from);
        // Once a submission was on its way the VDB that is being made is ours, and "exists" no longer means "was there
        // before".
        Optional<Dataset> existing = state.doubts(PROVISION) ? Optional.empty() : existing(parent, context);
        return existing.isPresent() ? existing(existing.get(), parent, context) : provision(parent, context);
    }

    private VdbName wanted(Dataset parent, OperationContext context) {
        String group = placement.group();
        return VdbName.of(vdb, group == null ? null : context.catalog().nameOfGroup(group), parent);
    }

    private Optional<Dataset> existing(Dataset parent, OperationContext context) {
        VdbName wanted = wanted(parent, context);
        List<Dataset> found =
                context.catalog().datasets().stream().filter(wanted::means).toList();
        if (found.size() > 1) {
            throw new PlatformException(Failure.of(Problem.NAME_AMBIGUOUS, vdb)
                    .withCandidates(found.stream().map(Dataset::path).toList()));
        }
        if (found.isEmpty()) {
            context.catalog().requireWhole(vdb, parent.engine());
        }
        return found.stream().findFirst();
    }

    private Next existing(Dataset present, Dataset parent, OperationContext context) {
        if (!parent.reference().equals(present.parent())) {
            throw new PlatformException(Failure.of(Problem.PARENT_DIFFERS, present.path())
                    .withDetails(
                            present.parent() == null
                                    ? null
                                    : context.catalog()
                                            .datasetByReference(present.parent())
                                            .path())
                    .withCandidates(List.of(parent.path())));
        }
        switch (ifExists) {
            case KEEP -> {
                return BeingMade.wait(PROVISION, present.reference(), context).orElseGet(() -> kept(present, context));
            }
            case REFRESH -> {
                Map<String, String> evidence = placement.maskingJob() == null
                        ? Map.of()
                        : MaskingEvidence.before(
                                present.path(),
                                MaskingStep.of(
                                        MaskingGuard.job(placement.maskingJob()),
                                        present,
                                        context.catalog().masking(present),
                                        context),
                                context);
                Next.Submit refresh = RefreshPhase.submission(present, chosen(parent, context), context, evidence)
                        .saying(Note.REFRESHING_EXISTING, present.path());
                return MasterClaims.held(refresh, List.of(present), each -> masks(each, parent), context);
            }
            default -> throw PlatformException.of(Problem.VDB_EXISTS, present.path());
        }
    }

    private boolean masks(Dataset present, Dataset parent) {
        return placement.maskingJob() != null || present.masked() && !parent.masked();
    }

    private static Next kept(Dataset present, OperationContext context) {
        context.note(Note.KEPT, present.path());
        return done(Result.empty().with("vdb", present.path()).with("kept", true), present, context);
    }

    private Next provision(Dataset parent, OperationContext context) {
        VdbName wanted = wanted(parent, context).settled(context);
        wanted.checkGroup(context);
        UnmaskedDataPolicy.Choice chosen = chosen(parent, context);
        String target = wanted.wantedGroup() == null ? parent.group() : wanted.wantedGroup();
        Submission.Provision submission = new Submission.Provision(
                parent.reference(),
                wanted.name(),
                placement.groupOr(target),
                chosen.point(),
                placement.environment(),
                placement.repository(),
                placement.maskingJob(),
                placement.parameters(),
                HookSettings.resolve(placement.hooks(), context),
                placement.settings());
        context.submissions().check(submission);
        Map<String, String> facts = new HashMap<>(evidenceOfNew(wanted.path(target), parent, context));
        facts.putAll(RefreshPhase.taken(chosen, parent));
        facts.put(ORIGIN, parent.reference());
        facts.put(PATH, wanted.path(target));
        Next.Submit next = Next.Submit.of(PROVISION, submission).remembering(facts);
        return placement.maskingJob() == null ? next : next.holding(MasterClaims.alone(wanted.path(target), context));
    }

    /** That the provision ended well does not show that the masking job did, nor that it ran at all. */
    private Map<String, String> evidenceOfNew(String path, Dataset parent, OperationContext context) {
        return placement.maskingJob() == null
                ? Map.of()
                : MaskingStep.ofNew(placement.maskingJob(), parent, context)
                        .map(step -> MaskingEvidence.before(path, step, context))
                        .orElse(Map.of());
    }

    /** A masking job of its own makes good whatever comes; without one it must be masked when it comes. */
    private UnmaskedDataPolicy.Choice chosen(Dataset parent, OperationContext context) {
        return placement.maskingJob() == null
                ? UnmaskedDataPolicy.of(context, allowUnmasked).choose(point, parent, vdb)
                : UnmaskedDataPolicy.Choice.of(point.resolve(parent, context));
    }

    private Next afterProvision(OperationState state, OperationContext context) {
        Dataset made = made(state, context);
        String parent = state.fact(ORIGIN);
        if (parent != null && !parent.equals(made.parent())) {
            // Found after a lost answer, where nothing marks whose work it was.
            throw new PlatformException(Failure.of(Problem.UNPROVEN, made.path())
                    .withDetails("it was made of " + made.parent() + ", not of " + parent)
                    .withJob(state.job(PROVISION)));
        }
        requireMasked(made, PROVISION, state, context);
        return LaterSnapshot.of(FIRST_SNAPSHOT, made.reference(), state.job(PROVISION), state, context)
                .orElseGet(() -> provisioned(made, state, context));
    }

    /** The VDB of a provision that ended well. */
    public static Dataset made(OperationState state, OperationContext context) {
        // After a lost answer only the job may be known.
        return Optional.ofNullable(state.made(PROVISION))
                .or(() -> context.submissions().vdbsMadeBy(state.id()).stream().findFirst())
                .map(context.catalog()::datasetByReference)
                .orElseGet(() -> unmarked(state, context));
    }

    /** Where the back end shows no marks, the name has to tell. */
    private static Dataset unmarked(OperationState state, OperationContext context) {
        Dataset named = context.catalog().dataset(state.fact(PATH));
        if (context.submissions().isOfAnother(named.reference(), state.id())) {
            throw new PlatformException(
                    Failure.of(Problem.OUTCOME_UNKNOWN, named.path()).withJob(state.job(PROVISION)));
        }
        return named;
    }

    private Next provisioned(Dataset made, OperationState state, OperationContext context) {
        return keepProof(made, PROVISION, state, context)
                .orElseGet(() -> done(RefreshPhase.origin(state, made), made, context));
    }

    private Next refreshed(OperationState state, OperationContext context) {
        Dataset vdb = RefreshPhase.prove(state, context);
        requireMasked(vdb, RefreshPhase.REFRESH, state, context);
        return keepProof(vdb, RefreshPhase.REFRESH, state, context)
                .orElseGet(() -> done(RefreshPhase.report(state, vdb), vdb, context));
    }

    private static Next done(Result result, Dataset vdb, OperationContext context) {
        return new Next.Done(result.withAll(context.catalog().connectionDetails(vdb)));
    }

    /** @return what has to be waited for first */
    private Optional<Next> keepProof(Dataset made, String phase, OperationState state, OperationContext context) {
        return placement.maskingJob() == null
                ? Optional.empty()
                : LaterRefresh.of(made, state.job(phase), context).keepProof();
    }

    /** That a masking job was asked for does not show that the VDB got it. */
    private void requireMasked(Dataset made, String phase, OperationState state, OperationContext context) {
        if (placement.maskingJob() == null) {
            RefreshPhase.requireTravelled(made, phase, state, UnmaskedDataPolicy.of(context, allowUnmasked));
            return;
        }
        try {
            MaskingStep.of(
                    MaskingGuard.job(placement.maskingJob()),
                    made,
                    context.catalog().masking(made),
                    context);
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.REFUSED) {
                throw e;
            }
            String wrong = e.problem() == Problem.NOT_FLAGGED_MASKED
                    ? "it is not marked as masked"
                    : "masking job \"" + placement.maskingJob() + "\" is not among its configureClone hooks, which are "
                            + e.failure().candidates();
            throw new PlatformException(
                    Failure.of(Problem.UNPROVEN, made.path()).withDetails(wrong).withJob(state.job(phase)));
        }
        String executions = MaskingEvidence.after(state, phase, made, context);
        if (!executions.isEmpty()) {
            context.note(Note.MASKING_CONFIRMED, executions);
        }
    }

    /** Where a masking job was asked for, nobody shall read what may not have gone through it. */
    @Override
    public boolean guardsData(OperationState state) {
        return placement.maskingJob() != null && (state.begun(PROVISION) || state.begun(RefreshPhase.REFRESH));
    }

    @Override
    public boolean asksMaskingEngine(OperationState state) {
        return placement.maskingJob() != null;
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        if (!guardsData(state)) {
            return Optional.empty();
        }
        return state.begun(RefreshPhase.REFRESH)
                ? RefreshPhase.remedy(state).next(DISABLE, state, context)
                : born(state, context).flatMap(made -> new MasterRemedy(made, null, true, state.job(PROVISION))
                        .next(DISABLE, state, context));
    }

    /** The VDB as far as there is one: a back end may take a failed one away again. */
    private Optional<String> born(OperationState state, OperationContext context) {
        String made = state.made(PROVISION);
        return context.catalog().datasets().stream()
                .filter(dataset -> dataset.namespace() == null)
                .filter(dataset -> made == null
                        ? mayBeOurs(dataset, state)
                        : dataset.reference().equals(made) && isStillOurs(dataset, state, context))
                .map(Dataset::reference)
                .filter(vdb -> made != null || !context.submissions().isOfAnother(vdb, state.id()))
                .findFirst();
    }

    /** On a back end that was set back to an earlier state the reference may denote another VDB by now. */
    private static boolean isStillOurs(Dataset made, OperationState state, OperationContext context) {
        return mayBeOurs(made, state)
                || context.submissions().vdbsMadeBy(state.id()).contains(made.reference());
    }

    /** By name and origin, as far as they can be told. */
    private static boolean mayBeOurs(Dataset named, OperationState state) {
        return named.path().equals(state.fact(PATH))
                && (named.parent() == null || named.parent().equals(state.fact(ORIGIN)));
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        DisablePhase.tell(DISABLE, state, vdb, notes);
    }
}
