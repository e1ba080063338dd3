package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.filter.Condition;
import io.jenkins.plugins.delphixpipeline.simulator.dct.filter.Filter;
import io.jenkins.plugins.delphixpipeline.simulator.dct.filter.FilterException;
import io.jenkins.plugins.delphixpipeline.simulator.dct.filter.Whitelist;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists and searches: filter, order, page. */
public final class Listing {

    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 2_000;
    private static final int LONGEST_SINCE_28 = 50_000;

    private final Call call;
    private final Resource resource;
    private String usualOrder;
    private UnaryOperator<ObjectNode> completion = object -> object;

    private Listing(Call call, Resource resource) {
        this.call = call;
        this.resource = resource;
    }

    public static Listing of(Call call, Resource resource) {
        return new Listing(call, resource);
    }

    /** The order when none is asked for, such as {@code -start_time}. */
    public Listing usually(String order) {
        usualOrder = order;
        return this;
    }

    /** Adds to the objects of the page what nothing can be filtered by and what takes time to find out. */
    public Listing completing(UnaryOperator<ObjectNode> how) {
        completion = how;
        return this;
    }

    /** @param oldestFirst whole objects, of which the version decides what shows */
    public Answer answer(Stream<ObjectNode> oldestFirst) {
        Condition filter = filter();
        Page page = Page.of(call, USUAL_LIMIT, HIGHEST_LIMIT);
        List<String> permissions = permissions();
        List<ObjectNode> found = new ArrayList<>(oldestFirst
                .filter(object -> isAllowed(object, permissions))
                .filter(filter::test)
                .filter(this::isTold)
                .toList());
        sort(found);
        ArrayNode items = Json.array();
        page.of(found).forEach(object -> items.add(call.shown(resource, completion.apply(object))));
        ObjectNode metadata = page.metadata(found.size());
        if (call.state().is(DctSwitch.NULLS_SHOWN)) {
            List.of("prev_cursor", "next_cursor").forEach(cursor -> metadata.putIfAbsent(cursor, Json.value(null)));
        }
        if (call.state().is(DctSwitch.NO_TOTAL)) {
            metadata.remove("total");
        }
        return withErrors(Json.object("items", items, "response_metadata", metadata));
    }

    /** Some lists that are not searches tell of engines that are not there. */
    private boolean tellsErrors() {
        return resource.hasErrors() && call.request().method().equals("GET");
    }

    private Stream<RegisteredEngine> unreachable() {
        return call.state().inventory().engines().stream().filter(engine -> !engine.isOnline());
    }

    private boolean isTold(ObjectNode object) {
        return !tellsErrors()
                || !call.state().is(DctSwitch.UNREACHABLE_NOT_LISTED)
                || unreachable().noneMatch(engine -> engine.name().equals(Json.text(object, "engine_name")));
    }

    private Answer withErrors(ObjectNode list) {
        if (tellsErrors()) {
            ArrayNode errors = Json.array();
            unreachable()
                    .forEach(engine -> errors.add(
                            Json.object("message", "The engine cannot be reached.", "object_name", engine.name())));
            list.set("errors", errors);
        }
        return Answer.of(list);
    }

    private Condition filter() {
        JsonNode expression = call.body().path("filter_expression");
        if (expression.isMissingNode() || expression.isNull()) {
            return object -> true;
        }
        int longest = call.version().atLeast(28) ? LONGEST_SINCE_28 : LONGEST;
        String text = expression.asText();
        if (text.length() < SHORTEST || text.length() > longest) {
            throw DctError.invalid("filter_expression has " + SHORTEST + " to " + longest + " characters.");
        }
        Whitelist whitelist = new Whitelist(
                resource.fields().filterable(call.version()),
                call.state().is(DctSwitch.FILTER_IGNORES_CASE),
                call.state().is(DctSwitch.DATES_COMPARE_AS_TEXTS));
        try {
            return Filter.parse(text, whitelist);
        } catch (FilterException wrong) {
            throw DctError.invalid("filter_expression: " + wrong.getMessage() + ".");
        }
    }

    private List<String> permissions() {
        List<String> permissions = call.queries("permission");
        if (permissions.size() > 1 && !call.version().atLeast(28)) {
            throw DctError.invalid("permission takes one value.");
        }
        permissions.stream()
                .filter(name -> !Permissions.KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw DctError.invalid("There is no permission " + name + ".");
                });
        return permissions;
    }

    private boolean isAllowed(ObjectNode object, List<String> permissions) {
        String id = Json.text(object, "id");
        return call.account().may("READ", id)
                && permissions.stream().allMatch(permission -> call.account().may(permission, id));
    }

    private void sort(List<ObjectNode> objects) {
        String order = call.query("sort") == null ? usualOrder : call.query("sort");
        if (order == null) {
            if (call.state().is(DctSwitch.LISTS_NEWEST_FIRST)) {
                Collections.reverse(objects);
            }
            return;
        }
        String field = order.startsWith("-") ? order.substring(1) : order;
        if (!resource.fields().isSortable(field, call.version())) {
            throw DctError.invalid("It cannot be sorted by " + field + ".");
        }
        Comparator<ObjectNode> ascending = Comparator.comparing(object -> object.path(field), Listing::compare);
        objects.sort(order.startsWith("-") ? ascending.reversed() : ascending);
    }

    private static int compare(JsonNode left, JsonNode right) {
        return left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.asText("").compareTo(right.asText(""));
    }
}
