package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.engine.jobs.Pace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must hold of connections, told as a sentence; the form asks field by field, saving asks for everything. */
public final class ConnectionRules {
    static final int LONGEST_SECONDS = 3600;
    static final int LONGEST_MINUTES = 7 * 24 * 60;

    private ConnectionRules() {}

    /** A broken rule. */
    record Breach(String field, String sentence) {}

    /** @return null when everything holds */
    static Breach firstBreach(List<? extends DelphixConnection> connections, boolean fips) {
        Set<String> names = new HashSet<>();
        for (DelphixConnection connection : connections) {
            Breach breach = firstBreach(connection, fips);
            if (breach != null) {
                return breach;
            }
            if (!names.add(connection.getName())) {
                return new Breach("name", Messages.ConnectionRules_nameTwice(connection.getName()));
            }
        }
        return firstCompanionBreach(connections);
    }

    private static Breach firstCompanionBreach(List<? extends DelphixConnection> connections) {
        for (DelphixConnection connection : connections) {
            if (connection instanceof EngineConnection engine) {
                String masking = masking(engine.getMaskingConnection(), connections);
                if (masking != null) {
                    return in(connection, "maskingConnection", masking);
                }
            }
            if (connection instanceof DctConnection dct) {
                String engines = engines(dct.getEngineConnections(), connections);
                if (engines != null) {
                    return in(connection, "engineConnections", engines);
                }
            }
        }
        return null;
    }

    /** @return null when each line gives an engine of DCT a connection to an engine */
    static String engines(String lines, List<? extends DelphixConnection> connections) {
        try {
            return DctConnection.engines(lines).values().stream()
                    .map(name -> engine(name, connections))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    /** @return null when it names a connection to an engine */
    public static String engine(String name, List<? extends DelphixConnection> connections) {
        Optional<? extends DelphixConnection> named =
                connections.stream().filter(each -> each.getName().equals(name)).findFirst();
        if (named.isEmpty()) {
            return Messages.ConnectionRules_engineUnknown(name);
        }
        return named.get() instanceof EngineConnection ? null : Messages.ConnectionRules_engineKind(name);
    }

    /** @return null when it is blank, or names a connection to a Masking Engine */
    public static String masking(String name, List<? extends DelphixConnection> connections) {
        if (name == null || name.isBlank()) {
            return null;
        }
        List<? extends DelphixConnection> named = connections.stream()
                .filter(each -> each.getName().equals(name.trim()))
                .toList();
        if (named.isEmpty()) {
            return Messages.ConnectionRules_maskingUnknown(name);
        }
        return named.get(0) instanceof MaskingEngineConnection ? null : Messages.ConnectionRules_maskingKind(name);
    }

    private static Breach firstBreach(DelphixConnection connection, boolean fips) {
        String name = name(connection.getName());
        if (name != null) {
            return new Breach("name", name);
        }
        String url = url(connection.getUrl(), fips);
        if (url != null) {
            return in(connection, "url", url);
        }
        try {
            connection.trust(fips);
        } catch (ConfigurationException e) {
            return in(connection, "trust", e.getMessage());
        }
        if (connection instanceof GuardedConnection guarded) {
            try {
                RecordlessMasters.of(guarded.getMastersWithoutRecord());
            } catch (ConfigurationException e) {
                return in(connection, "mastersWithoutRecord", e.getMessage());
            }
        }
        if (connection instanceof EngineConnection engine
                && Pace.of(engine.getPace()).isEmpty()) {
            return in(connection, "pace", Messages.EngineConnection_paceUnknown(engine.getPace()));
        }
        return firstLimitBreach(connection);
    }

    private static Breach firstLimitBreach(DelphixConnection connection) {
        record Limit(String field, int value, int longest) {}
        for (Limit limit : List.of(
                new Limit("connectTimeoutSeconds", connection.getConnectTimeoutSeconds(), LONGEST_SECONDS),
                new Limit("readTimeoutSeconds", connection.getReadTimeoutSeconds(), LONGEST_SECONDS),
                new Limit("firstContactSeconds", connection.getFirstContactSeconds(), LONGEST_SECONDS),
                new Limit("stopSeconds", connection.getStopSeconds(), LONGEST_SECONDS),
                new Limit("unreachableMinutes", connection.getUnreachableMinutes(), LONGEST_MINUTES),
                new Limit("busyMinutes", connection.getBusyMinutes(), LONGEST_MINUTES))) {
            if (limit.value() < 1 || limit.value() > limit.longest()) {
                return in(
                        connection,
                        limit.field(),
                        Messages.ConnectionRules_limit(limit.field(), String.valueOf(limit.longest())));
            }
        }
        return null;
    }

    private static Breach in(DelphixConnection connection, String field, String sentence) {
        return new Breach(field, Messages.ConnectionRules_inConnection(connection.getName(), sentence));
    }

    /** @return null when it can be a name */
    static String name(String name) {
        return name == null || name.isBlank() ? Messages.ConnectionRules_nameMissing() : null;
    }

    /** @return null when it can be the address of a back end */
    static String url(String url, boolean fips) {
        if (url == null || url.isBlank()) {
            return Messages.ConnectionRules_urlMissing();
        }
        try {
            URI uri = new URI(url.trim());
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            if (!http && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                return Messages.ConnectionRules_urlWrong();
            }
            if (uri.getRawUserInfo() != null) {
                return Messages.ConnectionRules_urlWithLogin();
            }
            boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
            if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Messages.ConnectionRules_urlTooLong();
            }
            return http && fips ? Messages.ConnectionRules_urlPlainUnderFips() : null;
        } catch (URISyntaxException e) {
            return Messages.ConnectionRules_urlWrong();
        }
    }
}
