package io.jenkins.plugins.delphixpipeline.operation.automation;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** An operation that begins when no job holds its environment's data pod, whatever it is itself about. */
final class AfterPodJobs implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DataOperation operation;
    private final String pod;
    private final String template;

    AfterPodJobs(DataOperation operation, String pod, String template) {
        this.operation = operation;
        this.pod = pod;
        this.template = template;
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
    public Next next(OperationState state, OperationContext context) {
        Next next = operation.next(state, context);
        if (next instanceof Next.Submit submit) {
            DataPod held = context.selfService().pod(context.selfService().template(template), pod);
            return submit.afterJobsOn(held.reference());
        }
        return next;
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
