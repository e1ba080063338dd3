package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An engine that DCT looks after: it asks what any client might ask, as a user of its own. */
public final class RegisteredEngine {

    private static final String USER = "dct_service";

    private final String id;
    private final String name;
    private final SimulatedEngine engine;
    private final SimulatedMaskingEngine masking;
    private final World.Visitor visitor;
    private final Mirror mirror;
    private volatile boolean online = true;

    /**
     * @param masking the Continuous Compliance part of the same engine, or null
     */
    public RegisteredEngine(
            String id, String name, SimulatedEngine engine, SimulatedMaskingEngine masking, Supplier<Duration> lag) {
        this.id = id;
        this.name = name;
        this.engine = engine;
        this.masking = masking;
        this.visitor = engine.world().as(USER);
        this.mirror = new Mirror(lag);
    }

    /** Begins to keep up with the engine. */
    public void follow(Consumer<Job> endedJobs) {
        engine.world()
                .follow((kind, reference, object) -> mirror.tell(kind, reference, object, engine.now()), endedJobs);
        mirror.collected();
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String uuid() {
        return engine.uuid();
    }

    /** What the engine's clock shows. */
    public Instant now() {
        return engine.now();
    }

    public String hostname() {
        return engine.url().getHost();
    }

    public Optional<SimulatedMaskingEngine> masking() {
        return Optional.ofNullable(masking);
    }

    /** What DCT knows of it. */
    public Mirror mirror() {
        mirror.catchUp();
        return mirror;
    }

    public boolean isOnline() {
        return online;
    }

    /** Whether DCT can reach it. */
    public void online(boolean now) {
        online = now;
    }

    /** DCT's id of something on it. */
    public String id(String reference) {
        return Ids.of(id, reference);
    }

    public JsonNode get(String path) {
        return visitor.get(path);
    }

    /** An ErrorResult where the engine refuses, and where it cannot be reached. */
    public JsonNode post(String path, JsonNode body) {
        return online ? visitor.post(path, body) : unreachable();
    }

    private JsonNode unreachable() {
        String details = "The engine \"" + name + "\" cannot be reached.";
        return Json.object(
                "type",
                "ErrorResult",
                "error",
                Json.object("id", "dct.engine.unreachable", "details", details, "action", "Check the connection."));
    }
}
