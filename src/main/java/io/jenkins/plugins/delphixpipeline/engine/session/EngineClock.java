package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.engine.wire.TimeConfig;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's clock, asked for where the headers of its answers do not do: they may be a proxy's. Engine API:
 * {@code service/time} tells it, to whom it answers; every login leaves an action with its time.
 */
public final class EngineClock {
    private static final Duration GOOD_FOR_SUBMISSIONS = Duration.ofSeconds(30);
    private static final Duration GOOD_FOR_LISTS = Duration.ofMinutes(10);
    private static final long BETWEEN_ATTEMPTS = Duration.ofSeconds(5).toNanos();
    private static final long AFTER_TROUBLE = Duration.ofSeconds(1).toNanos();
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration RETRIED_FOR = Duration.ofSeconds(1);
    private static final Duration LONGEST_SKEW = Duration.ofDays(2);

    private final EngineReader session;
    private final ServerClock clock;
    private boolean tellsTime = true;
    private boolean attempted;
    private boolean failed;
    private long attemptedAt;
    /** Why the last attempt brought nothing, where the next one may bring more; null otherwise. */
    private volatile PlatformException trouble;

    EngineClock(EngineReader session, ServerClock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * By the engine's clock, and certainly in the past; asked anew unless that was done just before.
     *
     * @throws PlatformException when the engine, which cannot be reached now, never told its time: by a proxy's alone work whose
     *     answer is lost would be looked for at the wrong time, and done twice
     */
    public Instant beforeSubmission() {
        prove(GOOD_FOR_SUBMISSIONS, false);
        PlatformException unreachable = trouble;
        if (unreachable != null && !clock.isProved()) {
            throw new PlatformException(unreachable.failure(), unreachable);
        }
        return clock.time();
    }

    /** By the engine's clock, and certainly in the past; good enough for what overlaps anyway. */
    public Instant time() {
        prove(GOOD_FOR_LISTS, true);
        return clock.time();
    }

    /** By the engine's clock, and certainly not before its last answer. */
    public Instant latest() {
        prove(GOOD_FOR_LISTS, true);
        return clock.latest();
    }

    /** Whether a submission may go by it without asking anew. */
    public boolean isProved() {
        return clock.isProved(GOOD_FOR_SUBMISSIONS);
    }

    /** A submission that was acknowledged shows the clock as well. */
    public void learn(Action action, long sent, long received) {
        if (action.startTime() != null && !isProved()) {
            clock.prove(action.startTime(), sent, received);
        }
    }

    public long nanos() {
        return clock.nanos();
    }

    /** Who asks at the same time waits for the one who does; who cannot be told is not asked again at once. */
    private synchronized void prove(Duration age, boolean sparingly) {
        long pause = trouble == null ? BETWEEN_ATTEMPTS : AFTER_TROUBLE;
        boolean lately = attempted && clock.nanos() - attemptedAt < pause;
        if (clock.isProved(age) || lately && (sparingly || failed)) {
            return;
        }
        EngineLogin login = session.login();
        attempted = true;
        attemptedAt = clock.nanos();
        try {
            failed = !(tellsTime && proveByService()) && !proveByLogin(login);
            trouble = null;
        } catch (PlatformException e) {
            // What was proved before must do; where the engine will not tell, the header.
            failed = true;
            trouble = e.kind() == Problem.Kind.UNREACHABLE ? e : null;
            if (e.problem().isRefusedLogin()) {
                throw e;
            }
        }
    }

    private boolean proveByService() {
        long sent = clock.nanos();
        try {
            TimeConfig told = session.read(
                    WebRequest.get("/service/time")
                            .answeredWithin(ANSWERED_WITHIN)
                            .retriedFor(RETRIED_FOR),
                    ResultReader.one(TimeConfig.class));
            if (told.currentTime() != null) {
                clock.prove(told.currentTime(), sent, clock.nanos());
                return true;
            }
            tellsTime = false;
        } catch (PlatformException e) {
            if (e.problem().isRefusedLogin()) {
                throw e;
            }
            // A stranger's answer may pass; the engine's own refusal stays.
            tellsTime = e.kind() == Problem.Kind.UNREACHABLE;
        }
        return false;
    }

    /** Our login lies between its request and now, and so does any other that came later. */
    private boolean proveByLogin(EngineLogin login) {
        WebRequest request = WebRequest.get("/action")
                .query("user", login.userReference())
                .query("fromDate", Json.date(clock.time().minus(LONGEST_SKEW)))
                .query("searchText", "Log in as user")
                .query("rootActionOnly", true)
                .answeredWithin(ANSWERED_WITHIN)
                .retriedFor(RETRIED_FOR);
        Optional<Instant> newest = Pages.distinct(session, request, Action.class, Action::reference).stream()
                .filter(action -> "USER_LOGIN".equals(action.actionType()))
                .map(Action::startTime)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        newest.ifPresent(time -> clock.prove(time, login.begin(), clock.nanos()));
        return newest.isPresent();
    }
}
