package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.json.JSONObject;
import org.junit.jupiter.api.Test;

class RadioBlocksTest {
    @Test
    void fieldsOfTheChosenBlockBecomeParameters() {
        JSONObject point = block("SNAPSHOT");
        point.put("snapshot", "@1");
        JSONObject target = block("VDB");
        target.put("vdb", "Patients QA");
        target.put("point", point);
        JSONObject form = new JSONObject();
        form.put("target", target);
        form.put("connection", "production-engine");

        JSONObject flat = RadioBlocks.flattened(form);

        assertThat(flat.keySet()).containsExactlyInAnyOrder("vdb", "snapshot", "connection");
        assertThat(flat.get("snapshot")).isEqualTo("@1");
    }

    @Test
    void blockWithoutFieldsIsItsValue() {
        JSONObject form = new JSONObject();
        form.put("point", block("LATEST_POINT"));

        assertThat(RadioBlocks.flattened(form).get("point")).isEqualTo("LATEST_POINT");
    }

    @Test
    void formItselfStaysAsItIs() {
        JSONObject form = new JSONObject();
        form.put("point", block("LATEST_POINT"));

        RadioBlocks.flattened(form);

        assertThat(form.get("point")).isInstanceOf(JSONObject.class);
    }

    private static JSONObject block(String value) {
        JSONObject block = new JSONObject();
        block.put("value", value);
        return block;
    }
}
