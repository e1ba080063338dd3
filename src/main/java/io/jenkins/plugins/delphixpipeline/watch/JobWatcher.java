package io.jenkins.plugins.delphixpipeline.watch;

import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Waits for any number of jobs of one back end with one thread, which lives only while somebody waits. Safe for use by
 * many threads; listeners are called on the watcher's thread and must hand longer work to another.
 */
public final class JobWatcher {
    private static final Logger LOGGER = Logger.getLogger(JobWatcher.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JobFeed feed;
    private final ThreadFactory threads;
    private final OutageTolerance patience;
    private final Map<String, List<JobListener>> listeners = new HashMap<>();
    private Thread thread;

    /** @param patience how long a silent back end is borne with, and at what intervals it is asked again */
    public JobWatcher(JobFeed feed, ThreadFactory threads, OutageTolerance patience) {
        this.feed = feed;
        this.threads = threads;
        this.patience = patience;
    }

    /** Tells the listener of the job's progress until it has ended, or until {@link #forget}. */
    public void watch(String job, JobListener listener) {
        synchronized (listeners) {
            listeners.computeIfAbsent(job, key -> new ArrayList<>(1)).add(listener);
            if (thread == null) {
                thread = threads.newThread(this::run);
                thread.start();
            }
        }
        feed.wake();
    }

    public void forget(String job, JobListener listener) {
        synchronized (listeners) {
            List<JobListener> waiting = listeners.get(job);
            if (waiting != null && waiting.remove(listener) && waiting.isEmpty()) {
                listeners.remove(job);
            }
            if (!listeners.isEmpty()) {
                return;
            }
        }
        feed.wake();
    }

    /** Lets go of all jobs without a word to anybody, because the controller goes down. */
    public void close() {
        synchronized (listeners) {
            listeners.clear();
        }
        feed.wake();
    }

    /** How many jobs are waited for. */
    public int size() {
        synchronized (listeners) {
            return listeners.size();
        }
    }

    private void run() {
        OutageTolerance.Trial trial = patience.start();
        Map<String, OutageTolerance.Trial> troubled = new HashMap<>();
        try {
            for (Set<String> jobs = jobsOrRetire(); !jobs.isEmpty(); jobs = jobsOrRetire()) {
                Failure trouble = ask(jobs);
                giveUpUnreadable(troubled);
                if (trouble == null) {
                    trial = patience.start();
                    continue;
                }
                Duration pause = isFinal(trouble) ? null : trial.nextPause();
                if (pause == null) {
                    giveUp(trouble);
                    trial = patience.start();
                } else {
                    rest(pause);
                }
            }
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "The watcher was told to stop", e);
            abandon(Failure.of(Problem.HOST_UNREACHABLE, null).withDetails("the watcher was told to stop"));
        } catch (RuntimeException | Error e) {
            // Never leave anybody waiting for a thread that is gone.
            LOGGER.log(Level.WARNING, "The watcher failed", e);
            abandon(Failure.of(Problem.ANSWER_UNREADABLE, null).withDetails(e.toString()));
            throw e;
        }
    }

    /** @return what was wrong; null for nothing. Whatever an answer does to the feed, it may do no more than that */
    private Failure ask(Set<String> jobs) {
        try {
            tell(feed.changes(jobs, LONGEST_WAIT));
            return null;
        } catch (PlatformException e) {
            LOGGER.log(Level.FINE, e, () -> "Waiting for jobs was interrupted");
            return e.failure();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "An answer about jobs was not understood", e);
            return Failure.of(Problem.ANSWER_UNREADABLE, null).withDetails(e.toString());
        }
    }

    /**
     * A refused login would lock an account, an engine that is too old stays so, and on another one are other jobs; all else
     * may pass.
     */
    private static boolean isFinal(Failure trouble) {
        return trouble.problem().isRefusedLogin()
                || trouble.kind() == Problem.Kind.UNSUPPORTED
                || trouble.kind() == Problem.Kind.ELSEWHERE;
    }

    /** A job that alone cannot be read is borne with as long as the whole back end would be, and concerns nobody else. */
    private void giveUpUnreadable(Map<String, OutageTolerance.Trial> troubled) {
        Map<String, Failure> unreadable = feed.unreadable();
        troubled.keySet().retainAll(unreadable.keySet());
        unreadable.forEach((job, failure) -> {
            if (troubled.computeIfAbsent(job, key -> patience.start()).nextPause() == null) {
                troubled.remove(job);
                List<JobListener> waiting;
                synchronized (listeners) {
                    waiting = listeners.remove(job);
                }
                if (waiting != null) {
                    waiting.forEach(listener -> safely(() -> listener.lost(failure)));
                }
            }
        });
    }

    /** The jobs to ask about; when there are none the thread is given up under the same lock that starts a new one. */
    private Set<String> jobsOrRetire() {
        synchronized (listeners) {
            if (listeners.isEmpty()) {
                thread = null;
            }
            return Set.copyOf(listeners.keySet());
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        synchronized (listeners) {
            listeners.wait(pause.toMillis());
        }
    }

    private void tell(List<DelphixJob> news) {
        for (DelphixJob job : news) {
            List<JobListener> concerned;
            synchronized (listeners) {
                List<JobListener> waiting =
                        job.isTerminal() ? listeners.remove(job.reference()) : listeners.get(job.reference());
                concerned = waiting == null ? List.of() : List.copyOf(waiting);
            }
            concerned.forEach(listener -> safely(() -> listener.changed(job)));
        }
    }

    /** The thread ends here; whoever comes later starts a new one. */
    private void abandon(Failure failure) {
        synchronized (listeners) {
            thread = null;
            giveUp(failure);
        }
    }

    private void giveUp(Failure failure) {
        List<JobListener> all;
        synchronized (listeners) {
            all = listeners.values().stream().flatMap(List::stream).toList();
            listeners.clear();
        }
        all.forEach(listener -> safely(() -> listener.lost(failure)));
    }

    /** One listener's mistake must not end the waiting of the others. */
    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A listener failed", e);
        }
    }
}
