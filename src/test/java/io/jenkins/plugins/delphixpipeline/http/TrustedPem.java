package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.http.tls.PemReading;

/** Trust in the certificates of a text in PEM. */
public final class TrustedPem {
    private TrustedPem() {}

    public static Trust of(String pem) {
        return new Trust.Certificates(PemReading.of(pem).certificates());
    }
}
