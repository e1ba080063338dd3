package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Requests that hang while a controller is killed, and are lost when they are let go: on their way, or with their answers. */
final class HeldRequests {
    private static final int MOST_MINUTES = 5;

    private final CountDownLatch letGo = new CountDownLatch(1);

    /**
     * All others are answered, and so are these once they were let go.
     *
     * @param unsent what is written, in quotes, in the request that never arrives
     * @param unanswered the same of the one that is carried out
     */
    Fault losing(String unsent, String unanswered) {
        return (request, handling) -> {
            boolean held = letGo.getCount() > 0;
            if (held && says(request.text(), unsent)) {
                return lost();
            }
            HttpResponse answer = handling.get();
            return held && says(request.text(), unanswered) ? lost() : answer;
        };
    }

    void letGo() {
        letGo.countDown();
    }

    private static boolean says(String request, String word) {
        return request.contains('"' + word + '"');
    }

    private HttpResponse lost() {
        try {
            letGo.await(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return HttpResponse.dropped();
    }
}
