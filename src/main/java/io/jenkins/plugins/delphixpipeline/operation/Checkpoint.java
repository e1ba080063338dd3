package io.jenkins.plugins.delphixpipeline.operation;

/** Keeps the state of an operation where a restart finds it. */
@FunctionalInterface
public interface Checkpoint {
    /**
     * @param durably true: return only when the state is certainly kept, because a submission follows
     * @throws java.util.concurrent.CancellationException when the controller goes down: the operation is let go, and goes on
     *     from its saved state when the controller is back
     */
    void save(OperationState state, boolean durably);
}
