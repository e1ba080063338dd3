package io.jenkins.plugins.delphixpipeline.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Lets callers that come while a call is under way share its outcome, be it an answer or a failure: of a server that hangs
 * each learns after one time limit, and not after those of all who came before.
 */
public final class SingleFlight<T> {
    private CompletableFuture<T> underWay;

    /**
     * @param known an answer that makes the call unnecessary; null for none
     * @param call keeps its answer where {@code known} finds it
     */
    public T share(Supplier<T> known, Supplier<T> call) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> theirs;
        synchronized (this) {
            T answer = known.get();
            if (answer != null) {
                return answer;
            }
            theirs = underWay;
            if (theirs == null) {
                underWay = mine;
            }
        }
        return theirs == null ? fly(call, mine) : join(theirs);
    }

    private T fly(Supplier<T> call, CompletableFuture<T> mine) {
        try {
            T answer = call.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            synchronized (this) {
                underWay = null;
            }
        }
    }

    /** Waits for somebody else's call and throws what it threw. */
    public static <T> T join(CompletableFuture<T> theirs) {
        try {
            return theirs.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
