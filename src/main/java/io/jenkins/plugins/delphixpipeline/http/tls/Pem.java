package io.jenkins.plugins.delphixpipeline.http.tls;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds certificates in what people paste: RFC 7468 blocks with whatever stands around them. */
public final class Pem {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN (X509 )?CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END (X509 )?CERTIFICATE-----");

    /** Its beginning is enough: half a key is a secret as well. */
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File");

    private Pem() {}

    public static boolean hasPrivateKey(String text) {
        return text != null && PRIVATE_KEY.matcher(text).find();
    }

    /**
     * The certificates of a text and nothing else, each once: {@code openssl s_client -showcerts} shows the server's own twice,
     * with a report between.
     *
     * @return empty when there is none
     */
    public static String certificates(String text) {
        Set<String> blocks = new LinkedHashSet<>();
        Matcher found = CERTIFICATE.matcher(text == null ? "" : text);
        while (found.find()) {
            String body = found.group(2).replaceAll("\\s", "");
            blocks.add("-----BEGIN CERTIFICATE-----\n" + body.replaceAll("(.{64})(?=.)", "$1\n")
                    + "\n-----END CERTIFICATE-----");
        }
        return String.join("\n", blocks);
    }
}
