package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.time.Instant;
import java.util.List;

/** New VDBs. */
final class ProvisionHandler extends Handler<Submission.Provision> {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final ProvisionRequests requests;
    private final Traces traces;
    private final BroughtData brought;

    ProvisionHandler(EngineSession session, EngineCatalog catalog, Infrastructure places, Traces traces) {
        super(Submission.Provision.class, Submission.Kind.PROVISION);
        this.session = session;
        this.catalog = catalog;
        this.requests = new ProvisionRequests(session, places);
        this.traces = traces;
        this.brought = new BroughtData(catalog);
    }

    @Override
    protected void check(Submission.Provision provision) {
        ProvisionRequests.check(catalog.typeOf(provision.target()), provision);
        new HookRequests(session).check(provision.hooks());
    }

    @Override
    protected WebRequest request(Submission.Provision provision) {
        return requests.request(catalog.typeOf(provision.target()), provision);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = byJob(intent);
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        List<String> vdbs = vdbs(intent);
        if (vdbs.isEmpty()) {
            return found;
        }
        // It may have begun between the two lists, and then its job goes on.
        RecoveryResult late = byJob(intent);
        return late.verdict() == RecoveryResult.Verdict.NONE ? Traces.done(vdbs) : late;
    }

    private RecoveryResult byJob(Intent intent) {
        String path = intent.evidence().get(Submission.Provision.GROUP) + "/" + intent.madeName();
        List<Job> all = traces.unanswered(intent, "DB_PROVISION", null).stream()
                .filter(job -> path.equals(job.targetName()))
                .filter(job -> brought.isMadeOf(job.target(), intent))
                .toList();
        List<Job> mine =
                all.stream().filter(job -> traces.isOwnRequest(job, intent)).toList();
        return mine.size() == 1
                ? RecoveryResult.ours(mine.get(0).reference(), mine.get(0).target())
                : Traces.noneOrUnclear(all);
    }

    @Override
    public String made(Intent intent, Job job) {
        return job != null ? job.target() : Traces.first(vdbs(intent));
    }

    private List<String> vdbs(Intent intent) {
        String group = intent.evidence().get(Submission.Provision.GROUP);
        return catalog.datasets().stream()
                .filter(vdb -> intent.madeName().equals(vdb.name()) && vdb.namespace() == null)
                .filter(vdb -> group == null || group.equals(vdb.group()))
                .map(Dataset::reference)
                .filter(reference -> brought.isMadeOf(reference, intent))
                .filter(reference -> Traces.isSince(creationTime(reference), intent.since()))
                .toList();
    }

    private Instant creationTime(String vdb) {
        return session.read(WebRequest.get("/database/" + vdb), ResultReader.one(Container.class))
                .creationTime();
    }
}
