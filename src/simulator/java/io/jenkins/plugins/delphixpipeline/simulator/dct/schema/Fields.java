package io.jenkins.plugins.delphixpipeline.simulator.dct.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a kind of object. They are written as words such as {@code name*}, {@code tags~{key,value}*} or
 * {@code enabled~@17*28}: a tilde where lists cannot be sorted by it, the elements' fields in braces, the minor version that
 * brought the field behind the at sign, a star where lists can be filtered by it, and the version that brought that behind the
 * star. A minus stands before what lists can be filtered and sorted by although no object shows it.
 */
public final class Fields {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final Pattern FIELD =
            Pattern.compile("(-?)([\\w.]+)(~)?(?:\\{([\\w,]*)})?(?:@(\\d+))?(\\*)?(\\d+)?");

    private record Field(int since, int filterableSince, Set<String> elements, boolean sortable) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private Fields() {}

    static Fields of(String words) {
        Fields all = new Fields();
        for (String word : words.trim().split("\\s+")) {
            Matcher match = FIELD.matcher(word);
            if (!match.matches()) {
                throw new IllegalArgumentException(word);
            }
            int since = match.group(5) == null ? 0 : Integer.parseInt(match.group(5));
            int filterable = match.group(7) == null ? since : Integer.parseInt(match.group(7));
            String elements = match.group(4) == null ? "" : match.group(4);
            all.fields.put(
                    match.group(2),
                    new Field(
                            match.group(1).isEmpty() ? since : NEVER,
                            match.group(6) == null ? NEVER : filterable,
                            elements.isEmpty() ? Set.of() : Set.of(elements.split(",")),
                            match.group(3) == null));
        }
        return all;
    }

    /**
     * What of an object this version shows.
     *
     * @param withNulls whether what has no value shows as null; otherwise not at all
     */
    public ObjectNode shown(ObjectNode object, DctVersion version, boolean withNulls) {
        ObjectNode shown = Json.object();
        object.properties().forEach(member -> {
            Field field = fields.get(member.getKey());
            if (field == null) {
                throw new IllegalStateException("no such field: " + member.getKey());
            }
            if (version.atLeast(field.since())
                    && (withNulls || !member.getValue().isNull())) {
                shown.set(member.getKey(), member.getValue());
            }
        });
        return shown;
    }

    /** Attributes that lists can be filtered by, with those of their elements. */
    public Map<String, Set<String>> filterable(DctVersion version) {
        Map<String, Set<String>> filterable = new HashMap<>();
        fields.forEach((name, field) -> {
            if (field.filterableSince() != NEVER && version.atLeast(field.filterableSince())) {
                filterable.put(name, field.elements());
            }
        });
        return filterable;
    }

    public boolean isSortable(String name, DctVersion version) {
        Field field = fields.get(name);
        return field != null && field.sortable() && version.atLeast(Math.min(field.since(), field.filterableSince()));
    }
}
