package io.jenkins.plugins.delphixpipeline.http.tls;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The certificates that a server sent, from its own to the last one whose issuer it did not send. */
final class CertificatePath {
    private final List<X509Certificate> certificates = new ArrayList<>();

    CertificatePath(X509Certificate[] sent) {
        certificates.add(sent[0]);
        for (Optional<X509Certificate> next = issuerOfLast(sent); next.isPresent(); next = issuerOfLast(sent)) {
            certificates.add(next.get());
        }
    }

    private Optional<X509Certificate> issuerOfLast(X509Certificate[] sent) {
        X509Certificate last = last();
        return Arrays.stream(sent)
                .filter(each -> !certificates.contains(each) && isSignedBy(last, each))
                .findFirst();
    }

    private X509Certificate last() {
        return certificates.get(certificates.size() - 1);
    }

    /**
     * Why it is not believed. Where its end is known to nobody, the candidate is the issuer of the last one.
     *
     * @param trusted every authority that would be
     */
    Failure trouble(Collection<X509Certificate> trusted, Instant now) {
        for (X509Certificate each : certificates) {
            if (each.getNotAfter().toInstant().isBefore(now)) {
                return dated(
                        Problem.CERTIFICATE_EXPIRED,
                        each,
                        "until " + each.getNotAfter().toInstant());
            }
            if (each.getNotBefore().toInstant().isAfter(now)) {
                return dated(
                        Problem.CERTIFICATE_NOT_YET_VALID,
                        each,
                        "from " + each.getNotBefore().toInstant());
            }
        }
        if (trusted.contains(last()) || trusted.stream().anyMatch(each -> isSignedBy(last(), each))) {
            return Failure.of(Problem.CERTIFICATE_UNTRUSTED, null);
        }
        String issuer = last().getIssuerX500Principal().getName();
        return Failure.of(openEnd(), null).withCandidates(List.of(issuer));
    }

    private Problem openEnd() {
        boolean alone = certificates.size() == 1;
        if (isSignedBy(last(), last())) {
            return alone ? Problem.CERTIFICATE_SELF_SIGNED : Problem.CERTIFICATE_AUTHORITY_UNKNOWN;
        }
        return alone ? Problem.CERTIFICATE_ALONE : Problem.CERTIFICATE_INCOMPLETE;
    }

    private static Failure dated(Problem problem, X509Certificate certificate, String dates) {
        return Failure.of(problem, null)
                .withDetails(certificate.getSubjectX500Principal().getName() + ", valid " + dates);
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
