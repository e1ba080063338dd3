package io.jenkins.plugins.delphixpipeline.dct.session;

import java.time.Duration;

/** One login: what goes into the header {@code Authorization}, which its text form does not show, and whose it is. */
final class DctLogin {
    private static final String KEY = "apk ";
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    /** Who asks just before a token ends would be turned away. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final String authorization;
    private final String user;
    private final Long account;
    private final long begin = System.nanoTime();
    private final long lasts;

    private DctLogin(String authorization, String user, Long account, long lasts) {
        this.authorization = authorization;
        this.user = user;
        this.account = account;
        this.lasts = lasts;
    }

    /** DCT API: people keep a key with its prefix or without. */
    static DctLogin ofKey(String secret) {
        String key = bare(secret);
        return new DctLogin(KEY + key, "", null, -1);
    }

    static String bare(String secret) {
        String trimmed = secret.trim();
        return trimmed.regionMatches(true, 0, KEY, 0, KEY.length())
                ? trimmed.substring(KEY.length()).trim()
                : trimmed;
    }

    /** @param seconds how long the token lasts; null or negative for ever */
    static DctLogin ofToken(String type, String token, Long seconds, String user) {
        boolean ends = seconds != null && seconds > EARLY.toSeconds();
        return new DctLogin(
                (type == null || type.isBlank() ? "Bearer" : type) + " " + token,
                user,
                null,
                ends ? Duration.ofSeconds(seconds).minus(EARLY).toNanos() : -1);
    }

    DctLogin of(String name, Long id) {
        return new DctLogin(authorization, name == null ? user : name, id, lasts);
    }

    String authorization() {
        return authorization;
    }

    /** What DCT says of the login, which may repeat it. */
    String takenOutOf(String said) {
        String secret = authorization.substring(authorization.indexOf(' ') + 1);
        return secret.isEmpty() ? said : said.replace(secret, "********");
    }

    /** Empty for a key of which DCT does not tell whose it is. */
    String user() {
        return user;
    }

    /** Null where DCT does not tell. */
    Long account() {
        return account;
    }

    boolean isOfKey() {
        return authorization.startsWith(KEY);
    }

    /** Too young to have expired. */
    boolean isFresh() {
        return System.nanoTime() - begin < FRESH;
    }

    boolean isOver() {
        return lasts >= 0 && System.nanoTime() - begin > lasts;
    }

    @Override
    public String toString() {
        return "DctLogin[hidden]";
    }
}
