package hudson.util;

import java.io.Serializable;

public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret fromString(String data) {
        if (data != null && data.startsWith("{") && data.endsWith("}")) {
            byte[] plain = java.util.Base64.getDecoder().decode(data.substring(1, data.length() - 1));
            return new Secret(new String(plain, java.nio.charset.StandardCharsets.UTF_8));
        }
        return new Secret(data);
    }

    public String getEncryptedValue() {
        byte[] plain = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return "{" + java.util.Base64.getEncoder().encodeToString(plain) + "}";
    }

    public String getPlainText() {
        return value;
    }

    @Override
    @Deprecated
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
