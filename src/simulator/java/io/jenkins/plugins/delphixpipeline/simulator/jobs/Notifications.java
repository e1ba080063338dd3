package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.Switches;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has changed, told to everybody who polls for it: one channel per session and channel name. */
public final class Notifications {

    private static final int LONGEST_QUEUE = 5_000;
    private static final Duration EARLY = Duration.ofMillis(150);

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Switches switches;
    private volatile boolean jobsAlone;

    public Notifications(Switches switches) {
        this.switches = switches;
    }

    /** Nothing but jobs has news from now on. */
    public void jobsAlone() {
        jobsAlone = true;
    }

    /** Tells every channel; an object that is already waiting to be told in the same way is told once. */
    public void publish(String eventType, String reference, String objectType) {
        boolean job = objectType.equals("Job");
        if (job ? switches.isOn(Switch.NOTIFICATION_SILENT) : jobsAlone) {
            return;
        }
        channels.values().forEach(channel -> channel.add(eventType, reference, objectType));
    }

    /** Waits until something is pending or the time has passed; always answers an array. */
    public ArrayNode poll(String session, String channel, Duration timeout, int max) throws InterruptedException {
        boolean early = switches.isOn(Switch.NOTIFICATION_ANSWERS_EARLY_EMPTY) && timeout.compareTo(EARLY) > 0;
        return channels.computeIfAbsent(session + "/" + channel, any -> new Channel())
                .poll(early ? EARLY : timeout, max);
    }

    /** Forgets the channels of a session that has ended. */
    public void forget(String session) {
        channels.keySet().removeIf(key -> key.startsWith(session + "/"));
    }

    private static final class Channel {

        private final Map<String, JsonNode> pending = new LinkedHashMap<>();
        private int dropped;

        public synchronized void add(String eventType, String reference, String objectType) {
            if (pending.size() >= LONGEST_QUEUE) {
                dropped++;
            } else {
                pending.put(
                        eventType + reference,
                        Json.object(
                                "type", "ObjectNotification",
                                "eventType", eventType,
                                "object", reference,
                                "objectType", objectType));
            }
            notifyAll();
        }

        synchronized ArrayNode poll(Duration timeout, int max) throws InterruptedException {
            long end = System.nanoTime() + timeout.toNanos();
            while (pending.isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Json.array();
                }
                wait(left);
            }
            ArrayNode result = Json.array();
            if (dropped > 0) {
                result.add(Json.object("type", "NotificationDrop", "dropCount", dropped));
                dropped = 0;
            }
            var each = pending.values().iterator();
            while (each.hasNext() && result.size() < max) {
                result.add(each.next());
                each.remove();
            }
            return result;
        }
    }
}
