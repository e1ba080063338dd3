package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import java.util.function.Predicate;

/** The one job that an operation waits for: registered with the watcher, what it tells kept for the next turn. */
final class JobWait implements JobListener {
    private final OperationListener listener;
    private final Runnable wake;
    private String job;
    private Predicate<DelphixJob> meant;
    private JobWatcher watcher;
    private DelphixJob sight;
    private DelphixJob end;
    private Failure lost;
    private JobWatcher lostBy;

    JobWait(OperationListener listener, Runnable wake) {
        this.listener = listener;
        this.wake = wake;
    }

    /**
     * The job as it ended, or else as it was seen first; null before that. {@code wake} is called when that changes.
     *
     * @param meant whether what the back end shows is the job that is meant; of another one nothing is told
     */
    DelphixJob newsOf(String reference, Predicate<DelphixJob> meant, Backend backend) {
        synchronized (this) {
            if (reference.equals(job)) {
                return end == null ? sight : end;
            }
        }
        forget();
        synchronized (this) {
            job = reference;
            this.meant = meant;
            watcher = backend.watcher();
            sight = null;
            end = null;
            lost = null;
        }
        backend.watcher().watch(reference, this);
        return null;
    }

    /**
     * Why the watcher gave up on the job; null when it did not. Asking forgets it.
     *
     * @param backend the one that is open now; that another one was left behind is no news
     */
    synchronized Failure takeLoss(Backend backend) {
        Failure loss = lost;
        lost = null;
        if (loss != null && loss.kind() == Problem.Kind.ELSEWHERE && lostBy != backend.watcher()) {
            job = null;
            return null;
        }
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
        boolean first;
        boolean tell;
        synchronized (this) {
            if (!news.reference().equals(job)) {
                return;
            }
            tell = !news.isTerminal() && meant.test(news);
            first = sight == null;
            sight = first ? news : sight;
            end = news.isTerminal() ? news : end;
        }
        if (tell) {
            listener.progress(news);
        }
        if (first || news.isTerminal()) {
            wake.run();
        }
    }

    @Override
    public void lost(Failure failure) {
        synchronized (this) {
            if (watcher == null) {
                return;
            }
            lost = failure;
            lostBy = watcher;
            watcher = null;
        }
        wake.run();
    }
}
