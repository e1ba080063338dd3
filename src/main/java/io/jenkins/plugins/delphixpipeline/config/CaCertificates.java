package io.jenkins.plugins.delphixpipeline.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.http.Trust;
import io.jenkins.plugins.delphixpipeline.http.tls.Pem;
import io.jenkins.plugins.delphixpipeline.http.tls.PemReading;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What somebody pasted as the certificates to trust, and what is to be said about it. */
final class CaCertificates {
    private CaCertificates() {}

    /** @throws ConfigurationException when it is anything else than certificates */
    static Trust trust(String pem) {
        return new Trust.Certificates(read(pem));
    }

    private static List<X509Certificate> read(String pem) {
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
            case BLANK -> Messages.CaCertificates_blank();
            case NONE -> Messages.CaCertificates_none();
            case ESCAPED -> Messages.CaCertificates_escaped();
            case UNFINISHED -> Messages.CaCertificates_unfinished(read.number(), read.count());
            case HEADLESS -> Messages.CaCertificates_headless();
            case DAMAGED -> Messages.CaCertificates_damaged(read.number(), read.count());
            case TRUSTED -> Messages.CaCertificates_trusted();
            case REQUEST -> Messages.CaCertificates_request();
            case PKCS7 -> Messages.CaCertificates_pkcs7();
            case BARE -> Messages.CaCertificates_bare();
        };
    }

    /** Whose they are and how long they hold, or what is wrong with them. */
    static FormValidation check(String pem) {
        try {
            return told(read(pem), Instant.now());
        } catch (ConfigurationException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation told(List<X509Certificate> certificates, Instant now) {
        List<String> warnings = new ArrayList<>();
        List<String> valid = new ArrayList<>();
        for (X509Certificate each : certificates) {
            String owner = each.getSubjectX500Principal().getName();
            if (each.getNotAfter().toInstant().isBefore(now)) {
                warnings.add(Messages.CaCertificates_expired(owner, day(each.getNotAfter())));
            } else if (each.getNotBefore().toInstant().isAfter(now)) {
                warnings.add(Messages.CaCertificates_notYetValid(owner, day(each.getNotBefore())));
            } else {
                valid.add(Messages.CaCertificates_valid(owner, day(each.getNotAfter())));
            }
        }
        return warnings.isEmpty()
                ? FormValidation.ok(String.join("; ", valid))
                : FormValidation.warning(String.join(" ", warnings));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
