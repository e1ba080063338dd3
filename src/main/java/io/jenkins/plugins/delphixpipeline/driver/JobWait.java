package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Phase;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.secret.Concealment;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;

/** The one job that an operation waits for: registered with the watcher, what it tells kept for the next task. */
final class JobWait implements JobListener {
    private final OperationListener listener;
    private final Runnable wake;
    private final Concealment concealment;
    private String job;
    private Phase phase;
    private JobWatcher watcher;
    private DelphixJob sight;
    private DelphixJob end;
    private Failure lost;
    private JobWatcher lostBy;

    JobWait(OperationListener listener, Runnable wake, Concealment concealment) {
        this.listener = listener;
        this.wake = wake;
        this.concealment = concealment;
    }

    /**
     * The job as it ended, or else as it was seen first; null before that. {@code wake} is called when that changes.
     *
     * @param open whose job it is; of another one that bears its reference nothing is told
     */
    DelphixJob newsOf(Phase open, Backend backend) {
        synchronized (this) {
            if (open.job.equals(job)) {
                return end == null ? sight : end;
            }
        }
        forget();
        synchronized (this) {
            job = open.job;
            phase = open;
            watcher = backend.watcher();
            sight = null;
            end = null;
            lost = null;
        }
        if (open.intent() != null) {
            backend.platform().submissions().expect(open.intent(), open.receipt());
        }
        backend.watcher().watch(open.job, this);
        return null;
    }

    /**
     * Why the watcher gave up on the job; null when it did not. Asking forgets it.
     *
     * @param backend the one that is open now; that another one was left behind, or turned us away, is no news
     */
    synchronized Failure takeLoss(Backend backend) {
        Failure loss = lost;
        lost = null;
        boolean ofTheWay = loss != null
                && (loss.kind() == Problem.Kind.ELSEWHERE || loss.problem().isRefusedLogin());
        if (ofTheWay && lostBy != backend.watcher()) {
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
        Phase open;
        synchronized (this) {
            if (!news.reference().equals(job)) {
                return;
            }
            open = !news.isTerminal() && phase.isOf(news) ? phase : null;
            first = sight == null;
            sight = first ? news : sight;
            end = news.isTerminal() ? news : end;
        }
        if (open != null) {
            listener.progress(concealment.of(news, open.intent()));
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
