package io.jenkins.plugins.delphixpipeline.run;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A build that is no pipeline, and waits on its executor until what it asked for has ended. */
public final class BlockingCompletion implements Completion {
    private final TaskListener listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    public BlockingCompletion(TaskListener listener) {
        this.listener = listener;
    }

    public void await() throws InterruptedException, IOException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            Throwable reason = e.getCause();
            if (reason instanceof IOException told) {
                throw told;
            }
            if (reason instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IOException(reason);
        }
    }

    @Override
    public void succeeded(Result result) {
        ended.complete(null);
    }

    @Override
    public void failed(Throwable reason) {
        ended.completeExceptionally(reason);
    }

    @Override
    public void stopped() {
        ended.complete(null);
    }

    @Override
    public PrintStream console() {
        return listener.getLogger();
    }
}
