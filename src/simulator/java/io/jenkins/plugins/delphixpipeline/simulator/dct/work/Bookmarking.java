package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Tags;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.Bookmark;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a bookmark. One of the present moment takes a snapshot of each VDB; one of a snapshot is there at once. */
public final class Bookmarking {

    /** What can be sent. */
    public static final String MEMBERS = """
            name! vdb_ids:as snapshot_ids:as timeflow_ids:as timestamp:t timestamp_in_database_timezone location retention:l
            expiration:d retain_forever:b tags:a make_current_account_owner:b inherit_parent_vdb_tags:b inherit_parent_tags:b
            vdb_group_id@16 bookmark_type@16
            """;

    private final DctState state;
    private final JsonNode body;
    private final Bookmark bookmark;
    private final List<DctTask> tasks = new ArrayList<>();

    /** Refuses what cannot be; nothing is made before everything was looked at. */
    public Bookmarking(Call call) {
        state = call.state();
        body = call.body();
        checkLife(body);
        Tags.check(body.path("tags"));
        List<Located> vdbs = vdbs();
        List<Located> snapshots = snapshots();
        vdbs.forEach(vdb -> call.require("CREATE_BOOKMARK", vdb.id()));
        String name = call.text("name");
        boolean taken = state.bookmarks().values().stream()
                .anyMatch(other -> other.name().equals(name));
        if (taken && state.is(DctSwitch.NAMES_UNIQUE)) {
            throw DctError.of(409, "conflict", "There is a bookmark \"" + name + "\" already.");
        }
        bookmark = state.addBookmark(name, call.account());
        bookmark.group(group() == null ? null : group().id());
        if (Json.has(body, "bookmark_type")) {
            bookmark.type(call.text("bookmark_type"));
        }
        state.notes().tags().add(bookmark.id(), body.path("tags"));
        keep();
        vdbs.forEach(this::ofNow);
        snapshots.forEach(this::ofSnapshot);
    }

    public Bookmark bookmark() {
        return bookmark;
    }

    public DctPlan plan() {
        DctTask last = new DctTask(tasks.get(0).engine(), "Create bookmark", Json::object)
                .then(done -> bookmark.status("ACTIVE"));
        return new DctPlan("BOOKMARK_CREATE", bookmark.id(), bookmark.name())
                .stage(tasks)
                .stage(last)
                .whenNotCompleted(() -> state.bookmarks().remove(bookmark.id()));
    }

    /** How long something lives is said in one way or not at all. */
    public static void checkLife(JsonNode body) {
        long ways = Stream.of("expiration", "retain_forever", "retention")
                .filter(member -> Json.has(body, member)
                        && !(member.equals("retain_forever")
                                && !body.get(member).asBoolean()))
                .count();
        if (ways > 1) {
            throw DctError.invalid("\"expiration\", \"retain_forever\" and \"retention\" exclude each other.");
        }
    }

    private void keep() {
        String expiration = Json.text(body, "expiration");
        long days = body.path("retention").asLong(-1);
        if (days >= 0) {
            expiration = LocalDate.ofInstant(state.times().now(), ZoneOffset.UTC)
                    .plusDays(days)
                    .toString();
        }
        state.notes().keep(bookmark.id(), new Notes.Keep(expiration, expiration == null));
    }

    private VdbGroup group() {
        String id = Json.text(body, "vdb_group_id");
        if (id == null) {
            return null;
        } else if (!state.groups().containsKey(id)) {
            throw DctError.missing("VDB group " + id);
        }
        return state.groups().get(id);
    }

    private List<Located> vdbs() {
        long ways = List.of("vdb_ids", "snapshot_ids", "vdb_group_id").stream()
                .filter(member -> Json.has(body, member))
                .count();
        if (ways != 1) {
            throw DctError.invalid("One of \"vdb_ids\", \"snapshot_ids\" and \"vdb_group_id\" is required.");
        }
        List<Located> vdbs = new ArrayList<>();
        body.path("vdb_ids").forEach(id -> vdbs.add(state.inventory().vdb(id.asText())));
        if (group() != null) {
            group().orders().keySet().forEach(id -> vdbs.add(state.inventory().vdb(id)));
        }
        if (vdbs.isEmpty() && !Json.has(body, "snapshot_ids")) {
            throw DctError.invalid("There is no VDB to make a bookmark of.");
        }
        return vdbs;
    }

    private List<Located> snapshots() {
        List<Located> snapshots = new ArrayList<>();
        body.path("snapshot_ids")
                .forEach(id -> snapshots.add(state.inventory().get(Kind.SNAPSHOT, id.asText(), "snapshot")));
        boolean point = List.of("timestamp", "timestamp_in_database_timezone", "location").stream()
                .anyMatch(member -> Json.has(body, member));
        if (Json.has(body, "snapshot_ids") && (point || snapshots.isEmpty())) {
            throw DctError.invalid("\"snapshot_ids\" names snapshots, and nothing else of a point.");
        } else if (Json.has(body, "timeflow_ids") && (!point || Json.has(body, "vdb_ids"))) {
            throw DctError.invalid("\"timeflow_ids\" goes with a point alone.");
        }
        return snapshots;
    }

    /** A time that is over is that of the last snapshot which is not younger; the present takes a new one. */
    private void ofNow(Located vdb) {
        bookmark.point(new Bookmark.Point(vdb.id(), vdb.name(), null));
        boolean past = Json.has(body, "timestamp") || Json.has(body, "timestamp_in_database_timezone");
        if (past) {
            String time = Json.text(new Points(state).time(body, vdb).json(), "timestamp");
            String snapshot = vdb.mirror().of(Kind.SNAPSHOT, vdb.reference()).stream()
                    .filter(each ->
                            each.at("/latestChangePoint/timestamp").asText().compareTo(time) <= 0)
                    .reduce((older, newer) -> newer)
                    .map(each -> vdb.engine().id(Json.text(each, "reference")))
                    .orElseThrow(() -> DctError.invalid("There was no snapshot of " + vdb.id() + " then."));
            tasks.add(pointing(vdb, snapshot));
        } else {
            tasks.add(EngineTasks.sync(vdb)
                    .then(done -> point(vdb, NewestSnapshot.of(vdb).orElse(null))));
        }
    }

    private void ofSnapshot(Located snapshot) {
        Located dataset = snapshot.linked(Kind.DATABASE, "container").orElseThrow(() -> DctError.missing("dataset"));
        bookmark.point(new Bookmark.Point(dataset.id(), dataset.name(), null));
        tasks.add(pointing(dataset, snapshot.id()));
    }

    private DctTask pointing(Located dataset, String snapshot) {
        return new DctTask(dataset.engine(), "Bookmark", Json::object).then(done -> point(dataset, snapshot));
    }

    private void point(Located dataset, String snapshot) {
        bookmark.point(new Bookmark.Point(dataset.id(), dataset.name(), snapshot));
    }
}
