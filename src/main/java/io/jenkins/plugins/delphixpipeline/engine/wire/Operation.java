package io.jenkins.plugins.delphixpipeline.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One operation of a hook: a masking job, or a script. */
public record Operation(
        String type, String name, String maskingJobId, String command, JsonNode credentialsEnvVarsList) {
    private static final int DIGITS = 12;

    /** Changes with anything about the operation, and tells nothing of what it does. */
    public String digest() {
        try {
            String all = String.join("\0", type, name, maskingJobId, command, String.valueOf(credentialsEnvVarsList));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** Without the script, in which there may be a password. */
    @Override
    public String toString() {
        return "Operation[" + type + ", " + name + ", " + maskingJobId + "]";
    }
}
