package io.jenkins.plugins.delphixpipeline.openwork.environment;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/** What becomes of an environment when its body fails. Stored, so a plain class. */
public final class AfterFailure implements Serializable {
    /** The same as after a success. */
    public static final AfterFailure DELETE = new AfterFailure(0, null);

    @Serial
    private static final long serialVersionUID = 1L;

    private final long keepMillis;
    private final String bookmark;

    private AfterFailure(long keepMillis, String bookmark) {
        this.keepMillis = keepMillis;
        this.bookmark = bookmark;
    }

    /** It stays for so long, for somebody to look at. */
    public static AfterFailure keep(Duration time) {
        return new AfterFailure(time.toMillis(), null);
    }

    /** Its data is kept under this name, and it with it until the bookmark is deleted. */
    public static AfterFailure bookmark(String name) {
        return new AfterFailure(0, name);
    }

    /** Null when it is not kept. */
    public Duration keep() {
        return keepMillis == 0 ? null : Duration.ofMillis(keepMillis);
    }

    /** Null when nothing is bookmarked. */
    public String bookmark() {
        return bookmark;
    }
}
