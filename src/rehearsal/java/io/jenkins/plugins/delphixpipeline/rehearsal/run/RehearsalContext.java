package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Result;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What one running step sees of the build, and where it says how it ended. There is no graph of nodes. */
final class RehearsalContext extends StepContext {
    private static final long serialVersionUID = 1L;

    private final transient Map<Class<?>, Object> given;
    private final transient RehearsalBody.Block body;
    private final transient CompletableFuture<Object> outcome = new CompletableFuture<>();

    /** @param body runs the block of the step, with what the step gives to those inside of it */
    RehearsalContext(Map<Class<?>, Object> given, RehearsalBody.Block body) {
        this.given = Map.copyOf(given);
        this.body = body;
    }

    CompletableFuture<Object> outcome() {
        return outcome;
    }

    @Override
    public <T> T get(Class<T> key) {
        return key.cast(given.get(key));
    }

    @Override
    public void onSuccess(Object result) {
        outcome.complete(result);
    }

    @Override
    public void onFailure(@NonNull Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** Nothing outlives the rehearsal, so there is nothing to wait for. */
    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    @Override
    public void setResult(Result result) {
        throw new UnsupportedOperationException("A step fails by saying so");
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return new RehearsalBody(this, body);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
