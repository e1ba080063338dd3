package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Jobs;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Notifications;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The engine's memory. Whoever reads or changes more than one thing of it holds its monitor; jobs that advance do the
 * same.
 */
public final class EngineState {

    private final String uuid;
    private final ApiVersion version;
    private final EngineClock clock;
    private final Switches switches;
    private final Faults faults;
    private final Notifications notifications;
    private final Store store;
    private final Jobs jobs;
    private final Sessions sessions;
    private final DataPoints dataPoints = new DataPoints();
    private final Lineage lineage = new Lineage();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> hidden = new ConcurrentHashMap<>();
    private final Map<String, Runnable> arrivals = new ConcurrentHashMap<>();
    private final AtomicReference<MaskingEngine> maskingEngine = new AtomicReference<>(job -> status -> status == null);

    /** @param uuid which engine this is; a cloned one says the same */
    public EngineState(String uuid, ApiVersion version, EngineClock clock, Switches switches, Faults faults) {
        this.uuid = uuid;
        this.version = version;
        this.clock = clock;
        this.switches = switches;
        this.faults = faults;
        notifications = new Notifications(switches);
        store = new Store(notifications);
        jobs = new Jobs(this);
        sessions = new Sessions(session -> notifications.forget(session.id()));
    }

    public String uuid() {
        return uuid;
    }

    /** The newest API version that this engine speaks. */
    public ApiVersion version() {
        return version;
    }

    public EngineClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.now();
    }

    /** The present moment as the wire shows it. */
    public String timestamp() {
        return EngineClock.wire(clock.now());
    }

    public Switches switches() {
        return switches;
    }

    public Faults faults() {
        return faults;
    }

    public Notifications notifications() {
        return notifications;
    }

    public Store store() {
        return store;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Sessions sessions() {
        return sessions;
    }

    public DataPoints dataPoints() {
        return dataPoints;
    }

    public Lineage lineage() {
        return lineage;
    }

    /** Passwords by user reference; they appear in no answer. */
    public Map<String, String> passwords() {
        return passwords;
    }

    /** Users by where a token logs in and the token, with a blank between them; they appear in no answer. */
    public Map<String, String> tokens() {
        return tokens;
    }

    /** References of the datasets that a user, by reference, has no right to see. */
    public Map<String, Set<String>> hidden() {
        return hidden;
    }

    /** What happens where new data has come to a database, by the reference of its container. */
    public Map<String, Runnable> arrivals() {
        return arrivals;
    }

    /** Runs the masking jobs. */
    public AtomicReference<MaskingEngine> maskingEngine() {
        return maskingEngine;
    }

    /** {@code Group/Name} for a dataset, the plain name for everything else. */
    public String displayName(ObjectNode object) {
        String name = Json.text(object, "name");
        return store.find(Kind.GROUP, Json.text(object, "group"))
                .map(group -> Json.text(group, "name") + "/" + name)
                .orElse(name);
    }

    /** The source that runs a dataset. */
    public ObjectNode sourceOf(String database) {
        return store.of(Kind.SOURCE, database).get(0);
    }
}
