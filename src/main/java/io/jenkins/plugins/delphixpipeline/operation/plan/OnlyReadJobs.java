package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collection;
import java.util.List;

/** Jobs to look at. On what is only planned there are none. */
final class OnlyReadJobs implements JobService {
    private final JobService there;

    OnlyReadJobs(JobService there) {
        this.there = there;
    }

    @Override
    public DelphixJob job(String reference) {
        return there.job(reference);
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        List<String> known =
                targets.stream().filter(each -> !PlannedData.isPlanned(each)).toList();
        return known.isEmpty() ? List.of() : there.unfinished(known);
    }

    @Override
    public List<DelphixJob> inTheWay(Collection<String> targets) {
        List<String> known =
                targets.stream().filter(each -> !PlannedData.isPlanned(each)).toList();
        return known.isEmpty() ? List.of() : there.inTheWay(known);
    }

    @Override
    public List<DelphixJob> unfinishedOn(String target) {
        return PlannedData.isPlanned(target) ? List.of() : there.unfinishedOn(target);
    }

    @Override
    public List<DelphixJob> snapshotting(String dataset) {
        return PlannedData.isPlanned(dataset) ? List.of() : there.snapshotting(dataset);
    }

    @Override
    public boolean canCancel(DelphixJob job) {
        return there.canCancel(job);
    }

    @Override
    public Collection<String> cancel(String reference) {
        throw new IllegalStateException("A plan cancels nothing, and was asked to cancel " + reference);
    }
}
