package io.jenkins.plugins.delphixpipeline.http;

import okhttp3.Call;

/** Ends a request from another thread; the request then throws {@link CancelledException}. Once only. */
public final class Cancellation {
    private Call call;
    private boolean cancelled;

    public synchronized void cancel() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized void bind(Call running) {
        call = running;
        if (cancelled) {
            running.cancel();
        }
    }

    /** Thrown to whoever waited for the answer of a request that was cancelled on purpose. */
    public static final class CancelledException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CancelledException() {
            super("cancelled on purpose", null, false, false);
        }
    }
}
