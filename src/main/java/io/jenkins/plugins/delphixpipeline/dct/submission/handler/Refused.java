package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import io.jenkins.plugins.delphixpipeline.dct.session.ApiVersion;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Collection;
import java.util.List;

/** What cannot be asked of DCT, said before anything is sent. */
public final class Refused {
    private Refused() {}

    public static PlatformException parameter(String key, String reason, Collection<String> allowed) {
        return new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, key)
                .withDetails(reason)
                .withCandidates(allowed.stream().sorted().toList()));
    }

    /** A DCT that does not tell its version is asked, and may refuse by itself. */
    public static void requireVersion(ApiVersion version, int major, int minor, String what) {
        if (version.isKnown() && !version.atLeast(major, minor)) {
            throw new PlatformException(Failure.of(Problem.RELEASE_TOO_OLD, what)
                    .withDetails(version.major() + "." + version.minor())
                    .withCandidates(List.of(major + "." + minor)));
        }
    }
}
