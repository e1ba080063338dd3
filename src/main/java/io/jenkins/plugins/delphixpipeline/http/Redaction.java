package io.jenkins.plugins.delphixpipeline.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged or shown. */
public final class Redaction {
    public static final String HIDDEN = "********";

    private static final Pattern SECRET = Pattern.compile(
            "passw|pwd|secret|credential|token|private[^a-z]?key|api[^a-z]?key|access[^a-z]?key|authorization|cookie"
                    + "|session[^a-z]?id|(?<![a-z])pw(?![a-z])|(?-i:Pw(?![a-z]))"
                    + "|(?<![a-z])pass(?![a-z])|(?-i:Pass(?![a-z]))|pass[^a-z]?phrase"
                    + "|[a-z]_key(?![a-z])|(?-i:[a-z]Key(?![a-z]))",
            Pattern.CASE_INSENSITIVE);
    /** What a back end's scripts have said of a job: they may repeat what was submitted long before. */
    private static final Set<String> SAID =
            Set.of("messageDetails", "messageAction", "messageCommandOutput", "commandOutput", "error_details");

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

    /** As it stands within a text of the JSON that is shown. */
    static String written(String secret) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret));
    }

    /** The texts that are hidden of this JSON, as far as it can be read. */
    static List<String> secrets(String text) {
        List<String> secrets = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(text)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isSecret(in.currentName())) {
                    in.nextToken();
                    texts(in, secrets);
                }
            }
        } catch (IOException noJson) {
            return secrets;
        }
        return secrets;
    }

    /** Of the value where the parser stands, whatever is in it. */
    private static void texts(JsonParser in, List<String> texts) throws IOException {
        int depth = 0;
        for (JsonToken token = in.currentToken(); token != null; token = in.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && !in.getText().isBlank()) {
                texts.add(in.getText());
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private static void copy(JsonParser in, JsonGenerator out) throws IOException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            boolean hidden =
                    token == JsonToken.FIELD_NAME && (isSecret(in.currentName()) || SAID.contains(in.currentName()));
            if (hidden) {
                out.writeStringField(in.currentName(), HIDDEN);
                in.nextToken();
                in.skipChildren();
            } else {
                out.copyCurrentEvent(in);
            }
        }
    }
}
