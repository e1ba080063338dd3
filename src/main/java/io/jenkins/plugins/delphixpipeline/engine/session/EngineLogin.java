package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.engine.wire.About;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.engine.wire.User;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;

/** One login of a session: its cookie, and what was learnt on the way. Its text form does not show the cookie. */
public final class EngineLogin {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private final String cookie;
    private final About about;
    private final ApiVersion version;
    private final User user;
    private final long begin;

    /** @param begin a moment before the login, by the clock's count */
    EngineLogin(String cookie, About about, ApiVersion version, User user, long begin) {
        this.cookie = cookie;
        this.about = about;
        this.version = version;
        this.user = user;
        this.begin = begin;
    }

    String cookie() {
        return cookie;
    }

    About about() {
        return about;
    }

    ApiVersion version() {
        return version;
    }

    public PlatformInfo info() {
        String product = about.productName() == null ? "Delphix Engine" : about.productName();
        String build = about.buildVersion() == null ? "" : about.buildVersion().toString();
        return new PlatformInfo(product, build, version.toString(), user.name());
    }

    public String userReference() {
        return user.reference();
    }

    /**
     * Too young to have expired: whoever is turned away now lacks a permission, not a session.
     *
     * @param now by the clock's count
     */
    boolean isFresh(long now) {
        return now - begin < FRESH;
    }

    /** A moment before the login, by the clock's count. */
    long begin() {
        return begin;
    }

    @Override
    public String toString() {
        return "EngineLogin[API " + version + "]";
    }
}
