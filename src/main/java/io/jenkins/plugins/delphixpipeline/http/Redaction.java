package io.jenkins.plugins.delphixpipeline.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged or shown. */
public final class Redaction {
    public static final String HIDDEN = "********";

    private static final Pattern SECRET = Pattern.compile(
            "passw|passphrase|pwd|secret|credential|token|private_?key|api_?key|access_?key|authorization|cookie|session_?id",
            Pattern.CASE_INSENSITIVE);
    private static final JsonFactory FACTORY = new JsonFactory();

    private Redaction() {}

    /** Whether a member or parameter of this name is likely to hold a secret. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).find();
    }

    /**
     * JSON, perhaps cut off at its end, with every secret member replaced. Text that is no JSON is not shown at all, since
     * nothing tells what is in it.
     */
    static String json(String text) {
        if (text.isBlank()) {
            return "";
        }
        StringWriter shown = new StringWriter();
        try (JsonParser in = FACTORY.createParser(text);
                JsonGenerator out = FACTORY.createGenerator(shown)) {
            try {
                copy(in, out);
            } catch (IOException cutOffOrNoJson) {
                out.flush();
                return shown + "…";
            }
            out.flush();
        } catch (IOException inMemory) {
            return "…";
        }
        return shown.toString();
    }

    private static void copy(JsonParser in, JsonGenerator out) throws IOException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            if (token == JsonToken.FIELD_NAME && isSecret(in.currentName())) {
                out.writeStringField(in.currentName(), HIDDEN);
                in.nextToken();
                in.skipChildren();
            } else {
                out.copyCurrentEvent(in);
            }
        }
    }
}
