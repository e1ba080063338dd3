package hudson;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;

    public EnvVars() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    public EnvVars(Map<String, String> variables) {
        this();
        putAll(variables);
    }

    @SuppressWarnings("CopyConstructorMissesField")
    public EnvVars(EnvVars variables) {
        this((Map<String, String>) variables);
    }

    public EnvVars(String... keysAndValues) {
        this();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            put(keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    @Override
    public String put(String key, String value) {
        return super.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    public String expand(String text) {
        return Util.replaceMacro(text, this);
    }

    public void override(String key, String value) {
        put(key, value);
    }
}
