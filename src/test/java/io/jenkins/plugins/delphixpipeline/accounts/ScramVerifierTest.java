package io.jenkins.plugins.delphixpipeline.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {
    /** Password, salt and iterations of the example in RFC 7677; the keys follow from its proof and signature. */
    @Test
    void theExampleOfTheRfcComesOut() throws Exception {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

        String verifier = ScramVerifier.of("pencil", salt, 4096);

        assertThat(verifier).startsWith("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$");
        String[] keys = verifier.substring(verifier.lastIndexOf('$') + 1).split(":");
        String message = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        assertThat(hmac(keys[1], message)).isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        byte[] signature = Base64.getDecoder().decode(hmac(keys[0], message));
        byte[] proof = Base64.getDecoder().decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        byte[] clientKey = new byte[proof.length];
        for (int i = 0; i < proof.length; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        assertThat(java.security.MessageDigest.getInstance("SHA-256").digest(clientKey))
                .isEqualTo(Base64.getDecoder().decode(keys[0]));
    }

    @Test
    void everyVerifierHasItsOwnSalt() {
        SecureRandom random = new SecureRandom();
        assertThat(ScramVerifier.of("same", random)).isNotEqualTo(ScramVerifier.of("same", random));
    }

    private static String hmac(String key, String message) throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(message.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
