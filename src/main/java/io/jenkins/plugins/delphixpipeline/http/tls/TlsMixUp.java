package io.jenkins.plugins.delphixpipeline.http.tls;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Knows from what went wrong that the two sides do not agree about TLS. Neither Java nor HTTP has more than texts for that. */
public final class TlsMixUp {
    /** What Java says to an answer that is no TLS, such as one in plain HTTP. */
    private static final Pattern NO_TLS = Pattern.compile("Unsupported or unrecognized SSL message");

    /** A server that knows supported_versions sends the alert; an older one picks what it knows. */
    private static final Pattern OLD_TLS =
            Pattern.compile("alert: protocol_version|selected protocol version (?:TLSv?(1)\\.?([01])|SSLv3)");

    /** What a server says that goes no further; of a busy or broken one come others, which may pass. */
    private static final Pattern REFUSED = Pattern.compile("alert: (handshake_failure|insufficient_security"
            + "|certificate_required|bad_certificate|unknown_ca|access_denied|unrecognized_name)");

    /** A TLS alert in place of an HTTP answer, as OkHttp shows the beginning of it: as it is, or in hexadecimal digits. */
    private static final Pattern ALERT = Pattern.compile("\u0015\u0003|content=1503");

    /** What nginx, Apache, Tomcat and servers in Go say when they are spoken to without TLS. */
    private static final Pattern WANTS_TLS =
            Pattern.compile("HTTP request (?:was sent )?to (?:an )?HTTPS (?:port|server)"
                    + "|speaking plain HTTP to an SSL|host and port requires TLS");

    private static final int BAD_REQUEST = 400;

    private TlsMixUp() {}

    /** @return empty when it may be anything else */
    public static Optional<Failure> of(String server, IOException error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            String said = String.valueOf(each.getMessage());
            if (isSecure(server)) {
                if (NO_TLS.matcher(said).find()) {
                    return Optional.of(Failure.of(Problem.TLS_MISSING, server));
                }
                Matcher old = OLD_TLS.matcher(said);
                if (old.find()) {
                    String version = old.group(1) == null ? null : "TLS " + old.group(1) + "." + old.group(2);
                    return Optional.of(Failure.of(Problem.TLS_TOO_OLD, server).withDetails(version));
                }
                Matcher refused = REFUSED.matcher(said);
                if (refused.find()) {
                    return Optional.of(Failure.of(Problem.TLS_REFUSED, server).withDetails(refused.group(1)));
                }
            } else if (ALERT.matcher(said).find()) {
                return Optional.of(Failure.of(Problem.TLS_NEEDED, server));
            }
        }
        return Optional.empty();
    }

    /**
     * The same of what an HTTP server said, who may also send people on to where it speaks TLS.
     *
     * @param text of its answer
     * @param location where it sends people; null for nowhere
     */
    public static Optional<Failure> of(String server, int status, String text, String location) {
        if (isSecure(server)) {
            return Optional.empty();
        }
        if (status == BAD_REQUEST && WANTS_TLS.matcher(text).find()) {
            return Optional.of(Failure.of(Problem.TLS_NEEDED, server));
        }
        HttpUrl there = status / 100 != 3 || location == null ? null : HttpUrl.parse(location);
        boolean same = there != null
                && there.isHttps()
                && there.host().equals(HttpUrl.get(server).host());
        return same
                ? Optional.of(Failure.of(Problem.TLS_NEEDED, server).withCandidates(List.of(ServerName.of(there))))
                : Optional.empty();
    }

    private static boolean isSecure(String server) {
        return server.startsWith("https:");
    }
}
