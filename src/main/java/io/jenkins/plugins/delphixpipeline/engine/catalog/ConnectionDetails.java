package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.ConnectionInfo;
import io.jenkins.plugins.delphixpipeline.engine.wire.Environment;
import io.jenkins.plugins.delphixpipeline.engine.wire.Repository;
import io.jenkins.plugins.delphixpipeline.engine.wire.Source;
import io.jenkins.plugins.delphixpipeline.engine.wire.SourceConfig;
import io.jenkins.plugins.delphixpipeline.engine.wire.Toolkit;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.JdbcText;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How to connect to a VDB. The engine's own summary comes first; what it leaves out is gathered from where the database
 * runs.
 */
final class ConnectionDetails {
    private static final Pattern PORT = Pattern.compile("(?i).*port");
    private static final Pattern DATABASE = Pattern.compile("(?i)(database|db)_?(name)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ANYTHING = Pattern.compile(".+");

    private final EngineSession session;
    private final EngineSources sources;
    private final RequestCache<String> toolkits = RequestCache.of(Duration.ofMinutes(10));

    ConnectionDetails(EngineSession session, EngineSources sources) {
        this.session = session;
        this.sources = sources;
    }

    Map<String, String> of(String vdb) {
        Source source = sources.of(vdb);
        ConnectionInfo info = summary(vdb);
        SourceConfig config = read(SourceConfig.class, "/sourceconfig/", source.config());
        Repository repository = config == null ? null : read(Repository.class, "/repository/", config.repository());
        Map<String, String> details = new LinkedHashMap<>();
        if (info != null) {
            put(details, "host", info.host());
            put(details, "port", info.port());
            put(details, "database", info.databaseName());
            put(details, "instance", info.instanceName());
            put(details, "jdbc", first(info.jdbcStrings()));
        }
        put(details, "host", details.containsKey("host") ? null : host(source, repository));
        put(details, "port", parameter(source.parameters(), PORT, NUMBER));
        put(details, "port", config == null ? null : parameter(config.parameters(), PORT, NUMBER));
        put(details, "port", repository == null ? null : repository.port());
        if (config != null) {
            put(details, "database", config.databaseName());
            put(details, "database", parameter(source.parameters(), DATABASE, ANYTHING));
            put(details, "database", parameter(config.parameters(), DATABASE, ANYTHING));
            put(details, "uniqueName", config.uniqueName());
            put(
                    details,
                    "instance",
                    config.instance() == null ? null : config.instance().instanceName());
            put(
                    details,
                    "jdbc",
                    config.services().isEmpty()
                            ? null
                            : config.services().get(0).jdbcConnectionString());
        }
        JdbcText.parts(details.get("jdbc")).forEach((part, value) -> put(details, part, value));
        put(details, "toolkit", toolkit(source.toolkit()));
        // A linked source does not name its own.
        put(details, "toolkit", repository == null ? null : toolkit(repository.toolkit()));
        return details;
    }

    private ConnectionInfo summary(String vdb) {
        try {
            return session.read(
                    WebRequest.get("/database/" + vdb + "/connectionInfo"),
                    ResultReader.optional(ConnectionInfo.class));
        } catch (PlatformException e) {
            // Not every kind of dataset has one.
            return absent(e);
        }
    }

    private <T> T read(Class<T> type, String path, String reference) {
        if (reference == null) {
            return null;
        }
        try {
            return session.read(WebRequest.get(path + reference), ResultReader.optional(type));
        } catch (PlatformException e) {
            return absent(e);
        }
    }

    private static <T> T absent(PlatformException e) {
        if (e.kind() == Problem.Kind.UNREACHABLE || e.problem().isRefusedLogin()) {
            throw e;
        }
        return null;
    }

    private String host(Source source, Repository repository) {
        return sources.host(source).orElseGet(() -> {
            Environment environment =
                    repository == null ? null : read(Environment.class, "/environment/", repository.environment());
            return environment == null || environment.host() == null
                    ? null
                    : EngineSources.address(sources.hostByReference(environment.host()));
        });
    }

    /** What a plugin for databases is called, such as {@code postgres}: it alone tells what kind of database it is. */
    private String toolkit(String reference) {
        try {
            return reference == null
                    ? null
                    : toolkits.get(reference, () -> toolkitNames().get(reference));
        } catch (PlatformException e) {
            return absent(e);
        }
    }

    private Map<String, String> toolkitNames() {
        Map<String, String> names = new HashMap<>();
        session.list(WebRequest.get("/toolkit"), Toolkit.class)
                .forEach(toolkit -> names.put(
                        toolkit.reference(), toolkit.identifier() == null ? toolkit.name() : toolkit.identifier()));
        return names;
    }

    /** Plugins name their parameters themselves: {@code port}, {@code postgresPort}, {@code databaseName} … */
    private static String parameter(JsonNode parameters, Pattern name, Pattern value) {
        return parameters == null
                ? null
                : parameters.properties().stream()
                        .filter(member -> name.matcher(member.getKey()).matches())
                        .map(member -> member.getValue().asText())
                        .filter(text -> value.matcher(text).matches())
                        .findFirst()
                        .orElse(null);
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    private static void put(Map<String, String> details, String name, Object value) {
        if (value != null && !value.toString().isBlank()) {
            details.putIfAbsent(name, value.toString());
        }
    }
}
