package io.jenkins.plugins.delphixpipeline.http.tls;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import java.io.Serial;
import java.security.cert.CertificateException;

/** A server's certificate is not believed, and this is why. */
public final class UntrustedException extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Failure why;

    UntrustedException(Failure why, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.why = why;
    }

    /** Without a subject: a certificate does not know the address that it was met at. */
    public Failure why() {
        return why;
    }
}
