package io.jenkins.plugins.delphixpipeline.platform.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by the words of a setting's name whether its value is a secret. A log hides more than that, since there nothing is
 * lost by it; here a harmless setting could not be used at all.
 */
public final class SecretNames {
    /** Also at the end of a longer word: {@code dbpassword}. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(password|passwd|passphrase|pwd|secret|credential|token|apikey|accesskey|privatekey|authorization|cookie|sessionid)s?|pw");

    private static final Set<String> SECRET_PAIRS =
            Set.of("api key", "access key", "private key", "session id", "pass phrase");

    /** Only as the last word: {@code vdbPass}, but {@code passThrough}. */
    private static final String SHORT = "pass";

    private static final String BYPASS = "by pass";

    /** What says something about a secret, and is none. */
    private static final Set<String> HARMLESS = Set.of(
            "age",
            "alias",
            "count",
            "duration",
            "enabled",
            "expiration",
            "expiry",
            "field",
            "file",
            "files",
            "group",
            "id",
            "length",
            "lifetime",
            "limit",
            "location",
            "mode",
            "name",
            "names",
            "path",
            "policy",
            "range",
            "ranges",
            "required",
            "rotation",
            "size",
            "timeout",
            "ttl",
            "type",
            "url",
            "user");

    private static final Pattern WORD_ENDS =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private SecretNames() {}

    public static boolean isSecret(String name) {
        List<String> words = Arrays.stream(WORD_ENDS.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        for (int at = 0; at < words.size(); at++) {
            String pair = at == 0 ? "" : words.get(at - 1) + " " + words.get(at);
            boolean isLast = at == words.size() - 1;
            if (SECRET_PAIRS.contains(pair) && (isLast || !HARMLESS.contains(last))) {
                return true;
            }
            if (SECRET.matcher(words.get(at)).matches() && (isLast || !HARMLESS.contains(last))) {
                return true;
            }
            if (isLast && last.equals(SHORT)) {
                return !pair.equals(BYPASS);
            }
        }
        return false;
    }
}
