package io.jenkins.plugins.delphixpipeline.operation.delete;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;

/** An operation that deletes one thing. */
public interface Deletion extends DataOperation {
    /** Throws what {@link #next} would refuse before it deletes anything. */
    void check(OperationContext context);
}
