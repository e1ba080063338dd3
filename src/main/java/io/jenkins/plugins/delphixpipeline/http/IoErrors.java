package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an I/O error means to people. */
final class IoErrors {
    private IoErrors() {}

    static boolean isCertificate(IOException error) {
        return error instanceof SSLPeerUnverifiedException || cause(error, CertificateException.class) != null;
    }

    static PlatformException unreachable(String url, IOException error) {
        Problem problem = isCertificate(error) ? Problem.CERTIFICATE_UNTRUSTED : Problem.HOST_UNREACHABLE;
        return new PlatformException(Failure.of(problem, url).withDetails(describe(error)), error);
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
