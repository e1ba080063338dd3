package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How it goes with the removal of an environment. Stored, so a plain class; immutable. */
public final class Removal implements Serializable, Cloneable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<Problem> UNFOUND = Set.of(Problem.NOT_VISIBLE, Problem.NOT_MADE_FOR_IT);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private OperationState state;
    private boolean insisted;
    private boolean givenUp;
    private boolean lookedOnce;
    private int tries;
    private long nextTry;
    private long since;
    private Failure trouble;
    private ArrayList<String> builtUpon;

    private Removal changed(Consumer<Removal> change) {
        try {
            Removal copy = (Removal) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("it is cloneable", e);
        }
    }

    /** Whoever insists although he was told that it may be there without being seen gives it up. */
    Removal insisted() {
        return changed(copy -> {
            copy.insisted = true;
            copy.givenUp = givenUp || trouble != null && UNFOUND.contains(trouble.problem());
            copy.nextTry = 0;
        });
    }

    Removal underWay(OperationState now) {
        return changed(copy -> copy.state = now);
    }

    /** Not this time; the next time after a pause that grows. */
    Removal failed(Failure why, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        return later(now, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .changed(copy -> copy.trouble = why);
    }

    /** Somebody builds upon it, so that it is kept for the time being. */
    Removal keptFor(List<String> others, Instant now) {
        return later(now, LONGEST_PAUSE).changed(copy -> copy.builtUpon = new ArrayList<>(others));
    }

    /** Nothing is left that could be seen, but more may still come into sight. */
    Removal lookingAgain(Instant now, Duration pause) {
        return later(now, pause).changed(copy -> copy.lookedOnce = true);
    }

    boolean lookedOnce() {
        return lookedOnce;
    }

    private Removal later(Instant now, Duration pause) {
        return changed(copy -> {
            copy.state = null;
            copy.trouble = null;
            copy.builtUpon = null;
            copy.tries = tries + 1;
            copy.since = since == 0 ? now.toEpochMilli() : since;
            copy.nextTry = now.plus(pause).toEpochMilli();
        });
    }

    /** When it was first tried; empty when it was not. */
    public Optional<Instant> begun() {
        if (since != 0) {
            return Optional.of(since());
        }
        return Optional.ofNullable(state).map(open -> Instant.ofEpochMilli(open.startedAt()));
    }

    OperationState state() {
        return state;
    }

    /** Even with its bookmarks. */
    boolean isInsisted() {
        return insisted;
    }

    /** Even where nothing shows that what is not seen was deleted. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** No pause is longer than the longest one: a clock that was ahead once does not keep an environment. */
    boolean isDue(Instant now) {
        return !now.isBefore(nextTry()) || now.plus(LONGEST_PAUSE).isBefore(nextTry());
    }

    public Instant nextTry() {
        return Instant.ofEpochMilli(nextTry);
    }

    /** Since when it has been tried in vain; null when it has not. */
    public Instant since() {
        return since == 0 ? null : Instant.ofEpochMilli(since);
    }

    /** Why it could not be removed; null when it is not known to make trouble. */
    public Failure trouble() {
        return trouble;
    }

    /** VDBs that were provisioned from it, or its bookmarks. */
    public List<String> builtUpon() {
        return builtUpon == null ? List.of() : List.copyOf(builtUpon);
    }

    /** The same for a sentence. */
    public String builtUponNames() {
        return builtUpon().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }
}
