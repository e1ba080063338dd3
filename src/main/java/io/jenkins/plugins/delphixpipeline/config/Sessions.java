package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The sessions in use: one for each connection, user and secret. Those that nobody waited in for a while, or that were
 * made with an earlier configuration, are dropped.
 */
final class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(15);
    /** Long enough for every turn that had just opened the connection. */
    private static final Duration OUTDATED = Duration.ofMinutes(2);

    private final Controller controller;
    private final Clock clock;
    private final String salt = UUID.randomUUID().toString();
    private final Supplier<List<DelphixConnection>> configured;
    private final List<Entry> entries = new ArrayList<>();
    private boolean sweeping;

    /** @param configured what the connections are now; sessions of what they were before are dropped sooner */
    Sessions(Controller controller, Clock clock, Supplier<List<DelphixConnection>> configured) {
        this.controller = controller;
        this.clock = clock;
        this.configured = configured;
    }

    /** What operations share. */
    record Session(DataPlatform platform, JobWatcher watcher, RunLogins logins) {}

    private static final class Entry {
        private final DelphixConnection connection;
        private final String login;
        private final Session session;
        private Instant lastUse;

        Entry(DelphixConnection connection, String login, Session session) {
            this.connection = connection;
            this.login = login;
            this.session = session;
        }

        private boolean isOf(DelphixConnection other) {
            return connection.isSameAs(other);
        }

        private boolean isOutdated(List<DelphixConnection> now) {
            return session.platform().hasMoved() || now.stream().noneMatch(this::isOf);
        }
    }

    /** @param connect makes a session where there is none yet; it sends nothing */
    synchronized Session of(
            DelphixConnection connection,
            String credentialsId,
            LoginSource.Login login,
            BiFunction<DelphixConnection, RunLogins, Session> connect) {
        String print = print(credentialsId, login);
        Entry entry = null;
        for (Entry each : entries) {
            if (each.login.equals(print)
                    && each.isOf(connection)
                    && !each.session.platform().hasMoved()) {
                entry = each;
            }
        }
        if (entry == null) {
            RunLogins logins = new RunLogins(credentialsId, connection.getUrl(), login.user());
            entry = new Entry(connection, print, connect.apply(connection, logins));
            entries.add(entry);
        }
        entry.lastUse = clock.instant();
        sweepLater();
        return entry.session;
    }

    /** How many jobs of a connection are waited for, whoever waits. */
    synchronized int jobs(String connection) {
        return entries.stream()
                .filter(entry -> entry.connection.getName().equals(connection))
                .mapToInt(entry -> entry.session.watcher().size())
                .sum();
    }

    synchronized int size() {
        return entries.size();
    }

    private void sweepLater() {
        if (!sweeping && !entries.isEmpty()) {
            sweeping = true;
            controller.turns().later(OUTDATED, this::sweep);
        }
    }

    /**
     * The controller goes down: nobody is told anything any more.
     *
     * @return what still has to be closed, without this lock
     */
    synchronized List<DataPlatform> abandon() {
        entries.forEach(entry -> entry.session.watcher().close());
        List<DataPlatform> open =
                entries.stream().map(entry -> entry.session.platform()).toList();
        entries.clear();
        return open;
    }

    /** To close one takes a request, so that is done outside the lock. */
    void sweep() {
        List<Entry> dropped = new ArrayList<>();
        synchronized (this) {
            Instant now = clock.instant();
            List<DelphixConnection> today = configured.get();
            for (Entry entry : entries) {
                Duration unused = Duration.between(entry.lastUse, now);
                boolean over = unused.compareTo(entry.isOutdated(today) ? OUTDATED : IDLE) >= 0;
                if (over && entry.session.watcher().size() == 0) {
                    dropped.add(entry);
                }
            }
            entries.removeAll(dropped);
            sweeping = false;
            sweepLater();
        }
        dropped.forEach(entry -> entry.session.platform().close());
    }

    /** Tells logins apart, and is nothing that could be logged in with. */
    String print(String credentialsId, LoginSource.Login login) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String parts = salt + '\0' + credentialsId + '\0' + login.user() + '\0' + login.password();
            return HexFormat.of().formatHex(digest.digest(parts.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
