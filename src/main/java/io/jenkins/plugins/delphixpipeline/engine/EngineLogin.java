package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.About;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.platform.PlatformInfo;

/** One login of a session: its cookie, and what was learnt on the way. Its text form does not show the cookie. */
final class EngineLogin {
    private final String cookie;
    private final About about;
    private final ApiVersion version;
    private final String userReference;
    private final String userName;
    private final long begin = System.nanoTime();

    EngineLogin(String cookie, About about, ApiVersion version, String userReference, String userName) {
        this.cookie = cookie;
        this.about = about;
        this.version = version;
        this.userReference = userReference;
        this.userName = userName;
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

    PlatformInfo info() {
        String product = about.productName() == null ? "Delphix Engine" : about.productName();
        String build = about.buildVersion() == null ? "" : about.buildVersion().toString();
        return new PlatformInfo(product, build, version.toString(), userName);
    }

    String userReference() {
        return userReference;
    }

    /** Too young to have expired: whoever is turned away now lacks a permission, not a session. */
    boolean isFresh() {
        return System.nanoTime() - begin < 5_000_000_000L;
    }

    @Override
    public String toString() {
        return "EngineLogin[API " + version + "]";
    }
}
