package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctGroups;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.Optional;
import java.util.function.Predicate;

/** What the work on a group leaves behind. DCT API: whether its job has the group for a target is not said, but it has its name. */
record GroupTraces(DctGroups groups, DctCatalog catalog, Traces traces) {
    RecoveryResult find(Intent intent, String... words) {
        RecoveryResult byTarget = traces.onTarget(intent, words);
        return byTarget.verdict() == RecoveryResult.Verdict.NONE ? byName(intent, job -> true, words) : byTarget;
    }

    /** The same where what ended badly may be tried again, since it did no harm. */
    RecoveryResult findUnlessFailed(Intent intent, String... words) {
        RecoveryResult byTarget = traces.onTargetUnlessFailed(intent, words);
        return byTarget.verdict() == RecoveryResult.Verdict.NONE
                ? byName(intent, job -> !Traces.endedBadly(job), words)
                : byTarget;
    }

    private RecoveryResult byName(Intent intent, Predicate<DelphixJob> meant, String... words) {
        return group(intent.target())
                .map(group -> traces.named(intent, group.name(), meant.and(job -> !isOnVdb(job)), words))
                .orElse(RecoveryResult.none());
    }

    /** A VDB may be called like a group. */
    boolean isOnVdb(DelphixJob job) {
        return job.target() != null && groups.isVdb(job.target());
    }

    Optional<VdbGroup> group(String reference) {
        try {
            return Optional.of(groups.groupByReference(reference));
        } catch (PlatformException e) {
            if (e.problem() != Problem.OBJECT_GONE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    boolean all(Intent intent, Predicate<RunState> reached) {
        return groups.groupByReference(intent.target()).vdbs().stream()
                .allMatch(vdb -> reached.test(catalog.runState(catalog.datasetByReference(vdb))));
    }
}
