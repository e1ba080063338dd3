package io.jenkins.plugins.delphixpipeline.dct.wire;

import java.util.Objects;

/** What keeps others from changing an object. */
public record Lock(Boolean on, String by, String byName) {
    /**
     * Who else has locked it; null for nobody.
     *
     * @param account that asks; null where it is not known, so that DCT has to say whether a lock is its own
     */
    public String byAnother(Long account) {
        boolean another = Boolean.TRUE.equals(on)
                && by != null
                && account != null
                && !account.toString().equals(by);
        return another ? Objects.requireNonNullElse(byName, by) : null;
    }
}
