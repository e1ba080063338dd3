package io.jenkins.plugins.delphixpipeline.engine.wire;

import java.util.Comparator;

/** A version of the engine's web service; a session keeps to the one it was opened with. */
public record ApiVersion(int major, int minor, int micro) implements Comparable<ApiVersion> {
    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::major)
            .thenComparingInt(ApiVersion::minor)
            .thenComparingInt(ApiVersion::micro);

    public boolean atLeast(int otherMajor, int otherMinor, int otherMicro) {
        return compareTo(new ApiVersion(otherMajor, otherMinor, otherMicro)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
