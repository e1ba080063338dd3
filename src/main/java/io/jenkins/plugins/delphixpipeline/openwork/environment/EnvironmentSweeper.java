package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Takes environments away whose time has come. As long as nothing is due it asks nothing of any back end. */
public final class EnvironmentSweeper {
    private static final Logger LOGGER = Logger.getLogger(EnvironmentSweeper.class.getName());

    /** A job that is loaded anew is not there for a moment. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** A step whose build has ended may still be bookmarking what its body left. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    private final Environments environments;
    private final Owners owners;
    private final Function<DataEnvironment, Backend.Source> connections;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Map<String, Instant> goneSince = new HashMap<>();
    /** Since when nobody waits for what is in use. */
    private final Map<String, Instant> lostSince = new HashMap<>();

    /** @param connections what may be opened for an environment without its build */
    public EnvironmentSweeper(
            Environments environments,
            Owners owners,
            Function<DataEnvironment, Backend.Source> connections,
            TaskScheduler scheduler,
            Clock clock) {
        this.environments = environments;
        this.owners = owners;
        this.connections = connections;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Looks once at all environments. Quick; asked now and then for as long as the controller is up. */
    public synchronized void sweep() {
        for (DataEnvironment each : environments.all()) {
            try {
                sweep(each);
            } catch (RuntimeException e) {
                // An entry that was damaged, or a disk that is full, keeps nobody else's environment.
                LOGGER.log(Level.WARNING, e, () -> "Could not look at the data environment " + each.id());
            }
        }
        Set<String> there = environments.all().stream().map(DataEnvironment::id).collect(Collectors.toSet());
        lostSince.keySet().retainAll(there);
        goneSince.keySet().removeIf(job -> environments.all().stream()
                .noneMatch(each -> each.job().equals(job)));
    }

    private void sweep(DataEnvironment each) {
        if (isLost(each)) {
            // Its body was told nothing, so that nobody gives the claim back.
            environments.release(each.id());
        }
        if (!environments.isGuarded(each) && isWorthALook(each) && environments.claim(each.id())) {
            environments.find(each.id()).ifPresentOrElse(this::look, () -> environments.release(each.id()));
        }
    }

    /** Whether its build was killed hard, which ends no step: for a while now nobody has waited for it. */
    private synchronized boolean isLost(DataEnvironment each) {
        boolean used = each.state() == EnvironmentState.IN_USE && environments.isClaimed(each.id());
        if (!used || owners.awaits(each.user())) {
            lostSince.remove(each.id());
            return false;
        }
        Duration grace = owners.isOver(each.user()) ? LAST_WORDS : GRACE;
        return hasLasted(lostSince, each.id(), clock.instant(), grace);
    }

    /** Whether something that is so now has been so for long enough to be believed. */
    private static boolean hasLasted(Map<String, Instant> since, String what, Instant now, Duration grace) {
        return !now.isBefore(since.computeIfAbsent(what, any -> now).plus(grace));
    }

    /** What is a matter of memory alone comes first: there may be many, and their builds are on the disk. */
    private boolean isWorthALook(DataEnvironment each) {
        return switch (each.state()) {
            case TO_BE_REMOVED -> each.removal().isDue(clock.instant());
            case READY -> each.lifetime().isBuild() || isOver(each);
            default -> true;
        };
    }

    private boolean isOver(DataEnvironment each) {
        Instant now = clock.instant();
        return each.until() != null && !now.isBefore(each.until()) || isGone(each.job(), now);
    }

    private boolean isGone(String job, Instant now) {
        if (!owners.isGone(job)) {
            goneSince.remove(job);
            return false;
        }
        return hasLasted(goneSince, job, now, GRACE);
    }

    /** Claimed, so that nobody begins to use it; nobody uses it whose build is not waiting for it. */
    private void look(DataEnvironment claimed) {
        boolean goesOn = false;
        try {
            boolean unused = claimed.state() == EnvironmentState.TO_BE_REMOVED || !owners.awaits(claimed.user());
            if (unused && isWorthALook(claimed)) {
                DataEnvironment after = judged(claimed);
                if (after.state() == EnvironmentState.TO_BE_REMOVED) {
                    remove(after, ended -> {});
                    goesOn = true;
                }
            }
        } finally {
            if (!goesOn) {
                environments.release(claimed.id());
            }
        }
    }

    private DataEnvironment judged(DataEnvironment unused) {
        if (unused.state() == EnvironmentState.TO_BE_REMOVED) {
            return unused;
        }
        DataEnvironment left = unused.abandoned();
        boolean over = left.state() == EnvironmentState.READY && isOver(left);
        return environments.change(unused.id(), now -> over ? now.toBeRemoved() : now.abandoned());
    }

    /**
     * Takes one away at once that the caller has claimed and that is to be removed. The claim goes with it.
     *
     * @param ended told once, when this attempt is over: nothing when the environment is gone, else why it is not
     */
    public void remove(DataEnvironment claimed, Consumer<Optional<DataEnvironment>> ended) {
        Instant begun = claimed.removal().begun().orElseGet(clock::instant);
        Consumer<Optional<DataEnvironment>> told = left -> {
            if (claimed.wasSubmitted()) {
                tell(claimed, begun, left);
            }
            ended.accept(left);
        };
        owners.locate(claimed, there -> new EnvironmentRemoval(
                        environments, there, connections.apply(there), scheduler, clock, told)
                .start());
    }

    /** Here, where all ways to remove one meet. What was removed is removed, whether or not it can be told. */
    private void tell(DataEnvironment claimed, Instant begun, Optional<DataEnvironment> left) {
        for (RemovalListener each : owners.removalListeners()) {
            try {
                each.removalEnded(claimed, begun, left);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, e, () -> "Could not record what became of " + claimed.subject());
            }
        }
    }

