package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.http.Trust;
import java.util.Arrays;
import java.util.Locale;

/** The ways to trust a back end's certificate, as the configuration writes them. */
public enum TrustChoice {
    SYSTEM,
    CERTIFICATE,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ConfigurationException for any other word */
    public static TrustChoice of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(Messages.DelphixConnection_trustUnknown(word)));
    }

    /**
     * @param pem the certificate, where that is the choice
     * @throws ConfigurationException when the certificate is none, or checks are switched off where they may not be
     */
    Trust with(String pem, boolean fips) {
        return switch (this) {
            case SYSTEM -> Trust.system();
            case NONE -> {
                if (fips) {
                    throw new ConfigurationException(Messages.DelphixConnection_trustNoneUnderFips());
                }
                yield Trust.none();
            }
            case CERTIFICATE -> CaCertificates.trust(pem);
        };
    }
}
