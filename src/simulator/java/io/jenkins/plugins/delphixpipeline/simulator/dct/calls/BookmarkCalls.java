package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Bookmarking;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.stream.Stream;

/** {@code /bookmarks}, and those that fit a VDB. */
final class BookmarkCalls {

    private static final String UPDATE = "name expiration:d retain_forever:b bookmark_type@16";

    private BookmarkCalls() {}

    static void addTo(Router router) {
        router.get("bookmarks", call -> list(call).answer(all(call)));
        router.post("bookmarks/search", DctCalls.SEARCH, call -> list(call).answer(all(call)));
        router.get("bookmarks/{id}", call -> Answer.of(shown(call, bookmark(call, "READ"))));
        router.post("bookmarks", Bookmarking.MEMBERS, BookmarkCalls::create);
        router.patch("bookmarks/{id}", UPDATE, BookmarkCalls::update);
        router.delete("bookmarks/{id}", BookmarkCalls::delete);
        router.get("bookmarks/{id}/vdb-groups", BookmarkCalls::groups);
        router.post("bookmarks/{id}/vdb-groups/search", DctCalls.SEARCH, BookmarkCalls::groups);
        router.get("vdbs/{id}/bookmarks", BookmarkCalls::ofVdb);
        router.post("vdbs/{id}/bookmarks/search", DctCalls.SEARCH, BookmarkCalls::ofVdb);
    }

    static Listing list(Call call) {
        call.requireLicence("BOOKMARK");
        return Listing.of(call, Resource.BOOKMARK);
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().bookmarks().values().stream().map(new DctView(call.state())::bookmark);
    }

    private static ObjectNode shown(Call call, Bookmark bookmark) {
        return call.shown(Resource.BOOKMARK, new DctView(call.state()).bookmark(bookmark));
    }

    private static Bookmark bookmark(Call call, String permission) {
        call.requireLicence("BOOKMARK");
        Bookmark bookmark = new Points(call.state()).bookmark(call.id());
        call.require(permission, bookmark.id());
        return bookmark;
    }

    private static Answer create(Call call) {
        call.requireLicence("BOOKMARK");
        Bookmarking bookmarking = new Bookmarking(call);
        Bookmark bookmark = bookmarking.bookmark();
        ObjectNode job = call.submit(bookmarking.plan());
        return Answer.created(Json.object("bookmark", shown(call, bookmark), "job", job));
    }

    private static Answer update(Call call) {
        Bookmark bookmark = bookmark(call, "UPDATE");
        Bookmarking.checkLife(call.body());
        return call.start(plan(call, "BOOKMARK_UPDATE", bookmark, () -> {
            if (Json.has(call.body(), "name")) {
                bookmark.name(call.text("name"));
            }
            if (Json.has(call.body(), "bookmark_type")) {
                bookmark.type(call.text("bookmark_type"));
            }
            if (Json.has(call.body(), "expiration") || Json.has(call.body(), "retain_forever")) {
                call.state()
                        .notes()
                        .keep(
                                bookmark.id(),
                                new Notes.Keep(call.text("expiration"), !Json.has(call.body(), "expiration")));
            }
        }));
    }

    /** At once and without a word before 3.28, a job since. */
    private static Answer delete(Call call) {
        Bookmark bookmark = bookmark(call, "DELETE");
        Runnable deletion = () -> call.state().bookmarks().remove(bookmark.id());
        if (!call.version().atLeast(28)) {
            deletion.run();
            return Answer.empty();
        }
        bookmark.status("DELETING");
        return call.start(plan(call, "BOOKMARK_DELETE", bookmark, deletion));
    }

    /** A job that no engine has to do anything for. */
    private static DctPlan plan(Call call, String type, Bookmark bookmark, Runnable effect) {
        RegisteredEngine engine = call.state().inventory().engines().get(0);
        return new DctPlan(type, bookmark.id(), bookmark.name())
                .stage(new DctTask(engine, type, Json::object).then(done -> effect.run()));
    }

    private static Answer groups(Call call) {
        Bookmark bookmark = bookmark(call, "READ");
        Points points = new Points(call.state());
        Stream<VdbGroup> compatible = call.state().groups().values().stream()
                .filter(group -> group.orders().keySet().stream()
                        .allMatch(id -> points.isCompatible(
                                bookmark, call.state().inventory().vdb(id))));
        return GroupCalls.list(call).answer(compatible.map(new DctView(call.state())::group));
    }

    private static Answer ofVdb(Call call) {
        Located vdb = call.vdbToRead();
        Points points = new Points(call.state());
        return list(call)
                .answer(call.state().bookmarks().values().stream()
                        .filter(bookmark -> points.isCompatible(bookmark, vdb))
                        .map(new DctView(call.state())::bookmark));
    }
}
