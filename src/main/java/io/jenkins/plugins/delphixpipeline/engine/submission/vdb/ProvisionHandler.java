package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.MadeMark;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New VDBs. Each bears the mark of its submission as its description. */
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
        String container = catalog.typeOf(provision.target());
        ProvisionRequests.check(container, provision);
        if (ProvisionDefaults.of(container) == ProvisionDefaults.APPDATA) {
            new ToolkitParameters(session).check(provision.target(), ToolkitParameters.OF_VDB, provision.parameters());
        }
        requests.checkPlace(provision);
        new HookRequests(session).check(provision.hooks());
    }

    @Override
    protected WebRequest request(Submission.Provision provision, String correlation) {
        return requests.request(catalog.typeOf(provision.target()), provision, MadeMark.of(correlation));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult found = byJob(intent);
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        RecoveryResult made = MadeMark.tell(vdbs(intent), intent);
        if (made.verdict() == RecoveryResult.Verdict.NONE) {
            return found;
        }
        // It may have begun between the two lists, and then its job goes on.
        RecoveryResult late = byJob(intent);
        return late.verdict() == RecoveryResult.Verdict.NONE ? made : late;
    }

    private RecoveryResult byJob(Intent intent) {
        String path = intent.evidence().get(Submission.Provision.GROUP) + "/" + intent.madeName();
        Map<Job, Optional<Container>> all = new LinkedHashMap<>();
        traces.unanswered(intent, "DB_PROVISION", null).stream()
                .filter(job -> path.equals(job.targetName()))
                .filter(job -> brought.isMadeOf(job.target(), intent))
                .forEach(job -> all.put(job, container(job.target())));
        all.values()
                .removeIf(
                        vdb -> MadeMark.isOther(vdb.map(Container::description).orElse(null), intent));
        List<Job> mine = all.keySet().stream()
                .filter(job -> isOwn(job, all.get(job), intent))
                .toList();
        if (mine.size() == 1) {
            return RecoveryResult.ours(mine.get(0).reference(), mine.get(0).target());
        }
        List<Job> possible = List.copyOf(all.keySet());
        return possible.size() == 1 && all.get(possible.get(0)).isEmpty()
                ? inVain(possible.get(0), intent)
                : Traces.noneOrUnclear(possible);
    }

    private boolean isOwn(Job job, Optional<Container> vdb, Intent intent) {
        return intent.isMarked()
                ? MadeMark.isIn(vdb.map(Container::description).orElse(null), intent)
                : traces.isOwnRequest(job, intent);
    }

    /** An engine takes the VDB of a provision that failed away again, and its mark with it: nothing is there to be lost. */
    private RecoveryResult inVain(Job job, Intent intent) {
        return traces.isOwnRequest(job, intent)
                ? RecoveryResult.equivalent(job.reference(), job.target())
                : Traces.noneOrUnclear(List.of(job));
    }

    @Override
    public String made(Intent intent, Job job) {
        return job != null ? job.target() : MadeMark.made(MadeMark.tell(vdbs(intent), intent));
    }

    /** Their descriptions by reference. */
    private Map<String, String> vdbs(Intent intent) {
        String group = intent.evidence().get(Submission.Provision.GROUP);
        Map<String, String> found = new LinkedHashMap<>();
        catalog.datasets().stream()
                .filter(vdb -> intent.madeName().equals(vdb.name()) && vdb.namespace() == null)
                .filter(vdb -> group == null || group.equals(vdb.group()))
                .map(Dataset::reference)
                .filter(reference -> brought.isMadeOf(reference, intent))
                .flatMap(reference -> container(reference).stream())
                .filter(vdb -> Traces.isSince(vdb.creationTime(), intent.since()))
                .forEach(vdb -> found.put(vdb.reference(), vdb.description()));
        return found;
    }

    /** Empty when it is gone. */
    private Optional<Container> container(String vdb) {
        try {
            return Optional.of(session.read(WebRequest.get("/database/" + vdb), ResultReader.one(Container.class)));
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
