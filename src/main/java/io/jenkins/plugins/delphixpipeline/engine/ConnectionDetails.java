package io.jenkins.plugins.delphixpipeline.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.engine.wire.ConnectionInfo;
import io.jenkins.plugins.delphixpipeline.engine.wire.Environment;
import io.jenkins.plugins.delphixpipeline.engine.wire.Repository;
import io.jenkins.plugins.delphixpipeline.engine.wire.Source;
import io.jenkins.plugins.delphixpipeline.engine.wire.SourceConfig;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How to connect to a VDB. The engine's own summary comes first; what it leaves out is gathered from where the database
 * runs.
 */
final class ConnectionDetails {
    private final EngineSession session;
    private final EngineSources sources;

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
        put(details, "port", port(source.parameters()));
        put(details, "port", repository == null ? null : repository.port());
        if (config != null) {
            put(details, "database", config.databaseName());
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
        return details;
    }

    private ConnectionInfo summary(String vdb) {
        try {
            return session.read(
                    WebRequest.get("/database/" + vdb + "/connectionInfo"), ResultReader.one(ConnectionInfo.class));
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
            return session.read(WebRequest.get(path + reference), ResultReader.one(type));
        } catch (PlatformException e) {
            return absent(e);
        }
    }

    private static <T> T absent(PlatformException e) {
        if (e.kind() == Problem.Kind.UNREACHABLE || e.problem() == Problem.LOGIN_REFUSED) {
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

    /** Plugins name their port themselves: {@code port}, {@code postgresPort} … */
    private static String port(JsonNode parameters) {
        return parameters == null
                ? null
                : parameters.properties().stream()
                        .filter(member ->
                                member.getKey().toLowerCase(Locale.ROOT).endsWith("port"))
                        .map(member -> member.getValue().asText())
                        .filter(port -> port.matches("\\d+"))
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
