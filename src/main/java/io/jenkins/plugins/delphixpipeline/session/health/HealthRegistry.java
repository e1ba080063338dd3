package io.jenkins.plugins.delphixpipeline.session.health;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The health of each connection. One that was changed so that it leads elsewhere, or another way, begins anew. */
public final class HealthRegistry {
    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    public HealthRegistry(Clock clock) {
        this.clock = clock;
    }

    private record Entry(DelphixConnection connection, ConnectionHealth health) {}

    public synchronized ConnectionHealth of(DelphixConnection connection) {
        return entries.compute(
                        connection.getName(),
                        (name, known) -> known != null && known.connection().connectsLike(connection)
                                ? known
                                : new Entry(connection, unnoted()))
                .health();
    }

    /** For an attempt that nobody is to be told of afterwards. */
    public ConnectionHealth unnoted() {
        return new ConnectionHealth(clock);
    }
}
