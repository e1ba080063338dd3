package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.util.List;

/** Whoever has to know of jobs that have ended well. What they did may not show for a while, in which it is looked for again and again. */
public interface EndedJobs {
    /** Above that it is less to read all than each. */
    int FEW = 2;

    /** What was listed before is out of date. */
    void forget();

    /** What several jobs did is going to be looked for. */
    void listAll();

    /** What is told of jobs, some of which may have ended. */
    default void among(List<Job> told) {
        long completed =
                told.stream().filter(job -> "COMPLETED".equals(job.status())).count();
        if (completed > 0) {
            forget();
        }
        if (completed > FEW) {
            try {
                listAll();
            } catch (PlatformException eachIsAskedForByItself) {
                // What cannot be listed need not be out of sight.
            }
        }
    }
}
