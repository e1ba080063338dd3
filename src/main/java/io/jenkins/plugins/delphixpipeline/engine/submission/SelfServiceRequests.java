package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.ApiVersion;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceDataSource;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes of data pods and bookmarks. */
public final class SelfServiceRequests {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final EngineSelfService selfService;
    private final Infrastructure places;

    public SelfServiceRequests(
            EngineSession session, EngineCatalog catalog, EngineSelfService selfService, Infrastructure places) {
        this.session = session;
        this.catalog = catalog;
        this.selfService = selfService;
        this.places = places;
    }

    /** Engine API: before 1.9.0 the call took an empty body. */
    WebRequest refresh(Submission.RefreshPod refresh) {
        Map<String, Object> body = session.version().atLeast(1, 9, 0)
                ? Body.of("JSDataContainerRefreshParameters").map()
                : Map.of();
        return post("/container/" + refresh.target() + "/refresh", body);
    }

    /** Engine API: before 1.9.0 a restore took the point itself, and a reset an empty body. */
    WebRequest change(Submission.ChangePod change) {
        boolean typed = session.version().atLeast(1, 9, 0);
        String call =
                "/container/" + change.target() + '/' + change.change().name().toLowerCase(Locale.ROOT);
        Map<String, Object> body =
                switch (change.change()) {
                    case RESTORE -> {
                        Body point = Body.of("JSTimelinePointBookmarkInput").put("bookmark", change.argument());
                        yield typed
                                ? Body.of("JSDataContainerRestoreParameters")
                                        .put("timelinePointParameters", point)
                                        .map()
                                : point.map();
                    }
                    case RESET ->
                        typed ? Body.of("JSDataContainerResetParameters").map() : Map.of();
                    case UNDO ->
                        Body.of("JSDataContainerUndoParameters")
                                .put("operation", change.argument())
                                .map();
                    default -> Map.of();
                };
        return post(call, body);
    }

    WebRequest delete(Submission.Delete delete) {
        return delete.thing() == Submission.Delete.Thing.BOOKMARK
                ? post("/bookmark/" + delete.target() + "/delete", Map.of())
                : post(
                        "/container/" + delete.target() + "/delete",
                        Body.of("JSDataContainerDeleteParameters")
                                .put("deleteDataSources", delete.withVdbs())
                                .map());
    }

    WebRequest createPod(Submission.CreatePod create) {
        ApiVersion version = session.version();
        String type = version.atLeast(1, 8, 2)
                ? "JSDataContainerCreateWithRefreshParameters"
                : "JSDataContainerCreateParameters";
        Body body = Body.of(type)
                .put("name", create.madeName())
                .put("template", create.target())
                .put("dataSources", dataSources(create))
                .put("owners", places.users(create.owners()))
                .put("timelinePointParameters", latest(create.target()));
        return post("/container", body.map());
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

    WebRequest createBookmark(Submission.CreateBookmark create) {
        Body bookmark = Body.of("JSBookmark")
                .put("name", create.madeName())
                .put("branch", create.branch())
                .put("shared", create.shared())
                .put("tags", create.tags())
                .put("description", create.description())
                .put("expiration", create.expiration());
        Body body = Body.of("JSBookmarkCreateParameters")
                .put("bookmark", bookmark)
                .put("timelinePointParameters", create.at() == null ? latest(create.target()) : moment(create));
        return post("/bookmark", body.map());
    }

    WebRequest updateBookmark(Submission.UpdateBookmark update) {
        Body body = Body.of("JSBookmark")
                .put("tags", update.tags())
                .put("expiration", update.expiration())
                .put("description", update.description());
        return post("/bookmark/" + update.target(), body.map());
    }

    WebRequest shareBookmark(Submission.ShareBookmark share) {
        return post("/bookmark/" + share.target() + (share.shared() ? "/share" : "/unshare"), Map.of());
    }

    /** Engine API: before 1.8.0 a moment was one of the layout, not of its branch. */
    private Body moment(Submission.CreateBookmark create) {
        Body moment = Body.of("JSTimelinePointTimeInput").put("time", create.at());
        return session.version().atLeast(1, 8, 0)
                ? moment.put("branch", create.branch())
                : moment.put("sourceDataLayout", create.target());
    }

    private static Body latest(String layout) {
        return Body.of("JSTimelinePointLatestTimeInput").put("sourceDataLayout", layout);
    }

    private WebRequest post(String path, Map<String, Object> body) {
        return WebRequest.post(session.selfService(path), body);
    }
}
