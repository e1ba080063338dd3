package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.http.tls.TlsMixUp;
import io.jenkins.plugins.delphixpipeline.http.tls.UntrustedException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an I/O error means to people. */
final class IoErrors {
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*?)]");

    private IoErrors() {}

    /** @param server its scheme, host and port: it never came to a request */
    static PlatformException unreachable(String server, IOException error) {
        return new PlatformException(failure(server, error), error);
    }

    private static Failure failure(String server, IOException error) {
        if (error instanceof SSLPeerUnverifiedException) {
            return Failure.of(Problem.CERTIFICATE_NAME, server).withCandidates(names(error.getMessage()));
        }
        UntrustedException untrusted = cause(error, UntrustedException.class);
        if (untrusted != null) {
            Failure why = untrusted.why();
            return Failure.of(why.problem(), server)
                    .withCandidates(why.candidates())
                    .withDetails(why.problem() == Problem.CERTIFICATE_UNTRUSTED ? describe(error) : why.details());
        }
        if (cause(error, CertificateException.class) != null) {
            return Failure.of(Problem.CERTIFICATE_UNTRUSTED, server).withDetails(describe(error));
        }
        return TlsMixUp.of(server, error)
                .orElseGet(() -> Failure.of(Problem.HOST_UNREACHABLE, server).withDetails(describe(error)));
    }

    /** OkHttp lists the names of the certificate in its message and nowhere else. */
    private static List<String> names(String message) {
        Matcher list = NAMES.matcher(message);
        return list.find() && !list.group(1).isBlank() ? List.of(list.group(1).split(",\\s*")) : List.of();
    }

    static String describe(IOException error) {
        CertificateException certificate = cause(error, CertificateException.class);
        if (certificate != null) {
            return withoutTypes(certificate.getMessage());
        }
        if (error instanceof UnknownHostException) {
            return "unknown host";
        }
        if (error instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (error instanceof ConnectException) {
            return "no connection: " + root(error).getMessage();
        }
        String text = error.getMessage();
        return text == null ? error.getClass().getSimpleName() : text.split("\n", 2)[0];
    }

    /** The JDK strings the names of its exceptions together; people want to know what they say. */
    private static String withoutTypes(String message) {
        return message == null ? "" : message.replaceAll("\\b(?:\\w+\\.)+\\w*Exception: ", "");
    }

    private static Throwable root(Throwable error) {
        return error.getCause() == null ? error : root(error.getCause());
    }

    private static <T extends Throwable> T cause(Throwable error, Class<T> type) {
        for (Throwable current = error; current != null; current = current.getCause()) {
            if (type.isInstance(current)) {
                return type.cast(current);
            }
        }
        return null;
    }
}
