package io.jenkins.plugins.delphixpipeline.http;

import java.util.concurrent.TimeUnit;

/** Lets another thread end a wait, be it a sleep or a request that waits for news. */
public final class Alarm {
    private boolean ringing;
    private Cancellation request;

    public synchronized void ring() {
        ringing = true;
        if (request != null) {
            request.cancel();
        }
        notifyAll();
    }

    public synchronized boolean isRinging() {
        return ringing;
    }

    public synchronized void reset() {
        ringing = false;
        request = null;
    }

    /** For the next request that waits. */
    public synchronized Cancellation arm() {
        request = new Cancellation();
        if (ringing) {
            request.cancel();
        }
        return request;
    }

    /**
     * Sleeps whether it rings or not.
     *
     * @return false when the thread was interrupted
     */
    public static boolean linger(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return false when the thread was interrupted, which ends all waiting */
    public synchronized boolean sleep(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && !ringing; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
