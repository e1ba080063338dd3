package jenkins.util;

public class SystemProperties {
    private SystemProperties() {}

    public static String getString(String key) {
        return System.getProperty(key);
    }

    public static Integer getInteger(String key, Integer fallback) {
        return Integer.getInteger(key, fallback);
    }

    public static Long getLong(String key, Long fallback) {
        return Long.getLong(key, fallback);
    }
}
