package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Everything that can be made to go wrong, on the wire and inside the engine. */
public final class Faults {

    /** What becomes of running jobs when the engine restarts. */
    public enum JobsAfterRestart {
        GO_ON,
        FAIL
    }

    /** What a job dies of. */
    public record JobFault(String message, AtomicInteger left) {}

    private final List<FaultSource> sources = new CopyOnWriteArrayList<>();
    private final Map<String, JobFault> failingJobs = new ConcurrentHashMap<>();
    private final AtomicInteger failingMaskings = new AtomicInteger();
    private final AtomicInteger refusedLogins = new AtomicInteger();
    private final EngineControl engine;
    private volatile ApiError refusal = ApiError.loginFailed();

    /** What faults do to the engine as a whole. */
    public interface EngineControl {
        void expireSessions();

        void restart(Duration outage, JobsAfterRestart jobs);

        void skewClock(Duration ahead);
    }

    public Faults(EngineControl engine) {
        this.engine = engine;
    }

    /**
     * A rule for requests with this method whose path contains a match of the expression, such as
     * {@code on("POST", "/refresh$").dropAfter()}. The first rule that applies wins.
     */
    public FaultRule on(String method, String pathRegex) {
        Pattern path = Pattern.compile(pathRegex);
        return on(request ->
                request.method().equals(method) && path.matcher(request.path()).find());
    }

    public FaultRule on(Predicate<HttpRequest> matcher) {
        FaultRule rule = new FaultRule(matcher, engine::expireSessions);
        sources.add(rule);
        return rule;
    }

    /** Any request fails with this probability in one of these ways; the same seed gives the same series. */
    public void randomly(long seed, double probability, Fault... ways) {
        Random random = new Random(seed);
        sources.add(request -> {
            synchronized (random) {
                boolean fails = random.nextDouble() < probability;
                return fails ? Optional.of(ways[random.nextInt(ways.length)]) : Optional.empty();
            }
        });
    }

    /** The masking step of the next refresh or provision that has one fails, and the job with it. */
    public void failMasking() {
        failMasking(1);
    }

    public void failMasking(int times) {
        failingMaskings.set(times);
    }

    /** The next job of this action type fails with this message, after about two thirds of its time. */
    public void failJob(String actionType, String message) {
        failJob(actionType, message, 1);
    }

    public void failJob(String actionType, String message, int times) {
        failingJobs.put(actionType, new JobFault(message, new AtomicInteger(times)));
    }

    /** The next logins are refused as if the password were wrong. */
    public void refuseLogins(int times) {
        refuseLogins(times, ApiError.loginFailed());
    }

    /** The next logins are refused in another way, with an error id of its own and these words. */
    public void refuseLogins(int times, String errorId, String details) {
        refuseLogins(times, ApiError.loginRefused(errorId, details));
    }

    private void refuseLogins(int times, ApiError how) {
        refusal = how;
        refusedLogins.set(times);
    }

    /** Every session ends at once, as if idle for too long. */
    public void expireSessions() {
        engine.expireSessions();
    }

    /**
     * Restarts the engine: connections are cut and sessions lost at once; for the first half of the outage connections
     * are refused, for the second half the engine says that it is booting up.
     */
    public void restart(Duration outage, JobsAfterRestart jobs) {
        engine.restart(outage, jobs);
    }

    /** Sets the engine's clock ahead (or, negative, behind): the Date header and all dates follow. */
    public void skewClock(Duration ahead) {
        engine.skewClock(ahead);
    }

    /** From now on nothing goes wrong; a running outage and the clock are not touched. */
    public void clear() {
        sources.clear();
        failingJobs.clear();
        failingMaskings.set(0);
        refusedLogins.set(0);
    }

    /** The fault that this request meets, if any. */
    public Optional<Fault> next(HttpRequest request) {
        return sources.stream().flatMap(source -> source.next(request).stream()).findFirst();
    }

    public boolean takeMaskingFailure() {
        return take(failingMaskings);
    }

    public boolean takeLoginRefusal() {
        return take(refusedLogins);
    }

    /** How logins are refused. */
    public ApiError loginRefusal() {
        return refusal;
    }

    /** The message that this job dies of, if it shall. */
    public Optional<String> takeJobFailure(String actionType) {
        return Optional.ofNullable(failingJobs.get(actionType))
                .filter(fault -> take(fault.left()))
                .map(JobFault::message);
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
