package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Jobs that hold datasets on their engines, whoever began them there: a policy's snapshot, or the one that follows a refresh which
 * DCT calls done. DCT API: told from 3.16 on, with ids that may lack the engine's id which begins those of DCT.
 */
final class EnginesJobs {
    private final DctSession session;

    EnginesJobs(DctSession session) {
        this.session = session;
    }

    /** Those that go on, on whatever. */
    List<VirtualizationJob> running() {
        return told(() -> session.search(VirtualizationJob.LIST, "job_state EQ 'RUNNING'", VirtualizationJob.class));
    }

    /** Those of such jobs that work on one of these objects. */
    List<DelphixJob> on(Collection<String> targets, List<VirtualizationJob> running) {
        return running.stream()
                .filter(job -> "RUNNING".equals(job.jobState()))
                .filter(job -> targets.stream().anyMatch(job::isOn))
                .map(JobMapper::ofEngine)
                .toList();
    }

    /** Those that had begun before a job of DCT that failed, and did not end well before it began. */
    List<DelphixJob> underWayBefore(Job failed, Collection<String> targets) {
        return listed(targets).stream()
                .filter(job -> job.startTime() != null && job.startTime().isBefore(failed.startTime()))
                .filter(job -> "RUNNING".equals(job.jobState())
                        || "COMPLETED".equals(job.jobState())
                                && job.updateTime() != null
                                && job.updateTime().isAfter(failed.startTime()))
                .map(JobMapper::ofEngine)
                .toList();
    }

    private List<VirtualizationJob> listed(Collection<String> targets) {
        List<String> ids = targets.stream()
                .flatMap(target -> VirtualizationJob.targetsOf(target).stream())
                .toList();
        int beside = VirtualizationJob.TARGET.length() + " IN []".length();
        return told(() -> Filter.parts(ids, beside, session.version()).stream()
                .map(part -> Filter.in(VirtualizationJob.TARGET, part))
                .flatMap(filter -> session.search(VirtualizationJob.LIST, filter, VirtualizationJob.class).stream())
                .filter(job -> targets.stream().anyMatch(job::isOn))
                .toList());
    }

    /** Who may not see engines' jobs waits for those of DCT alone. */
    private List<VirtualizationJob> told(Supplier<List<VirtualizationJob>> jobs) {
        if (!session.version().atLeast(3, 16)) {
            return List.of();
        }
        try {
            return jobs.get();
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.UNREACHABLE) {
                throw e;
            }
            return List.of();
        }
    }
}
