package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceOperation;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the changes of data pods leave behind, apart from their jobs. */
final class PodTraces {
    private final EngineSession session;
    private final Traces traces;

    PodTraces(EngineSession session, Traces traces) {
        this.session = session;
        this.traces = traces;
    }

    /** The engine's own call for what is below a data pod. */
    WebRequest post(String pod, String call, Map<String, Object> body) {
        return WebRequest.post(session.selfService("/container/" + pod + '/' + call), body);
    }

    WebRequest read(String pod) {
        return WebRequest.get(session.selfService("/container/" + pod));
    }

    /** Engine API: before 1.9.0 most changes took an empty body. */
    boolean takesParameters() {
        return session.version().atLeast(1, 9, 0);
    }

    SelfServiceContainer pod(String reference) {
        return session.read(read(reference), ResultReader.one(SelfServiceContainer.class));
    }

    /** By its job, or by the pod's last operation where no job can be told from others. */
    RecoveryResult find(Intent intent, String before, String operationName) {
        return find(intent, before, "CONTAINER_" + operationName, operationName);
    }

    /** @param typeEnd how the type of its action ends */
    RecoveryResult find(Intent intent, String before, String typeEnd, String operationName) {
        List<Job> mine = traces.own(intent, intent.target(), typeEnd);
        if (!mine.isEmpty()) {
            return Traces.oursIfOnly(mine);
        }
        SelfServiceOperation operation = lastOperation(intent.target());
        if (operation == null || operation.reference().equals(before)) {
            return RecoveryResult.none();
        }
        boolean ours = operationName.equals(operation.operation())
                && Traces.isSince(operation.startTime(), intent.since())
                && Objects.equals(operation.user(), intent.user())
                && operation.rootAction() != null
                && !traces.isAnswered(operation.rootAction());
        Job job = ours ? traces.jobOf(operation.rootAction()) : null;
        return job == null ? RecoveryResult.none() : Traces.ours(job);
    }

    /** Null before the first one. */
    private SelfServiceOperation lastOperation(String pod) {
        String told = pod(pod).lastOperation();
        return told == null || told.isEmpty()
                ? EngineSelfService.newestOperation(session, pod).orElse(null)
                : session.read(
                        WebRequest.get(session.selfService("/operation/" + told)),
                        ResultReader.one(SelfServiceOperation.class));
    }
}
