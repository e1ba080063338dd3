package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.provision.BeingMade;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a data pod up with the newest data of its template: refreshes it, or creates it from named VDBs. */
public final class ProvisionPod implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String REFRESH = "REFRESH_POD";
    private static final String CREATE = "CREATE_POD";
    private static final String POD = "pod";
    private static final String TEMPLATE = "template";
    private static final String BEFORE = "before";

    private final PodTarget target;
    private final ArrayList<String> vdbs;
    private final ArrayList<String> owners;
    private final IfExists ifExists;

    /**
     * @param vdbs what a new pod is made of; empty: a pod that does not exist is an error
     * @param owners names of the users who own a new pod
     */
    public ProvisionPod(PodTarget target, List<String> vdbs, List<String> owners, IfExists ifExists) {
        this.target = target;
        this.vdbs = new ArrayList<>(vdbs);
        this.owners = new ArrayList<>(owners);
        this.ifExists = ifExists;
    }

    @Override
    public String verb() {
        return "provision";
    }

    @Override
    public String subject() {
        return target.pod();
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return List.of(new Result.Flow(target.template(), null, target.pod()));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(REFRESH) || state.ended(CREATE)) {
            new PodGuard(context, target.allowUnmasked())
                    .prove(target.pod(), state, state.jobs().isEmpty() ? null : last(state));
        }
        if (state.ended(REFRESH)) {
            return refreshed(state, context);
        }
        if (state.ended(CREATE)) {
            return created(state, context);
        }
        DataTemplate parent = context.selfService().template(target.template());
        if (state.doubts(CREATE)) {
            return create(parent, state, context);
        }
        Optional<DataPod> existing = Lookup.ifThere(
                () -> NameResolver.resolve(target.pod(), context.selfService().pods(parent), Problem.POD_UNKNOWN));
        if (existing.isPresent()) {
            return existing(PodRecovery.withLastOperation(existing.get(), context), parent, state, context);
        }
        if (vdbs.isEmpty()) {
            context.selfService().pod(parent, target.pod());
        }
        return create(parent, state, context);
    }

    private Next existing(DataPod present, DataTemplate parent, OperationState state, OperationContext context) {
        if (ifExists == IfExists.FAIL) {
            throw PlatformException.of(Problem.POD_EXISTS, present.name());
        }
        PodGuard guard = new PodGuard(context, target.allowUnmasked());
        // Whoever names no VDBs takes it as it is, and need not be able to read what it is made of.
        List<Dataset> others = vdbs.isEmpty() ? List.of() : guard.vdbsOf(present.reference());
        boolean asAsked = vdbs.isEmpty() || isMadeOf(others);
        Optional<Next> making = ifExists == IfExists.KEEP || !asAsked
                ? BeingMade.wait(CREATE, present.reference(), context)
                : Optional.empty();
        if (making.isPresent()) {
            return making.get();
        }
        if (!asAsked) {
            throw new PlatformException(Failure.of(Problem.VDBS_DIFFER, present.name())
                    .withDetails(others.stream().map(Dataset::path).collect(Collectors.joining(", ")))
                    .withCandidates(vdbs));
        }
        return ifExists == IfExists.KEEP ? kept(present, context) : refreshed(present, parent, state, guard);
    }

    private Next refreshed(DataPod present, DataTemplate parent, OperationState state, PodGuard guard) {
        PodRecovery.proveOpened(present, state, guard);
        List<Dataset> parts = guard.vdbsOf(present.reference());
        return guard.beforeNewest(REFRESH, parts, state)
                .or(() -> PodRecovery.help(present, target.recover(), Map.of(POD, present.reference()), state, guard)
                        .map(help -> help.holding(guard.reading(parts))))
                .orElseGet(() -> guard.guarding(refresh(present, parent, guard, parts), parts));
    }

    /** Of these VDBs and no others. */
    private boolean isMadeOf(List<Dataset> parts) {
        return parts.stream().allMatch(part -> vdbs.stream().anyMatch(name -> NameResolver.means(name, part)))
                && vdbs.stream().allMatch(name -> parts.stream().anyMatch(part -> NameResolver.means(name, part)));
    }

    private Next kept(DataPod present, OperationContext context) {
        context.note(Note.KEPT, present.name());
        return new Next.Done(
                result(present.name(), present.reference(), context).with("kept", true));
    }

    private static Next.Submit refresh(DataPod present, DataTemplate parent, PodGuard guard, List<Dataset> parts) {
        return Next.Submit.of(REFRESH, new Submission.RefreshPod(present.reference(), present.lastOperation()))
                .remembering(
                        Map.of(POD, present.reference(), BEFORE, present.lastOperation(), TEMPLATE, parent.reference()))
                .guardedBy(PodChanges.guards(present, guard.context()))
                .holding(guard.reading(parts));
    }

    private Next create(DataTemplate parent, OperationState state, OperationContext context) {
        List<Dataset> parts =
                vdbs.stream().map(name -> RefreshPhase.resolve(name, context)).toList();
        PodGuard guard = new PodGuard(context, target.allowUnmasked());
        return guard.beforeNewest(CREATE, parts, state)
                .orElseGet(() -> guard.guarding(create(parent, parts).holding(guard.reading(parts)), parts));
    }

    /** A new pod's VDBs are refreshed when it is made. */
    private Next.Submit create(DataTemplate parent, List<Dataset> parts) {
        return Next.Submit.of(
                        CREATE,
                        new Submission.CreatePod(
                                parent.reference(),
                                target.pod(),
                                parts.stream().map(Dataset::reference).toList(),
                                owners))
                .guardedBy(parts.stream().map(Dataset::reference).toList());
    }

    private static String last(OperationState state) {
        return state.jobs().get(state.jobs().size() - 1);
    }

    @Override
    public boolean guardsData(OperationState state) {
        return PodGuard.isGuarded(state) && (state.begun(REFRESH) || state.begun(CREATE) || PodRecovery.isBegun(state));
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        String reference = state.fact(POD) == null ? state.made(CREATE) : state.fact(POD);
        return new PodGuard(context, target.allowUnmasked()).remedy(reference, state);
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        PodGuard.tell(state, target.pod(), notes);
    }

    /** The pod must have a newer operation, and be usable after it. */
    private Next refreshed(OperationState state, OperationContext context) {
        DataPod present = context.selfService().podByReference(state.fact(POD));
        if (present.lastOperation().equals(state.fact(BEFORE))) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, present.name())
                    .withDetails("its last operation is still " + present.lastOperation())
                    .withJob(state.job(REFRESH)));
        }
        PodRecovery.require(present);
        return new Next.Done(result(present.name(), present.reference(), context));
    }

    private Next created(OperationState state, OperationContext context) {
        String reference = state.made(CREATE);
        // After a lost answer only the job may be known.
        DataPod made = reference == null
                ? context.selfService().pod(context.selfService().template(target.template()), target.pod())
                : context.selfService().podByReference(reference);
        return new Next.Done(result(made.name(), made.reference(), context).with("created", true));
    }

    private Result result(String name, String reference, OperationContext context) {
        Result result = Result.empty()
                .with("dataPod", name)
                .with("template", target.template())
                .with("dataPodReference", reference)
                .withFlow(target.template(), null, name);
        return TemplateSources.joined(result, target.template(), context);
    }
}
