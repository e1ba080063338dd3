package io.jenkins.plugins.delphixpipeline.http;

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
}
