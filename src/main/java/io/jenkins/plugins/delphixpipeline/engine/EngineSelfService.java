package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceDataSource;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceTemplate;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import java.time.Duration;
import java.util.List;

/** The engine's Self-Service objects. */
final class EngineSelfService implements SelfService {
    private static final String ALL = "";

    private final EngineSession session;
    private final ShortMemory<List<DataTemplate>> templates = ShortMemory.of(Duration.ofSeconds(2));

    EngineSelfService(EngineSession session) {
        this.session = session;
    }

    @Override
    public List<DataTemplate> templates() {
        return templates.get(
                ALL,
                () -> session.read(
                        get("/template"), ResultReader.list(SelfServiceTemplate.class, EngineSelfService::template)));
    }

    @Override
    public DataTemplate templateByReference(String reference) {
        return template(session.read(get("/template/" + reference), ResultReader.one(SelfServiceTemplate.class)));
    }

    private static DataTemplate template(SelfServiceTemplate wire) {
        return new DataTemplate(wire.reference(), wire.name(), wire.activeBranch());
    }

    @Override
    public List<DataPod> pods(DataTemplate template) {
        WebRequest request = get("/container").query("template", template.reference());
        return session.list(request, SelfServiceContainer.class).stream()
                .filter(pod -> template.reference().equals(pod.template()))
                .map(Values::pod)
                .toList();
    }

    @Override
    public DataPod podByReference(String reference) {
        return Values.pod(session.read(get("/container/" + reference), ResultReader.one(SelfServiceContainer.class)));
    }

    @Override
    public List<String> datasetsOf(String layout) {
        return dataSources(layout).stream()
                .map(SelfServiceDataSource::container)
                .toList();
    }

    List<SelfServiceDataSource> dataSources(String layout) {
        return session.list(get("/datasource").query("dataLayout", layout), SelfServiceDataSource.class);
    }

    @Override
    public List<Bookmark> bookmarks(DataPod pod) {
        return bookmarks(get("/bookmark").query("container", pod.reference()), pod.reference());
    }

    @Override
    public List<Bookmark> bookmarks(DataTemplate template) {
        return bookmarks(get("/bookmark").query("template", template.reference()), template.reference());
    }

    private List<Bookmark> bookmarks(WebRequest request, String owner) {
        return session.read(request, ResultReader.list(SelfServiceBookmark.class, Values::bookmark)).stream()
                .filter(bookmark -> owner.equals(bookmark.owner()))
                .toList();
    }

    @Override
    public Bookmark bookmarkByReference(String reference) {
        return Values.bookmark(
                session.read(get("/bookmark/" + reference), ResultReader.one(SelfServiceBookmark.class)));
    }

    private WebRequest get(String path) {
        return WebRequest.get(session.selfService(path));
    }
}