    /** What could not be removed is tried again before it is due, since somebody waits for it; false when it is not. */
    public boolean tryAgain(String id) {
        // Only what is to be removed has had trouble with it, and nothing comes back from there.
        return removeIf(id, found -> found.removal().trouble() == null ? null : found);
    }

    /**
     * Somebody wants it gone, with its bookmarks.
     *
     * @return false while a body uses it, its data is guarded, or somebody removes it already
     */
    public boolean removeNow(String id) {
        return removeIf(
                id,
                found -> found.state() != EnvironmentState.TO_BE_REMOVED && owners.awaits(found.user())
                        ? null
                        : environments.change(id, DataEnvironment::toBeRemovedNow));
    }

    /**
     * Somebody has seen to what could not be removed, such as on a back end that is gone for good.
     *
     * @return false while it is tried again, or where that was not in vain
     */
    public boolean forget(String id) {
        Optional<DataEnvironment> stuck =
                environments.find(id).filter(each -> each.removal().trouble() != null);
        if (stuck.isEmpty() || !environments.claim(id)) {
            return false;
        }
        try {
            environments.remove(id);
            LOGGER.log(
                    Level.INFO,
                    () -> "Took " + stuck.get().subject()
                            + " from the list of data environments; it may still be there");
        } finally {
            environments.release(id);
        }
        return true;
    }

    /**
     * By a build that has ended, so that nobody gives it back. Whoever wants it gone needs not wait until that is noticed, unless
     * the build may still be bookmarking what its body left.
     */
    private boolean isLeftBehind(DataEnvironment each) {
        boolean over =
                each.state() == EnvironmentState.IN_USE && !owners.awaits(each.user()) && owners.isOver(each.user());
        return over && (each.afterFailure().bookmark() == null || isLost(each));
    }

    /** @param doomed makes null of what stays */
    private boolean removeIf(String id, UnaryOperator<DataEnvironment> doomed) {
        environments.find(id).filter(this::isLeftBehind).ifPresent(each -> environments.release(id));
        if (!environments.claim(id)) {
            return false;
        }
        boolean goesOn = false;
        try {
            Optional<DataEnvironment> found = environments
                    .find(id)
                    .filter(each -> !environments.isGuarded(each))
                    .map(doomed);
            found.ifPresent(each -> remove(each, ended -> {}));
            goesOn = found.isPresent();
            return goesOn;
        } finally {
            if (!goesOn) {
                environments.release(id);
            }
        }
    }
}
