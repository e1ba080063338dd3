package io.jenkins.plugins.delphixpipeline.operation;

/** Keeps the state of an operation where a restart finds it. */
@FunctionalInterface
public interface Checkpoint {
    /**
     * @param durably true: return only when the state is certainly kept, because a submission follows
     */
    void save(OperationState state, boolean durably);
}
