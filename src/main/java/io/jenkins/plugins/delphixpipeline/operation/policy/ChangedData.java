package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.guard.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What VDBs hold after an operation that makes data readable. It was judged before; between that look and the moment at which the
 * back end acts, others may have brought other data, or other VDBs, so that it is looked at again.
 */
public final class ChangedData {
    private static final String BEFORE = "timeflow of ";

    private final OperationContext context;
    private final UnmaskedDataPolicy policy;

    public ChangedData(OperationContext context, UnmaskedDataPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /** What was judged, to be remembered with the submission. */
    public static Map<String, String> facts(Collection<Dataset> judged) {
        Map<String, String> facts = new HashMap<>();
        judged.forEach(vdb -> facts.put(BEFORE + vdb.reference(), vdb.currentTimeflow()));
        return facts;
    }

    /** The same for a VDB that is going to be on another timeflow. */
    public static Map<String, String> fact(Dataset vdb, String judged) {
        return Map.of(BEFORE + vdb.reference(), judged);
    }

    /** Whether anything was judged: who has leave is not held up. */
    public static boolean isJudged(OperationState state) {
        return !state.factsWith(BEFORE).isEmpty();
    }

    /**
     * VDBs that are on another timeflow than the one that was judged, and why that may not be read.
     *
     * @param more references of VDBs that the operation concerns and that may not have been judged
     */
    public Map<Dataset, Verdict> unsafe(OperationState state, Collection<String> more) {
        // A session of the guard's own is not told that our job has ended, and remembers what it saw before.
        context.guardReader().forget();
        Map<String, String> judged = new LinkedHashMap<>(state.factsWith(BEFORE));
        more.forEach(reference -> judged.putIfAbsent(reference, ""));
        Map<Dataset, Verdict> found = new LinkedHashMap<>();
        judged.forEach((reference, before) -> present(reference)
                .filter(vdb -> !before.equals(vdb.currentTimeflow()))
                .ifPresent(vdb -> {
                    Verdict verdict = policy.now(vdb);
                    if (!verdict.isSafe()) {
                        found.put(vdb, verdict);
                    }
                }));
        return found;
    }

    /** A VDB that was deleted meanwhile holds nothing; one that is out of sight may. */
    private Optional<Dataset> present(String vdb) {
        try {
            return Optional.of(context.guardReader().catalog().datasetByReference(vdb));
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.NOT_FOUND || !context.submissions().showsDeletion(vdb)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * @param subject what was changed, for people
     * @param job that changed it; null when it is not known
     * @throws PlatformException {@link Problem#UNPROVEN} when there is any
     */
    public static void refuse(Map<Dataset, Verdict> unsafe, String subject, String job) {
        unsafe.entrySet().stream().findFirst().ifPresent(each -> {
            Failure why =
                    UnmaskedDataPolicy.refusal(each.getValue(), each.getKey().path());
            throw new PlatformException(
                    Failure.of(Problem.UNPROVEN, subject).withReason(why).withJob(job));
        });
    }

    /** @param phase the beginning of the names of the phases that disable them */
    public Optional<Next.Submit> disable(Collection<Dataset> vdbs, String phase, OperationState state) {
        return vdbs.stream()
                .map(Dataset::reference)
                .filter(vdb -> !state.ended(phase + '.' + vdb))
                .flatMap(vdb -> DisablePhase.of(phase + '.' + vdb, vdb, context).stream())
                .findFirst();
    }
}
