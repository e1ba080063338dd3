package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.http.tls.PemReading;
import java.security.cert.X509Certificate;
import java.util.List;

/** Whose TLS certificates are believed. */
public sealed interface Trust {

    /** Whatever the given client trusts by itself. */
    record SystemDefault() implements Trust {}

    /** The JDK's authorities and these as well. */
    record Certificates(List<X509Certificate> certificates) implements Trust {
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
     * @throws IllegalArgumentException when one of them cannot be read, or there is none
     */
    static Trust alsoOf(String pem) {
        PemReading read = PemReading.of(pem);
        if (read.trouble() != null) {
            throw new IllegalArgumentException("no certificates in PEM: " + read.trouble());
        }
        return new Certificates(read.certificates());
    }
}
