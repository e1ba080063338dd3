package io.jenkins.plugins.delphixpipeline.watch;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;

/** Somebody who waits for a job. Called on the watcher's thread. */
public interface JobListener {
    /** The job's state or progress may have changed; after a terminal state there are no further calls. */
    void changed(DelphixJob job);

    /** The back end was silent for longer than patience lasts, or no longer lets us in; there are no further calls. */
    void lost(Failure failure);
}
