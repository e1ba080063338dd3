package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the work that was asked for in this session: jobs whose answers arrived, none of which is the work of a
 * submission whose answer was lost; and whose answer may be lost at all. A restart of the controller forgets it.
 */
public final class AcknowledgedWork {
    private static final int REMEMBERED = 2000;

    private final Map<String, Boolean> jobs = Collections.synchronizedMap(new Recent<>());
    private final Map<String, Boolean> submitted = Collections.synchronizedMap(new Recent<>());
    /** By the job: the submission that was found to be its cause. */
    private final Map<String, String> found = Collections.synchronizedMap(new Recent<>());

    public void add(String job) {
        if (job != null) {
            jobs.put(job, true);
        }
    }

    boolean contains(String job) {
        return jobs.containsKey(job);
    }

    /** @param correlation of a submission that is about to be sent */
    public void submitting(String correlation) {
        submitted.put(correlation, true);
    }

    /**
     * Work that bears no mark may be another build's as long as it is not known who got which answer, or when two look for
     * theirs and find the same: it serves the purpose, but nobody may rely on its being ours.
     */
    RecoveryResult judge(String job, String made, Intent intent) {
        String cause = found.putIfAbsent(job, intent.correlation());
        boolean ours =
                submitted.containsKey(intent.correlation()) && (cause == null || cause.equals(intent.correlation()));
        return ours ? RecoveryResult.ours(job, made) : RecoveryResult.equivalent(job, made);
    }

    /** The first that nobody else has taken for the work of a submission; of those that are all taken, the first. */
    DelphixJob unclaimed(List<DelphixJob> jobsFound, Intent intent) {
        DelphixJob free = jobsFound.stream()
                .filter(job -> intent.correlation().equals(found.getOrDefault(job.reference(), intent.correlation())))
                .findFirst()
                .orElse(jobsFound.get(0));
        found.putIfAbsent(free.reference(), intent.correlation());
        return free;
    }

    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
