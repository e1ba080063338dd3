package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.http.Trust;
import io.jenkins.plugins.delphixpipeline.http.tls.Pem;
import io.jenkins.plugins.delphixpipeline.http.tls.PemReading;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
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
            case CERTIFICATE -> new Trust.Certificates(certificates(pem));
        };
    }

    /** @throws ConfigurationException when it is anything else than certificates, which says what it is */
    static List<X509Certificate> certificates(String pem) {
        if (Pem.hasPrivateKey(pem)) {
            throw new ConfigurationException(Messages.DelphixConnection_privateKey());
        }
        PemReading read = PemReading.of(pem);
        if (read.trouble() != null) {
            throw new ConfigurationException(sentence(read));
        }
        return read.certificates();
    }

    private static String sentence(PemReading read) {
        return switch (read.trouble()) {
            case BLANK -> Messages.TrustChoice_blank();
            case NONE -> Messages.TrustChoice_none();
            case ESCAPED -> Messages.TrustChoice_escaped();
            case UNFINISHED -> Messages.TrustChoice_unfinished(read.number(), read.count());
            case HEADLESS -> Messages.TrustChoice_headless();
            case DAMAGED -> Messages.TrustChoice_damaged(read.number(), read.count());
            case TRUSTED -> Messages.TrustChoice_trusted();
            case REQUEST -> Messages.TrustChoice_request();
            case PKCS7 -> Messages.TrustChoice_pkcs7();
            case BARE -> Messages.TrustChoice_bare();
        };
    }
}
