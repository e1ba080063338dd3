package io.jenkins.plugins.delphixpipeline.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation made: values for the pipeline, and the flows of data for the record of the build.
 *
 * @param values strings, numbers, yes and no, and lists of strings, in the order they are shown
 * @param items what was listed, each as a map; null for an operation that lists nothing
 */
public record Result(Map<String, Object> values, List<Flow> flows, List<Map<String, Object>> items) {

    /**
     * Data went from one place to another.
     *
     * @param from path of a dataset, template or pod; null where it came from outside
     * @param via the snapshot or point; may be null
     * @param to path of a dataset or pod, or the name of a bookmark
     */
    public record Flow(String from, String via, String to) {}

    public Result {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        flows = List.copyOf(flows);
        items = items == null ? null : List.copyOf(items);
    }

    public static Result empty() {
        return new Result(Map.of(), List.of(), null);
    }

    /** Of an operation that lists. */
    public static Result listing(List<Map<String, Object>> items) {
        return new Result(Map.of("count", items.size()), List.of(), items);
    }

    /** A null value is left out: scripts find no key rather than a null. */
    public Result with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        if (value != null) {
            more.put(key, value);
        }
        return new Result(more, flows, items);
    }

    public Result withAll(Map<String, ?> entries) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.putAll(entries);
        return new Result(more, flows, items);
    }

    public Result withFlow(String from, String via, String to) {
        return withFlows(List.of(new Flow(from, via, to)));
    }

    public Result withFlows(List<Flow> further) {
        List<Flow> more = new ArrayList<>(flows);
        more.addAll(further);
        return new Result(values, more, items);
    }
}
