package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.platform.model.JdbcText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a VDB listens, as far as DCT tells. The name that DCT has for the database of a toolkit is not what one connects to: the
 * toolkit's own parameters go before it.
 */
final class ConnectionDetails {
    private static final Pattern PORT = Pattern.compile("(?i).*port");
    private static final Pattern DATABASE = Pattern.compile("(?i)(database|db)_?(name)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ANYTHING = Pattern.compile(".+");

    private ConnectionDetails() {}

    static Map<String, String> of(Vdb vdb) {
        Map<String, String> details = new LinkedHashMap<>();
        put(details, "host", vdb.fqdn() == null ? vdb.ipAddress() : vdb.fqdn());
        put(details, "port", parameter(vdb, PORT, NUMBER));
        String database = parameter(vdb, DATABASE, ANYTHING);
        put(details, "database", database == null ? vdb.databaseName() : database);
        put(details, "jdbc", vdb.jdbcConnectionString());
        JdbcText.parts(vdb.jdbcConnectionString()).forEach(details::putIfAbsent);
        put(details, "engine", vdb.engineName());
        return details;
    }

    /** Toolkits name their parameters as they like. */
    private static String parameter(Vdb vdb, Pattern name, Pattern value) {
        if (vdb.appdataSourceParams() == null) {
            return null;
        }
        return vdb.appdataSourceParams().properties().stream()
                .filter(each ->
                        name.matcher(each.getKey()).matches() && each.getValue().isValueNode())
                .map(each -> each.getValue().asText())
                .filter(text -> value.matcher(text).matches())
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<String, String> details, String key, String value) {
        if (value != null && !value.isBlank()) {
            details.put(key, value);
        }
    }
}
