package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** How long an environment lives: with the body that uses it, with its branch, or for a time. Stored, so a plain class. */
public final class Lifetime implements Serializable {
    public static final Lifetime BUILD = new Lifetime("build", 0);
    public static final Lifetime BRANCH = new Lifetime("branch", 0);

    @Serial
    private static final long serialVersionUID = 1L;

    private final String word;
    private final long millis;
    /** Whether it has a time only because the body failed that it would have ended with. */
    private final boolean kept;

    private Lifetime(String word, long millis) {
        this(word, millis, false);
    }

    private Lifetime(String word, long millis, boolean kept) {
        this.word = word;
        this.millis = millis;
        this.kept = kept;
    }

    public static Lifetime of(Duration time) {
        return new Lifetime(null, time.toMillis());
    }

    /** From now on, as its body failed: for so long. What would have ended with that body is kept for those who look at it. */
    Lifetime afterFailure(Duration keep) {
        return new Lifetime(null, keep.toMillis(), isBuild());
    }

    /**
     * Reads what people write: {@code build}, {@code branch}, {@code 8h}, {@code 30 minutes}, {@code 2d}.
     *
     * @return empty when it cannot be read
     */
    public static Optional<Lifetime> parse(String text) {
        String given = text.trim();
        if (BUILD.word.equalsIgnoreCase(given)) {
            return Optional.of(BUILD);
        }
        return BRANCH.word.equalsIgnoreCase(given)
                ? Optional.of(BRANCH)
                : TimeSpan.lengthOf(given).map(Lifetime::of);
    }

    public boolean isBuild() {
        return BUILD.word.equals(word);
    }

    public boolean isBranch() {
        return BRANCH.word.equals(word);
    }

    /** Whether it belongs to the build whose body failed, and is not there for the next one. */
    boolean isKept() {
        return kept;
    }

    /** Null unless it lives for a time. */
    public Duration time() {
        return word == null ? Duration.ofMillis(millis) : null;
    }

    /** As it would be written. */
    @Override
    public String toString() {
        if (word != null) {
            return word;
        }
        long minutes = Duration.ofMillis(millis).toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
