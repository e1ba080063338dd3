package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.LaterSnapshot;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.policy.ChangedData;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterOutcome;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guards what Self-Service brings into a data pod. It takes the newest data of each source, whatever that is at that moment,
 * so that it is looked at before, held still as far as this controller goes, and looked at again afterwards; a pod that got
 * what nothing proves to be masked is disabled.
 */
public final class PodGuard {
    private static final String GUARDED = "guarded";
    private static final String DISABLE = "DISABLE_POD";

    private final OperationContext context;
    private final UnmaskedDataPolicy policy;
    private final ChangedData changed;

    public PodGuard(OperationContext context, boolean allowUnmasked) {
        this.context = context;
        this.policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        this.changed = new ChangedData(context, policy);
    }

    OperationContext context() {
        return context;
    }

    public UnmaskedDataPolicy policy() {
        return policy;
    }

    List<Dataset> vdbsOf(String pod) {
        return context.selfService().datasetsOf(pod).stream()
                .map(context.guardReader().catalog()::datasetByReference)
                .toList();
    }

    /** What the VDBs hold now is going to be readable. */
    void requireReadable(DataPod pod) {
        if (!policy.allows()) {
            vdbsOf(pod.reference()).forEach(policy::requireReadable);
        }
    }

    /**
     * The newest data of each VDB's source is going to be taken. It is judged once the sources are held still: until then
     * somebody else of this controller may be about to make them safe, or unsafe.
     *
     * @return what has to be waited for first
     * @throws PlatformException {@link Problem#UNMASKED_DATA}, {@link Problem#MASKING_UNPROVEN} …
     */
    Optional<Next> beforeNewest(String phase, List<Dataset> vdbs, OperationState state) {
        if (policy.allows() || !isHeld(reading(vdbs), state)) {
            return Optional.empty();
        }
        List<String> moving = new ArrayList<>();
        for (String source : sources(vdbs)) {
            moving.addAll(Required.history(context.guardReader()).movingJobs(source));
        }
        if (!moving.isEmpty()) {
            return Optional.of(new Next.Wait(phase, moving));
        }
        for (Dataset vdb : vdbs) {
            Optional<Next> snapshot = requireNewest(phase, vdb);
            if (snapshot.isPresent()) {
                return snapshot;
            }
        }
        return Optional.empty();
    }

    /** A source that has no snapshot of its new data yet may be about to get one. */
    private Optional<Next> requireNewest(String phase, Dataset vdb) {
        Dataset source = context.guardReader().catalog().datasetByReference(vdb.parent());
        try {
            policy.requireNewest(source, vdb.path());
            return Optional.empty();
        } catch (PlatformException e) {
            List<String> snapshots = e.problem() == Problem.NO_SNAPSHOT
                    ? LaterSnapshot.jobs(source.reference(), context.guardReader())
                    : List.of();
            if (snapshots.isEmpty()) {
                throw e;
            }
            return Optional.of(new Next.Wait(phase, snapshots));
        }
    }

    private boolean isHeld(MasterClaim claim, OperationState state) {
        return claim.isEmpty() || context.terms().locks().isHeldBy(state.id(), claim);
    }

    /** The change, once nobody of this controller changes the sources. */
    Next.Submit guarding(Next.Submit change, List<Dataset> vdbs) {
        if (policy.allows()) {
            return change;
        }
        Map<String, String> facts = new HashMap<>(change.facts());
        facts.put(GUARDED, Boolean.TRUE.toString());
        facts.putAll(ChangedData.facts(vdbs));
        return change.remembering(facts);
    }

    /** For a change that takes the newest data of the sources. */
    MasterClaim reading(List<Dataset> vdbs) {
        Set<String> keys = new LinkedHashSet<>();
        if (!policy.allows()) {
            sources(vdbs).forEach(source -> keys.add(MasterClaims.key(source, context)));
        }
        return new MasterClaim(keys, Set.of());
    }

    private static Set<String> sources(List<Dataset> vdbs) {
        Set<String> sources = new LinkedHashSet<>();
        vdbs.stream().map(Dataset::parent).forEach(sources::add);
        return sources;
    }

    public static boolean isGuarded(OperationState state) {
        return state.fact(GUARDED) != null;
    }

    /** @throws PlatformException {@link Problem#UNPROVEN} when a VDB got what nothing proves to be masked */
    void prove(String pod, OperationState state, String job) {
        if (isGuarded(state)) {
            ChangedData.refuse(changed.unsafe(state, List.of()), pod, job);
        }
    }

    /**
     * What has to be done before the change may end badly: a pod that holds what may be unmasked is disabled, and nobody takes
     * it from there.
     *
     * @param pod its reference; where there is none yet, which is null, or any more, its VDBs are disabled one by one
     */
    public Optional<Next.Submit> remedy(String pod, OperationState state) {
        if (!isGuarded(state)) {
            return Optional.empty();
        }
        Map<Dataset, Verdict> unsafe = changed.unsafe(state, List.of());
        unsafe.keySet()
                .forEach(vdb ->
                        MasterOutcome.unsafe(vdb.reference(), vdb.currentTimeflow(), unproven(vdb), null, context));
        if (unsafe.isEmpty()) {
            return Optional.empty();
        }
        // Who deletes a pod may keep its VDBs, and a back end that could not make one leaves them.
        Optional<DataPod> there = pod == null
                ? Optional.empty()
                : Lookup.ifThere(() -> context.selfService().podByReference(pod));
        return there.isEmpty() ? changed.disable(unsafe.keySet(), DISABLE, state) : disable(there.get(), state);
    }

    private Optional<Next.Submit> disable(DataPod pod, OperationState state) {
        return state.ended(DISABLE) || pod.state() == DataPod.State.OFFLINE
                ? Optional.empty()
                : Optional.of(PodChanges.change(DISABLE, pod, Submission.ChangePod.Change.DISABLE, null, context));
    }

    /** Only a refresh runs the masking step; what lies in the past is as masked as it was then. */
    void sayNotMaskedAgain(List<Dataset> vdbs, OperationState state) {
        if (state.attempts() == 0) {
            vdbs.stream().filter(policy::isMaster).forEach(vdb -> context.note(Note.NOT_MASKED_AGAIN, vdb.path()));
        }
    }

    private static Failure unproven(Dataset vdb) {
        return Failure.of(Problem.UNPROVEN, vdb.path());
    }

    public static void tell(OperationState state, String pod, NoteSink notes) {
        if (state.remedyFailure() != null && isGuarded(state)) {
            notes.note(Note.POD_NOT_DISABLED, pod);
        } else if (state.begunAny(DISABLE)) {
            notes.note(Note.POD_DISABLED, pod);
        }
    }
}
