package io.jenkins.plugins.delphixpipeline.steps;

import java.util.Map;
import net.sf.json.JSONObject;

/**
 * A form submits the fields of the chosen radio block as an object of its own, {@code {"value": …, fields}}, and leaves out
 * the others. Steps have flat parameters, so the objects are dissolved here.
 */
final class RadioBlocks {
    private static final String VALUE = "value";

    private RadioBlocks() {}

    static JSONObject flattened(JSONObject form) {
        JSONObject flat = new JSONObject();
        dissolve(form, flat);
        return flat;
    }

    private static void dissolve(Map<?, ?> fields, Map<String, Object> flat) {
        fields.forEach((key, field) -> {
            if (!(field instanceof Map<?, ?> block) || !block.containsKey(VALUE)) {
                flat.put(key.toString(), field);
            } else if (block.size() == 1) {
                flat.put(key.toString(), block.get(VALUE));
            } else {
                dissolve(block, flat);
                flat.remove(VALUE);
            }
        });
    }
}
