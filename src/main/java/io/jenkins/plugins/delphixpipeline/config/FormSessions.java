package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The sessions of forms: one for each connection and login, as long as somebody fills in forms and some minutes more. */
final class FormSessions {
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Controller controller;
    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private boolean sweeping;

    FormSessions(Controller controller, Clock clock) {
        this.controller = controller;
        this.clock = clock;
    }

    private static final class Entry {
        private final DelphixConnection connection;
        private final String login;
        private final DataPlatform platform;
        private Instant lastUse;

        Entry(DelphixConnection connection, String login, DataPlatform platform) {
            this.connection = connection;
            this.login = login;
            this.platform = platform;
        }

        boolean serves(DelphixConnection other, String asked) {
            return connection.isSameAs(other) && login.equals(asked) && !platform.hasMoved();
        }
    }

    /**
     * @param login tells logins apart, and is no secret
     * @param connect makes a session where there is none yet; it sends nothing
     */
    synchronized DataPlatform of(DelphixConnection connection, String login, Supplier<DataPlatform> connect) {
        Entry entry = entries.stream()
                .filter(each -> each.serves(connection, login))
                .findFirst()
                .orElse(null);
        if (entry == null) {
            entry = new Entry(connection, login, connect.get());
            entries.add(entry);
        }
        entry.lastUse = clock.instant();
        sweepLater();
        return entry.platform;
    }

    private void sweepLater() {
        if (!sweeping && !entries.isEmpty()) {
            sweeping = true;
            controller.turns().later(IDLE, this::sweep);
        }
    }

    /** To close one takes a request, so that is done outside the lock. */
    private void sweep() {
        List<Entry> dropped;
        synchronized (this) {
            Instant last = clock.instant().minus(IDLE);
            dropped = entries.stream()
                    .filter(entry -> !entry.lastUse.isAfter(last))
                    .toList();
            entries.removeAll(dropped);
            sweeping = false;
            sweepLater();
        }
        dropped.forEach(entry -> entry.platform.close());
    }

    /** @return what still has to be closed, without this lock */
    synchronized List<DataPlatform> abandon() {
        List<DataPlatform> open = entries.stream().map(entry -> entry.platform).toList();
        entries.clear();
        return open;
    }
}
