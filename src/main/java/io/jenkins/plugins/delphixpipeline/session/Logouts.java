package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Closes many sessions at once. A back end that does not answer must not hold up a controller that goes down. */
final class Logouts {
    private Logouts() {}

    static void of(List<DataPlatform> platforms, ThreadFactory threads, Duration most) {
        CountDownLatch left = new CountDownLatch(platforms.size());
        for (DataPlatform platform : platforms) {
            threads.newThread(() -> {
                        try {
                            platform.close();
                        } finally {
                            left.countDown();
                        }
                    })
                    .start();
        }
        try {
            if (!left.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                // Sessions that are left open end by themselves.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
