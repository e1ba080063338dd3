package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** JSON, YAML and properties as the steps of the plugin Pipeline Utility Steps read and write them. */
public final class Documents {
    /** Steps whose value is what a document holds. */
    public static final Set<String> READ_BY = Set.of("readJSON", "readProperties", "readYaml");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Documents() {}

    /**
     * @param step one of {@link #READ_BY}
     * @throws IllegalArgumentException when the text is no such document; the message says why
     */
    public static Object read(String step, String text) {
        return switch (step) {
            case "readJSON" -> json(text);
            case "readYaml" -> yaml(text);
            default -> properties(text);
        };
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** Of several documents a list. */
    private static Object yaml(String text) {
        List<Object> all = new ArrayList<>();
        try {
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(all::add);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return all.size() == 1 ? all.get(0) : all;
    }

    public static Map<String, Object> properties(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> values = new HashMap<>();
        read.forEach((key, value) -> values.put(key.toString(), value));
        return values;
    }

    public static String asJson(Object value, boolean pretty) {
        try {
            return pretty
                    ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(plain(value))
                    : JSON.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    public static String asYaml(Object value) {
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(block).dump(plain(value));
    }

    /** Without texts that are not made up yet, which have members of their own. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
            return plain;
        }
        if (value instanceof Iterable<?> all) {
            List<Object> plain = new ArrayList<>();
            all.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }
}
