package io.jenkins.plugins.delphixpipeline.masking;

import java.time.Duration;

/** One login: a token, which its text form does not show, and the user that it belongs to. */
final class MaskingLogin {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final String token;
    private final String user;
    private final long begin = System.nanoTime();

    MaskingLogin(String token, String user) {
        this.token = token;
        this.user = user;
    }

    String token() {
        return token;
    }

    String user() {
        return user;
    }

    /** Too young to have expired. */
    boolean isFresh() {
        return System.nanoTime() - begin < FRESH;
    }

    @Override
    public String toString() {
        return "MaskingLogin[hidden]";
    }
}
