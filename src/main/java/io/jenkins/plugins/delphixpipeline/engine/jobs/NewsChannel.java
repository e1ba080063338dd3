package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.wire.Notification;
import io.jenkins.plugins.delphixpipeline.http.Cancellation;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where an engine collects notifications for one listener. Engine API: channels of a session are independent of each other, and
 * one is there once it was asked. Safe for use by many threads.
 */
final class NewsChannel {
    private static final long GRACE = Duration.ofSeconds(5).toMillis();

    private final EngineSession session;
    private final String name = "delphix-pipeline-" + UUID.randomUUID();
    private final AtomicBoolean opened = new AtomicBoolean();

    NewsChannel(EngineSession session) {
        this.session = session;
    }

    /**
     * Has the engine collect news from now on, once for all: that of a job which begins before anybody waits would not be told,
     * and whatever is told earns trust.
     */
    void open() {
        if (opened.compareAndSet(false, true)) {
            try {
                session.list(request(1), Notification.class);
            } catch (PlatformException e) {
                // It is only about hints: whoever submits next meets the trouble if it lasts.
                opened.set(false);
            }
        }
    }

    /**
     * Waits for news.
     *
     * @param millis the longest wait
     * @return possibly none
     */
    List<Notification> await(long millis, Cancellation cancellation) {
        opened.set(true);
        return session.list(request(millis).cancelledBy(cancellation), Notification.class);
    }

    private WebRequest request(long millis) {
        return WebRequest.get("/notification")
                .query("channel", name)
                .query("timeout", millis)
                .query("max", Pages.SIZE)
                .answeredWithin(Duration.ofMillis(millis + GRACE))
                .retriedFor(Duration.ZERO);
    }
}
