package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A part of a list. Its cursors mean something to nobody else, and only together with the list and filter that they came
 * from.
 */
record Page(int offset, int limit, String list) {

    static Page of(Call call, int usual, int highest) {
        String given = call.query("limit");
        int limit = given == null ? usual : number(given);
        if (limit < 1 || limit > highest) {
            throw DctError.invalid("limit is a number from 1 to " + highest + ".");
        }
        String list = Integer.toHexString((call.request().path() + call.query("sort") + call.body()).hashCode());
        String cursor = call.query("cursor");
        return new Page(cursor == null || cursor.isEmpty() ? 0 : offset(cursor, list), limit, list);
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static int offset(String cursor, String list) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":");
            if (parts.length == 2 && parts[1].equals(list)) {
                return Integer.parseInt(parts[0]);
            }
        } catch (IllegalArgumentException notOurs) {
            // told below
        }
        throw DctError.invalid("The cursor is not one of this list.");
    }

    <T> List<T> of(List<T> all) {
        return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }

    ObjectNode metadata(int total) {
        ObjectNode metadata = Json.object("total", total);
        if (offset > 0) {
            metadata.put("prev_cursor", cursor(Math.max(0, offset - limit)));
        }
        if (offset + limit < total) {
            metadata.put("next_cursor", cursor(offset + limit));
        }
        return metadata;
    }

    private String cursor(int at) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + ":" + list).getBytes(StandardCharsets.UTF_8));
    }
}
