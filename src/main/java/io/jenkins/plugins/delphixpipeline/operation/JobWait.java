package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import java.util.Optional;

/** The one job that an operation waits for: registered with the watcher, its end or its loss kept for the next turn. */
final class JobWait implements JobListener {
    private final OperationListener listener;
    private final Runnable wake;
    private String job;
    private JobWatcher watcher;
    private DelphixJob end;
    private Failure lost;

    JobWait(OperationListener listener, Runnable wake) {
        this.listener = listener;
        this.wake = wake;
    }

    /** The job as it ended; empty while it goes on, which {@code wake} will change. */
    Optional<DelphixJob> endOf(String reference, Backend backend) {
        synchronized (this) {
            if (reference.equals(job)) {
                return Optional.ofNullable(end);
            }
        }
        forget();
        synchronized (this) {
            job = reference;
            watcher = backend.watcher();
            end = null;
            lost = null;
        }
        backend.watcher().watch(reference, this);
        return Optional.empty();
    }

    /** Why the watcher gave up on the job; null when it did not. Asking forgets it. */
    synchronized Failure takeLoss() {
        Failure loss = lost;
        lost = null;
        return loss;
    }

    void forget() {
        JobWatcher was;
        String wasJob;
        synchronized (this) {
            was = end == null ? watcher : null;
            wasJob = job;
            job = null;
            watcher = null;
        }
        if (was != null) {
            was.forget(wasJob, this);
        }
    }

    @Override
    public void changed(DelphixJob news) {
        synchronized (this) {
            if (!news.reference().equals(job)) {
                return;
            }
            if (news.isTerminal()) {
                end = news;
            }
        }
        if (news.isTerminal()) {
            wake.run();
        } else {
            listener.progress(news);
        }
    }

    @Override
    public void lost(Failure failure) {
        synchronized (this) {
            if (watcher == null) {
                return;
            }
            lost = failure;
            watcher = null;
        }
        wake.run();
    }
}
