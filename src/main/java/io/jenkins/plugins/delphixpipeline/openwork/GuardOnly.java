package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * An operation whose build is gone: what it has begun is waited for and proven, or remedied, but nothing more is begun. It is
 * over as soon as no data is to be guarded any more.
 */
final class GuardOnly implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DataOperation operation;

    GuardOnly(DataOperation operation) {
        this.operation = operation;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (!operation.guardsData(state.withoutDoubt())) {
            return new Next.Done(Result.empty());
        }
        Next next = operation.next(state, context);
        if (next instanceof Next.Submit) {
            throw new PlatformException(Failure.of(Problem.BUILD_GONE, subject()));
        }
        return next;
    }

    @Override
    public String verb() {
        return operation.verb();
    }

    @Override
    public String subject() {
        return operation.subject();
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return operation.beforeFailing(state, context);
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        operation.afterFailing(state, notes);
    }

    @Override
    public boolean changesData() {
        return operation.changesData();
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return operation.intendedFlows(state);
    }

    @Override
    public boolean guardsData(OperationState state) {
        return operation.guardsData(state);
    }

    @Override
    public boolean asksMaskingEngine(OperationState state) {
        return operation.asksMaskingEngine(state);
    }
}
