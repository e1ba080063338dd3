package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EnginePoint;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.EngineTasks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.work.Points;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where data lives and by which rules: environments, sources, groups, toolkits, policies, templates. */
final class PlaceCalls {

    private PlaceCalls() {}

    static void addTo(Router router) {
        things(router, 0, "environments", Resource.ENVIRONMENT, each(Kind.ENVIRONMENT, (call, found) -> call.state()
                .placeView()
                .environment(found)));
        things(router, 0, "sources", Resource.SOURCE, each(Kind.SOURCE_CONFIG, (call, found) -> call.state()
                .placeView()
                .source(found)));
        things(router, 0, "groups", Resource.GROUP, each(Kind.GROUP, (call, found) -> call.state()
                .placeView()
                .group(found)));
        things(router, 0, "toolkits", Resource.TOOLKIT, each(Kind.TOOLKIT, (call, found) -> call.state()
                .placeView()
                .toolkit(found)));
        things(router, 0, "virtualization-policies", Resource.POLICY, call -> call.state()
                .policies()
                .all());
        things(router, 0, "database-templates", Resource.TEMPLATE, call -> call.state()
                .policies()
                .templates());
        things(
                router,
                28,
                "hook-templates",
                Resource.HOOK_TEMPLATE,
                each(
                        Kind.HOOK_TEMPLATE,
                        (call, found) -> call.state().placeView().hookTemplate(found)));
        things(router, 16, "data-layouts", Resource.DATA_LAYOUT, call -> Stream.of(Kind.TEMPLATE, Kind.POD)
                .flatMap(call.state().inventory()::all)
                .map(call.state().placeView()::dataLayout));
        router.get(
                "environments/{id}/users",
                call -> Answer.of(Json.object(
                        "users",
                        call.state()
                                .placeView()
                                .users(call.state().inventory().get(Kind.ENVIRONMENT, call.id(), "environment")))));
        for (String verb : List.of("refresh", "enable", "disable")) {
            router.post("environments/{id}/" + verb, "", call -> power(call, verb));
        }
        compatible(
                router,
                "by_snapshot",
                "source_data_id engine_id snapshot_id environment_id",
                call -> call.text("snapshot_id") == null
                        ? dataset(call)
                        : new Points(call.state()).snapshot(call.text("snapshot_id")));
        compatible(
                router,
                "by_timestamp",
                "source_data_id timeflow_id engine_id timestamp:t timestamp_in_database_timezone environment_id",
                call -> new Points(call.state()).time(call.body(), null));
        compatible(router, "from_bookmark", "bookmark_id! environment_id", call -> {
            Points points = new Points(call.state());
            return points.bookmark(points.bookmark(call.text("bookmark_id")));
        });
    }

    private static Function<Call, Stream<ObjectNode>> each(Kind kind, BiFunction<Call, Located, ObjectNode> view) {
        return call -> call.state().inventory().all(kind).map(found -> view.apply(call, found));
    }

    /** List, search, and get by id; groups can be had by their name, too. */
    private static void things(
            Router router, int since, String path, Resource resource, Function<Call, Stream<ObjectNode>> untagged) {
        Function<Call, Stream<ObjectNode>> all = call -> untagged.apply(call).map(object -> tagged(call, object));
        router.get(since, path, call -> Listing.of(call, resource).answer(all.apply(call)));
        router.post(since, path + "/search", DctCalls.SEARCH, call -> Listing.of(call, resource)
                .answer(all.apply(call)));
        router.get(since, path + "/{id}", call -> all.apply(call)
                .filter(object -> call.id().equals(Json.text(object, "id"))
                        || resource == Resource.GROUP && call.id().equals(Json.text(object, "name")))
                .findFirst()
                .map(object -> Answer.of(call.shown(resource, object)))
                .orElseThrow(() -> DctError.missing(resource.word() + " " + call.id())));
    }

    private static Answer power(Call call, String verb) {
        Located environment = call.state().inventory().get(Kind.ENVIRONMENT, call.id(), "environment");
        String permission = verb.toUpperCase(Locale.ROOT);
        call.require(permission, environment.id());
        String path = "/environment/" + environment.reference() + "/" + verb;
        return call.start(new DctPlan("ENVIRONMENT_" + permission, environment.id(), environment.name())
                .stage(EngineTasks.update(environment, permission, path, Json.object())));
    }

    private static ObjectNode tagged(Call call, ObjectNode object) {
        return object.has("tags")
                ? object.set("tags", call.state().notes().tags().of(Json.text(object, "id")))
                : object;
    }

    private static EnginePoint dataset(Call call) {
        if (call.text("source_data_id") == null) {
            throw DctError.invalid("\"source_data_id\" or \"snapshot_id\" is required.");
        }
        Points points = new Points(call.state());
        return points.newest(call.state().inventory().get(Kind.DATABASE, call.text("source_data_id"), "dataset"));
    }

    /** Environments with those of their repositories that a VDB of this point could be made in. */
    private static void compatible(Router router, String way, String body, Function<Call, EnginePoint> point) {
        router.post("environments/compatible_repositories_" + way, body, call -> {
            EnginePoint from = point.apply(call);
            ArrayNode items = Json.array();
            Located dataset =
                    call.state().inventory().get(Kind.DATABASE, from.engine().id(from.dataset()), "dataset");
            String type = Json.text(call.state().datasetView().dSource(dataset), "database_type");
            call.state()
                    .inventory()
                    .all(Kind.ENVIRONMENT)
                    .filter(environment -> environment.engine() == from.engine())
                    .map(call.state().placeView()::environment)
                    .filter(environment -> call.text("environment_id") == null
                            || call.text("environment_id").equals(Json.text(environment, "id")))
                    .forEach(environment -> {
                        ArrayNode fitting = Json.array();
                        environment.path("repositories").forEach(repository -> {
                            if (type.equals(Json.text(repository, "database_type"))) {
                                fitting.add(repository);
                            }
                        });
                        environment.set("repositories", fitting);
                        if (!fitting.isEmpty()) {
                            items.add(call.shown(Resource.ENVIRONMENT, environment));
                        }
                    });
            return Answer.of(Json.object("items", items));
        });
    }
}
