package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A label that may be hung on nearly everything. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Tag(String key, String value) {
    /** DCT API: a tag has a key and a value, neither of which may be empty. */
    private static final String NO_VALUE = "true";

    /** @param word {@code key=value}, or a key alone */
    public static Tag of(String word) {
        int sign = word.indexOf('=');
        return sign <= 0 || sign == word.length() - 1
                ? new Tag(word, NO_VALUE)
                : new Tag(
                        word.substring(0, sign).trim(), word.substring(sign + 1).trim());
    }

    /** The word that it was made of. */
    public String word() {
        return value == null || value.isBlank() || value.equals(NO_VALUE) ? key : key + "=" + value;
    }
}
