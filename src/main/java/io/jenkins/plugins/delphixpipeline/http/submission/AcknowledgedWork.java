package io.jenkins.plugins.delphixpipeline.http.submission;

import io.jenkins.plugins.delphixpipeline.http.cache.LatestEntries;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the work that was asked for in this session: jobs and actions whose answers arrived, none of which is the
 * work of a submission whose answer was lost; and whose answer may be lost at all. A restart of the controller forgets it.
 */
public final class AcknowledgedWork {
    private static final int REMEMBERED = 2000;

    private final Set<String> references = Collections.newSetFromMap(LatestEntries.of(REMEMBERED));
    private final Set<String> submitted = Collections.newSetFromMap(LatestEntries.of(REMEMBERED));
    /** By the job: the submission that was found to be its cause. */
    private final Map<String, String> found = LatestEntries.of(REMEMBERED);

    public void add(String reference) {
        if (reference != null) {
            references.add(reference);
        }
    }

    public boolean contains(String reference) {
        return references.contains(reference);
    }

    /** @param correlation of a submission that is about to be sent */
    public void submitting(String correlation) {
        submitted.add(correlation);
    }

    /**
     * Work that bears no mark may be another build's as long as it is not known who got which answer, or when two look for
     * theirs and find the same: it serves the purpose, but nobody may rely on its being ours, or cancel it.
     */
    public RecoveryResult judge(RecoveryResult finding, Intent intent) {
        if (finding.verdict() != RecoveryResult.Verdict.OURS) {
            return finding;
        }
        String job = finding.receipt().job();
        String cause = job == null ? null : found.putIfAbsent(job, intent.correlation());
        boolean ours =
                submitted.contains(intent.correlation()) && (cause == null || cause.equals(intent.correlation()));
        return ours ? finding : RecoveryResult.equivalent(job, finding.receipt().made());
    }

    /** The first that nobody else has taken for the work of a submission; of those that are all taken, the first. */
    public DelphixJob unclaimed(List<DelphixJob> jobs, Intent intent) {
        DelphixJob free = jobs.stream()
                .filter(job -> intent.correlation().equals(found.getOrDefault(job.reference(), intent.correlation())))
                .findFirst()
                .orElse(jobs.get(0));
        found.putIfAbsent(free.reference(), intent.correlation());
        return free;
    }
}
