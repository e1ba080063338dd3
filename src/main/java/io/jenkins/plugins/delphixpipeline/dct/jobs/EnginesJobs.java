package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Jobs that hold datasets on their engines, whoever began them there: a policy's snapshot, or the one that follows a refresh which
 * DCT calls done. DCT API: told from 3.16 on, with ids that may lack the engine's id which begins those of DCT.
 */
final class EnginesJobs {
    private final DctSession session;

    EnginesJobs(DctSession session) {
        this.session = session;
    }

    /** Those that go on. */
    List<DelphixJob> underWay(Collection<String> targets) {
        return on(targets, " AND job_state EQ 'RUNNING'").stream()
                .filter(job -> "RUNNING".equals(job.jobState()))
                .map(JobMapper::ofEngine)
                .toList();
    }

    /** Those that had begun before a job of DCT that failed, and did not end well before it began. */
    List<DelphixJob> underWayBefore(Job failed, Collection<String> targets) {
        return on(targets, "").stream()
                .filter(job -> job.startTime() != null && job.startTime().isBefore(failed.startTime()))
                .filter(job -> "RUNNING".equals(job.jobState())
                        || "COMPLETED".equals(job.jobState())
                                && job.updateTime() != null
                                && job.updateTime().isAfter(failed.startTime()))
                .map(JobMapper::ofEngine)
                .toList();
    }

    private List<VirtualizationJob> on(Collection<String> targets, String more) {
        if (!session.version().atLeast(3, 16)) {
            return List.of();
        }
        List<String> ids = targets.stream()
                .flatMap(target -> VirtualizationJob.targetsOf(target).stream())
                .toList();
        List<VirtualizationJob> found = new ArrayList<>();
        int beside = VirtualizationJob.TARGET.length() + " IN []".length() + more.length();
        try {
            for (List<String> part : Filter.parts(ids, beside, session.version())) {
                found.addAll(session.search(
                        VirtualizationJob.LIST,
                        Filter.in(VirtualizationJob.TARGET, part) + more,
                        VirtualizationJob.class));
            }
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE) {
                throw e;
            }
            // Who may not see engines' jobs waits for those of DCT alone.
            return List.of();
        }
        return found.stream()
                .filter(job -> targets.stream().anyMatch(job::isOn))
                .toList();
    }
}
