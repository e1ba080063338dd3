package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;

/** An operation of which only the waiting is left: nothing to resolve, to submit or to verify. */
final class WaitForJob implements DataOperation {
    private static final long serialVersionUID = 1L;
    private static final String WAIT = "WAIT";

    private final String job;

    WaitForJob(String job) {
        this.job = job;
    }

    @Override
    public String verb() {
        return "wait";
    }

    @Override
    public String subject() {
        return job;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        return state.ended(WAIT) ? new Next.Done(Result.empty()) : new Next.Await(WAIT, job);
    }
}
