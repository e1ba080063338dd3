package io.jenkins.plugins.delphixpipeline.http.tls;

/** Why a text has no certificate in PEM, or one that is none. */
public enum PemTrouble {
    BLANK,
    NONE,
    /** The two characters that stand for the end of a line in programs, instead of the end of a line. */
    ESCAPED,
    UNFINISHED,
    HEADLESS,
    DAMAGED,
    /** OpenSSL's own format, which says what its tools may trust the certificate for. */
    TRUSTED,
    /** What an authority makes a certificate of. */
    REQUEST,
    PKCS7,
    /** Base64 with nothing around it. */
    BARE
}
