package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.Serial;
import java.io.Serializable;

/** One data pod of many: what is done to it, and how far that is. Immutable. Stored with the pipeline, so a plain class. */
final class PodProgress implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    final DataOperation operation;
    final OperationState state;
    final boolean ended;
    /** Why it failed; null while or where it did not. */
    final String sentence;

    private PodProgress(DataOperation operation, OperationState state, boolean ended, String sentence) {
        this.operation = operation;
        this.state = state;
        this.ended = ended;
        this.sentence = sentence;
    }

    PodProgress(DataOperation operation, OperationState state) {
        this(operation, state, false, null);
    }

    PodProgress at(OperationState next) {
        return new PodProgress(operation, next, ended, sentence);
    }

    PodProgress end(String failure) {
        return new PodProgress(operation, state, true, failure);
    }
}
