package io.jenkins.plugins.delphixpipeline.simulator.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Namespace;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import java.util.Map;
import java.util.Set;

/** {@code /selfservice/bookmark}: named points of data pods and templates. */
public final class BookmarkCalls {

    private static final Set<String> POINTS = Set.of("JSTimelinePointLatestTimeInput", "JSTimelinePointTimeInput");

    private BookmarkCalls() {}

    public static void addTo(Router router) {
        new Namespace(Kind.BOOKMARK)
                .filter("container", "container")
                .filter("template", "template")
                .update("JETSTREAM_USER_BOOKMARK_UPDATE", "name", "description", "expiration", "tags")
                .addTo(router);
        router.post("selfservice/bookmark", BookmarkCalls::create);
        router.post("selfservice/bookmark/{ref}/share", call -> share(call, true));
        router.post("selfservice/bookmark/{ref}/unshare", call -> share(call, false));
        router.post("selfservice/bookmark/{ref}/delete", BookmarkCalls::delete);
        router.get(
                "selfservice/bookmark/{ref}/getCreateBookmarkOperation",
                call -> Reply.of(call.store()
                        .where(Kind.OPERATION, "bookmark", Store.ref(call.object(Kind.BOOKMARK)))
                        .get(0)));
        router.get("selfservice/bookmark/{ref}/listDataChildren", call -> Reply.list(Json.array(), 0));
        router.get(
                "selfservice/bookmark/listByTopCheckouts",
                call -> call.list(Kind.BOOKMARK, call.store().all(Kind.BOOKMARK)));
    }

    private static Reply create(Call call) {
        call.validate()
                .required("bookmark", "bookmark.branch", "timelinePointParameters")
                .name("bookmark.name")
                .check();
        JsonNode asked = call.body().get("bookmark");
        JsonNode point = call.body().get("timelinePointParameters");
        if (!POINTS.contains(point.path("type").asText())) {
            call.validate()
                    .problem(
                            "timelinePointParameters.type",
                            "exception.webservices.validation.type",
                            "Expected one of " + POINTS + ".")
                    .check();
        }
        ObjectNode branch = call.object(Kind.BRANCH, Json.text(asked, "branch"));
        ObjectNode layout = new Layouts(call.state()).find(Json.text(branch, "dataLayout"));
        requireUsable(call, layout, point);
        Map<String, DataPoint> points = new TimelinePoints(call.state()).resolve(point);
        Kind kind = Layouts.kindOf(layout);
        String reference = Store.ref(layout);
        String name = Json.text(asked, "name");
        if (call.state().switches().isOn(Switch.BOOKMARK_NAMES_UNIQUE)) {
            String owner = kind == Kind.POD ? "container" : "template";
            new Names(call.state())
                    .requireFree(Kind.BOOKMARK, name, other -> reference.equals(Json.text(other, owner)));
        }
        Set<String> locks = new Layouts(call.state()).locks(reference);
        locks.removeIf(database -> kind == Kind.TEMPLATE);
        locks.add(reference);
        call.state().jobs().requireFree(locks);

        ObjectNode bookmark = call.store().add(Kind.BOOKMARK, bookmark(call, asked, layout, point));
        call.state().dataPoints().bookmarks().put(Store.ref(bookmark), points);
        Operations operations = new Operations(call.state());
        String operation = operations.record(
                call.store().get(kind, reference),
                Store.ref(branch),
                "CREATE_BOOKMARK",
                call.session().user(),
                Store.ref(bookmark));
        JobPlan plan = new JobPlan(
                        "JETSTREAM_USER_BOOKMARK_CREATE",
                        layout,
                        Json.text(layout, "name"),
                        "Create bookmark \"" + name + "\".")
                .locking(locks)
                .progress(60)
                .atEnd(() -> {
                    operations.end(operation);
                    // A reset goes back to the last operation, and a bookmark is one.
                    call.state().dataPoints().after().put(operation, points);
                })
                .whenNotCompleted(() -> call.store().remove(Kind.BOOKMARK, Store.ref(bookmark)));
        Job job = call.state().jobs().start(plan, call.caller());
        operations.caused(operation, job.action().reference());
        return Reply.started(Store.ref(bookmark), job);
    }

    private static ObjectNode bookmark(Call call, JsonNode asked, ObjectNode layout, JsonNode point) {
        boolean ofPod = Layouts.kindOf(layout) == Kind.POD;
        ObjectNode template = ofPod ? call.object(Kind.TEMPLATE, Json.text(layout, "template")) : layout;
        String now = call.state().timestamp();
        return Json.object(
                "type",
                "JSBookmark",
                "name",
                Json.text(asked, "name"),
                "branch",
                Json.text(asked, "branch"),
                "bookmarkType",
                ofPod ? "DATA_CONTAINER" : "DATA_TEMPLATE",
                "container",
                ofPod ? Store.ref(layout) : null,
                "containerName",
                ofPod ? Json.text(layout, "name") : null,
                "template",
                Store.ref(template),
                "templateName",
                Json.text(template, "name"),
                "timestamp",
                Json.has(point, "time") ? Json.text(point, "time") : now,
                "creationTime",
                now,
                "description",
                Json.text(asked, "description"),
                "tags",
                asked.path("tags").isArray() ? asked.get("tags") : Json.array(),
                "shared",
                !ofPod || asked.path("shared").asBoolean(),
                "usable",
                true,
                "checkoutCount",
                0,
                "expiration",
                Json.text(asked, "expiration"));
    }

    private static void requireUsable(Call call, ObjectNode layout, JsonNode point) {
        String state = Json.text(layout, "state");
        if (state != null && !state.equals("ONLINE")) {
            throw ApiError.refused(
                    "exception.js.container.not.online",
                    "The data container \"" + Json.text(layout, "name") + "\" is " + state + ".",
                    "Enable or recover the data container, then try again.");
        }
        if (!Store.ref(layout).equals(new TimelinePoints(call.state()).layoutOf(point))) {
            throw ApiError.refused(
                    "exception.js.point.foreign",
                    "The branch does not belong to the source data layout.",
                    "Use a branch of the same data container or template.");
        }
    }

    private static Reply share(Call call, boolean shared) {
        ObjectNode bookmark = call.object(Kind.BOOKMARK);
        String actionType = shared ? "JETSTREAM_USER_BOOKMARK_SHARE" : "JETSTREAM_USER_BOOKMARK_UNSHARE";
        String title = (shared ? "Share" : "Unshare") + " bookmark \"" + Json.text(bookmark, "name") + "\".";
        call.store().update(Kind.BOOKMARK, Store.ref(bookmark), changed -> changed.put("shared", shared));
        if (call.state().switches().isOn(Switch.SHARE_RETURNS_JOB)) {
            return call.start(new JobPlan(actionType, bookmark, Json.text(bookmark, "name"), title));
        }
        return call.done("", actionType, title);
    }

    private static Reply delete(Call call) {
        ObjectNode bookmark = call.object(Kind.BOOKMARK);
        String name = Json.text(bookmark, "name");
        return call.start(
                new JobPlan("JETSTREAM_USER_BOOKMARK_DELETE", bookmark, name, "Delete bookmark \"" + name + "\".")
                        .progress(60)
                        .atEnd(() -> call.store().remove(Kind.BOOKMARK, Store.ref(bookmark))));
    }
}
