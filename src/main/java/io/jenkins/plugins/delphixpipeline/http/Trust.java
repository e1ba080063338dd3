package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.http.tls.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;

/** Whose TLS certificates are believed. */
public sealed interface Trust {

    /** Whatever the given client trusts by itself. */
    record SystemDefault() implements Trust {}

    /** The JDK's authorities and these as well. */
    record Certificates(List<Certificate> certificates) implements Trust {
        public Certificates {
            certificates = List.copyOf(certificates);
        }
    }

    /** Everything, whoever presents it. */
    record None() implements Trust {}

    static Trust system() {
        return new SystemDefault();
    }

    static Trust none() {
        return new None();
    }

    /**
     * @param pem one or more certificates in PEM; what stands around them does not matter
     * @throws IllegalArgumentException when there is no certificate in it
     */
    static Trust alsoOf(String pem) {
        try {
            byte[] bytes = Pem.certificates(pem).getBytes(StandardCharsets.US_ASCII);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<Certificate> found = List.copyOf(factory.generateCertificates(new ByteArrayInputStream(bytes)));
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in PEM");
            }
            return new Certificates(found);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificate in PEM: " + e.getMessage(), e);
        }
    }
}
