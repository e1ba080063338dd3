package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All sessions, found by cookie. A session may be known by several cookies, see login. */
public final class Sessions {

    private static final Pattern COOKIE = Pattern.compile("JSESSIONID=\"?([0-9A-Za-z]+)");

    private final Map<String, Session> byCookie = new HashMap<>();
    private final Set<String> expired = new HashSet<>();
    private final Consumer<Session> ended;
    private int count;

    /** @param ended is told each session that is over */
    public Sessions(Consumer<Session> ended) {
        this.ended = ended;
    }

    /**
     * The session of a Cookie header. Some clients send back the whole text of Set-Cookie, some send several cookies:
     * the last one that is known counts.
     */
    public synchronized Optional<Session> find(String cookieHeader) {
        Session found = null;
        Matcher cookie = COOKIE.matcher(cookieHeader == null ? "" : cookieHeader);
        while (cookie.find()) {
            found = byCookie.getOrDefault(cookie.group(1), found);
        }
        return Optional.ofNullable(found);
    }

    /** Whether the header names a session that there once was. */
    public synchronized boolean isExpired(String cookieHeader) {
        Matcher cookie = COOKIE.matcher(cookieHeader == null ? "" : cookieHeader);
        boolean known = false;
        while (cookie.find()) {
            known = known || expired.contains(cookie.group(1));
        }
        return known;
    }

    /** Opens a session, or re-opens the given one, which logs its user out. Returns the cookie to set. */
    public synchronized String open(Session existing, ApiVersion version, ObjectNode body, Instant now) {
        Session session = existing != null ? existing : new Session("session-" + ++count);
        session.open(version, body, now);
        return addCookie(session);
    }

    /** A new cookie for a session whose user has logged in; the earlier ones stay valid unless they shall die. */
    public synchronized String renewCookie(Session session, boolean oldCookiesDie) {
        if (oldCookiesDie) {
            session.cookies().forEach(byCookie::remove);
            session.cookies().clear();
        }
        return addCookie(session);
    }

    public synchronized void login(Session session, String user, String agent, boolean headerOnly, Instant now) {
        session.login(user, agent, headerOnly, now);
    }

    public synchronized void used(Session session, boolean keepAliveHeader, Instant now) {
        session.used(keepAliveHeader, now);
    }

    public synchronized boolean isIdleFor(Session session, Duration time, Instant now) {
        return session.lastUse().plus(time).isBefore(now);
    }

    public synchronized void end(Session session) {
        session.cookies().forEach(byCookie::remove);
        expired.addAll(session.cookies());
        ended.accept(session);
    }

    public synchronized void endAll() {
        Set.copyOf(byCookie.values()).forEach(this::end);
    }

    /** A cookie value of the right shape that leads nowhere yet. */
    public static String newCookie() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    private String addCookie(Session session) {
        String cookie = newCookie();
        session.cookies().add(cookie);
        byCookie.put(cookie, session);
        return cookie;
    }
}
