package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineLogin;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Notification;
import io.jenkins.plugins.delphixpipeline.http.Cancellation;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The engine's notifications, as hints of what is worth looking at. Engine API: the call waits until there is news or its
 * timeout is over; whether it may come back early with nothing, or never tells of jobs, is not known, so it earns its trust.
 * Not thread-safe.
 */
final class LongPoll {
    private static final long LONGEST = Duration.ofSeconds(10).toMillis();
    private static final long REST_AFTER_ERROR = Duration.ofSeconds(10).toNanos();
    private static final RetryPolicy RESTS = new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final int QUICK_ENOUGH = 2;
    private static final long CHATTER = Duration.ofMillis(700).toMillis();
    /** Less than the second after which an end has to be known. */
    private static final long COLLECTING = Duration.ofMillis(900).toNanos();

    private static final int PATIENCE = 3;
    /** Where news comes all the time, it is collected for a moment: what else came comes in the same answer. */
    private static final double ASKED_PER_SECOND = 1.25;

    private static final double ASKED_AT_ONCE = 3;

    /** What notifications have proven to tell. */
    enum Trust {
        NONE,
        /** That something about a job has changed. */
        CHANGES,
        /** That a job has ended, and of no end that was seen otherwise nothing was told. */
        ENDS
    }

    private final EngineSession session;
    private final NewsChannel channel;
    private long restUntil = System.nanoTime();
    /** Whose channel was asked last: an engine forgets channels with their session. */
    private EngineLogin askedBy;

    private boolean channelLost;
    private Trust trust = Trust.NONE;
    private int surprises;
    private final RequestBudget pace = new RequestBudget(ASKED_PER_SECOND, ASKED_AT_ONCE);
    private int emptyAnswers;
    private int quickAnswers;
    private RetryPolicy.Pauses rests = RESTS.start();
    private long chatterUntil = System.nanoTime();
    private long collectUntil = System.nanoTime();

    LongPoll(EngineSession session, NewsChannel channel) {
        this.session = session;
        this.channel = channel;
    }

    /**
     * What can be relied on now; until there is something, and when it has disappointed, others must look by themselves.
     *
     * @param few whether so few jobs are waited for that it is asked however much the engine has to tell
     */
    Trust trust(boolean few) {
        return (few ? isResting() : !isWelcome()) ? Trust.NONE : trust;
    }

    /** Nanoseconds until it should be asked again; 0 for now. */
    long untilNext() {
        long collecting = Math.max(0, collectUntil - System.nanoTime());
        return isResting() ? restUntil - System.nanoTime() : Math.max(collecting, pace.nanosToNext());
    }

    /** Whether to ask at all: where news comes all the time, each question would cost a request and save none. */
    boolean isWelcome() {
        return !isResting() && System.nanoTime() - chatterUntil >= 0;
    }

    private boolean isResting() {
        return System.nanoTime() - restUntil < 0;
    }

    /** A job ended and nothing had been told. Once may be chance. */
    void noteSurprise() {
        if (trust != Trust.NONE) {
            trust = ++surprises >= PATIENCE ? Trust.NONE : Trust.CHANGES;
        }
    }

    /** A job had ended when it was looked at because of a notification. */
    void noteEnd() {
        trust = Trust.ENDS;
    }

    /** @return hints, possibly none */
    List<Notification> await(long millis, Cancellation cancellation) {
        long timeout = Math.max(1, Math.min(LONGEST, millis));
        long begin = System.nanoTime();
        pace.charge();
        List<Notification> hints;
        try {
            noteSession();
            Optional<List<Notification>> answer = channel.await(timeout, cancellation);
            if (answer.isEmpty()) {
                noteSession();
                return List.of();
            }
            hints = answer.get();
        } catch (Cancellation.CancelledException woken) {
            return List.of();
        } catch (PlatformException e) {
            // It is only about hints: whoever needs the truth asks for it, and meets the trouble if it lasts.
            rest();
            return List.of();
        }
        long took = (System.nanoTime() - begin) / 1_000_000;
        judge(hints, took * 5 < timeout * 4);
        quickAnswers = !hints.isEmpty() && took < CHATTER ? quickAnswers + 1 : 0;
        // After a rest one quick answer tells that it goes on.
        boolean chatteredBefore = !rests.isFresh();
        if (quickAnswers >= (chatteredBefore ? 1 : QUICK_ENOUGH)) {
            quickAnswers = 0;
            chatterUntil = System.nanoTime() + rests.next().toNanos();
        } else if (quickAnswers == 0) {
            rests = RESTS.start();
        }
        return hints;
    }

    private void noteSession() {
        EngineLogin before = askedBy == null ? channel.owner() : askedBy;
        askedBy = session.login();
        channelLost |= before != null && before != askedBy;
    }

    /** Nothing of what was told is waited for: what comes with it, as news comes in bundles, is left for one answer. */
    void collect() {
        collectUntil = System.nanoTime() + COLLECTING;
    }

    /** Whether what happened meanwhile may not have been told, since the session was renewed; said once. */
    boolean takeLoss() {
        boolean lost = channelLost;
        channelLost = false;
        return lost;
    }

    private void judge(List<Notification> hints, boolean early) {
        if (hints.stream().anyMatch(LongPoll::isJob)) {
            trust = trust == Trust.NONE ? Trust.CHANGES : trust;
            surprises = 0;
        }
        emptyAnswers = hints.isEmpty() && early ? emptyAnswers + 1 : 0;
        if (emptyAnswers >= PATIENCE) {
            emptyAnswers = 0;
            rest();
        }
    }

    private void rest() {
        restUntil = System.nanoTime() + REST_AFTER_ERROR;
    }

    static boolean isJob(Notification hint) {
        return hint.object() != null
                && ("Job".equals(hint.objectType()) || hint.object().startsWith("JOB-"));
    }

    static boolean isCreation(Notification hint) {
        return "CREATE".equals(hint.eventType());
    }

    /** Anything that is not about one object may stand for many. */
    static boolean isLoss(Notification hint) {
        return "NotificationDrop".equals(hint.type());
    }
}
