package io.jenkins.plugins.delphixpipeline.http.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a text in PEM comes to: its certificates, or the first thing that is wrong with it.
 *
 * @param certificates each once, as far as there is no trouble
 * @param trouble null for none
 * @param number which certificate is in trouble, counted from one; 0 where it is none of them
 * @param count how many certificates there are
 */
public record PemReading(List<X509Certificate> certificates, PemTrouble trouble, int number, int count) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9# ]+)-----");
    private static final Pattern END = Pattern.compile("-----END (X509 )?CERTIFICATE-----");
    private static final Pattern ESCAPED = Pattern.compile("-----(\\\\r)?\\\\n|\\\\n-----");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]{100,}");
    private static final Pattern CERTIFICATE = Pattern.compile("(X509 )?CERTIFICATE");
    private static final Map<String, PemTrouble> NO_CERTIFICATES = Map.of(
            "TRUSTED CERTIFICATE", PemTrouble.TRUSTED,
            "CERTIFICATE REQUEST", PemTrouble.REQUEST,
            "NEW CERTIFICATE REQUEST", PemTrouble.REQUEST,
            "PKCS7", PemTrouble.PKCS7,
            "PKCS #7 SIGNED DATA", PemTrouble.PKCS7,
            "CMS", PemTrouble.PKCS7);

    public PemReading {
        certificates = List.copyOf(certificates);
    }

    private PemReading(PemTrouble trouble) {
        this(List.of(), trouble, 0, 0);
    }

    /** @param text whatever somebody pasted */
    public static PemReading of(String text) {
        if (text == null || text.isBlank()) {
            return new PemReading(PemTrouble.BLANK);
        }
        if (ESCAPED.matcher(text).find()) {
            return new PemReading(PemTrouble.ESCAPED);
        }
        List<String> blocks = new ArrayList<>();
        List<MatchResult> begins = BEGIN.matcher(text).results().toList();
        for (int i = 0; i < begins.size(); i++) {
            String label = begins.get(i).group(1);
            if (NO_CERTIFICATES.containsKey(label)) {
                return new PemReading(NO_CERTIFICATES.get(label));
            }
            if (CERTIFICATE.matcher(label).matches()) {
                int end = i + 1 < begins.size() ? begins.get(i + 1).start() : text.length();
                blocks.add(text.substring(begins.get(i).start(), end));
            }
        }
        if (END.matcher(text).results().count() > blocks.size()) {
            return new PemReading(PemTrouble.HEADLESS);
        }
        return blocks.isEmpty() ? none(text) : ofBlocks(blocks);
    }

    private static PemReading none(String text) {
        return new PemReading(BASE64.matcher(text.strip()).matches() ? PemTrouble.BARE : PemTrouble.NONE);
    }

    private static PemReading ofBlocks(List<String> blocks) {
        List<X509Certificate> found = new ArrayList<>();
        for (String block : blocks) {
            Optional<X509Certificate> certificate = certificate(block);
            if (certificate.isEmpty()) {
                PemTrouble trouble = END.matcher(block).find() ? PemTrouble.DAMAGED : PemTrouble.UNFINISHED;
                return new PemReading(List.of(), trouble, found.size() + 1, blocks.size());
            }
            found.add(certificate.get());
        }
        return new PemReading(found.stream().distinct().toList(), null, 0, blocks.size());
    }

    private static Optional<X509Certificate> certificate(String block) {
        byte[] pem = Pem.certificates(block).getBytes(StandardCharsets.US_ASCII);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return pem.length == 0
                    ? Optional.empty()
                    : Optional.of((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem)));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
