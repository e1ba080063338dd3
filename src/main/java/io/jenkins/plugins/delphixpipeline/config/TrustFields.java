package io.jenkins.plugins.delphixpipeline.config;

import org.kohsuke.stapler.QueryParameter;

/**
 * What a form says about the certificates to trust.
 *
 * @param trust the word of a {@link TrustChoice}
 * @param caCertificate PEM; blank when none was pasted
 */
public record TrustFields(String trust, String caCertificate) {
    /** Makes one of what the form sends. */
    public static TrustFields fromStapler(@QueryParameter String trust, @QueryParameter String caCertificate) {
        return new TrustFields(trust, caCertificate);
    }
}
