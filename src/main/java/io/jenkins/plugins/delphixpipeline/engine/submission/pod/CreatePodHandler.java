package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.MadeMark;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceDataSource;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** New data pods. Each bears the mark of its submission in its notes. */
final class CreatePodHandler extends Handler<Submission.CreatePod> {
    private static final String CREATION = "CONTAINER_CREATE";

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineSelfService selfService;
    private final Infrastructure places;
    private final Traces traces;

    CreatePodHandler(
            EngineSession session,
            EngineCatalog catalog,
            EngineSelfService selfService,
            Infrastructure places,
            Traces traces) {
        super(Submission.CreatePod.class, Submission.Kind.CREATE_POD);
        this.session = session;
        this.catalog = catalog;
        this.selfService = selfService;
        this.places = places;
        this.traces = traces;
    }

    @Override
    protected WebRequest request(Submission.CreatePod create, String correlation) {
        String type = session.version().atLeast(1, 8, 2)
                ? "JSDataContainerCreateWithRefreshParameters"
                : "JSDataContainerCreateParameters";
        Body body = Body.of(type)
                .put("name", create.madeName())
                .put("template", create.target())
                .put("dataSources", dataSources(create))
                .put("notes", MadeMark.of(correlation))
                .put("owners", places.users(create.owners()))
                .put("timelinePointParameters", CreateBookmarkHandler.latest(create.target()));
        return WebRequest.post(session.selfService("/container"), body.map());
    }

    /** A VDB stands for the data source that it was provisioned from; where that does not tell, their order does. */
    private List<Map<String, Object>> dataSources(Submission.CreatePod create) {
        List<SelfServiceDataSource> open = new ArrayList<>(selfService.dataSources(create.target()));
        if (open.size() != create.datasets().size()) {
            throw Parameters.refused(
                    "vdbs",
                    "one for each data source of the template",
                    open.stream().map(SelfServiceDataSource::name).toList());
        }
        List<Map<String, Object>> made = new ArrayList<>();
        for (String reference : create.datasets()) {
            Dataset vdb = catalog.datasetByReference(reference);
            SelfServiceDataSource source = open.stream()
                    .filter(candidate -> candidate.container().equals(vdb.parent()))
                    .findFirst()
                    .orElse(open.get(0));
            open.remove(source);
            made.add(Body.of("JSDataSourceCreateParameters")
                    .put(
                            "source",
                            Body.of("JSDataSource").put("name", source.name()).put("priority", source.priority()))
                    .put("container", reference)
                    .map());
        }
        return made;
    }

    @Override
    public RecoveryResult find(Intent intent) {
        RecoveryResult told = MadeMark.tell(pods(intent), intent);
        if (told.receipt() == null) {
            return told;
        }
        String pod = told.receipt().made();
        List<Job> creations = traces.own(intent, pod, CREATION);
        return RecoveryResult.ours(creations.isEmpty() ? null : creations.get(0).reference(), pod);
    }

    @Override
    public String made(Intent intent, Job job) {
        return MadeMark.made(MadeMark.tell(pods(intent), intent));
    }

    /** Their notes by reference. */
    private Map<String, String> pods(Intent intent) {
        WebRequest request = WebRequest.get(session.selfService("/container")).query("template", intent.target());
        Map<String, String> found = new LinkedHashMap<>();
        session.list(request, SelfServiceContainer.class).stream()
                .filter(pod ->
                        intent.madeName().equals(pod.name()) && intent.target().equals(pod.template()))
                .forEach(pod -> found.put(pod.reference(), pod.notes()));
        return found;
    }
}
