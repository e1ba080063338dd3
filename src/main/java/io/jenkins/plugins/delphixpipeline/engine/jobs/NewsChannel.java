package io.jenkins.plugins.delphixpipeline.engine.jobs;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineLogin;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Pages;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Notification;
import io.jenkins.plugins.delphixpipeline.http.Cancellation;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where an engine collects notifications for one listener. Engine API: channels of a session are independent of each other, and
 * one is there once it was asked. Safe for use by many threads.
 */
final class NewsChannel {
    private static final long GRACE = Duration.ofSeconds(5).toMillis();

    private final EngineSession session;
    private final String name = "delphix-pipeline-" + UUID.randomUUID();
    /** With which login it was opened; null for none yet. An engine forgets channels with their session. */
    private final AtomicReference<EngineLogin> owner = new AtomicReference<>();

    NewsChannel(EngineSession session) {
        this.session = session;
    }

    /**
     * Has the engine collect news from now on, once for each session: that of a job which begins before anybody waits would not
     * be told, and whatever is told earns trust.
     */
    void open() {
        try {
            EngineLogin login = session.login();
            if (owner.getAndSet(login) != login && read(request(1)).isEmpty()) {
                owner.compareAndSet(login, null);
            }
        } catch (PlatformException e) {
            // It is only about hints: whoever submits next meets the trouble if it lasts.
            owner.set(null);
        }
    }

    /** Whose news it collects; null for nobody's. */
    EngineLogin owner() {
        return owner.get();
    }

    /**
     * Waits for news.
     *
     * @param millis the longest wait
     * @return possibly none; empty when the session had to be renewed, so that what happened meanwhile was not told
     */
    Optional<List<Notification>> await(long millis, Cancellation cancellation) {
        owner.set(session.login());
        return read(request(millis).cancelledBy(cancellation));
    }

    private Optional<List<Notification>> read(WebRequest request) {
        return session.readUnlessRenewed(request, ResultReader.list(Notification.class));
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
