package io.jenkins.plugins.delphixpipeline.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What must hold of connections, told as a sentence; the form asks field by field, saving asks for everything. */
public final class ConnectionRules {
    static final int LONGEST_SECONDS = 3600;
    static final int LONGEST_MINUTES = 7 * 24 * 60;

    private ConnectionRules() {}

    /** @return null when everything holds */
    static DelphixConnection.Breach firstBreach(List<? extends DelphixConnection> connections, boolean fips) {
        Set<String> names = new HashSet<>();
        for (DelphixConnection connection : connections) {
            DelphixConnection.Breach breach = firstBreach(connection, fips);
            if (breach != null) {
                return breach;
            }
            if (!names.add(connection.getName())) {
                return new DelphixConnection.Breach("name", Messages.ConnectionRules_nameTwice(connection.getName()));
            }
        }
        return firstCompanionBreach(connections);
    }

    private static DelphixConnection.Breach firstCompanionBreach(List<? extends DelphixConnection> connections) {
        return connections.stream()
                .map(connection -> connection.companionBreach(connections))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static DelphixConnection.Breach firstBreach(DelphixConnection connection, boolean fips) {
        String name = name(connection.getName());
        if (name != null) {
            return new DelphixConnection.Breach("name", name);
        }
        String url = url(connection.getUrl(), connection.exampleAddress(), fips);
        if (url != null) {
            return connection.breach("url", url);
        }
        try {
            connection.trust(fips);
        } catch (ConfigurationException e) {
            return connection.breach("trust", e.getMessage());
        }
        DelphixConnection.Breach own = connection.breach();
        return own == null ? firstLimitBreach(connection) : own;
    }

    private static DelphixConnection.Breach firstLimitBreach(DelphixConnection connection) {
        record Limit(String field, String label, int value, int longest) {}
        for (Limit limit : List.of(
                new Limit(
                        "connectTimeoutSeconds",
                        Messages.Field_connectTimeoutSeconds(),
                        connection.getConnectTimeoutSeconds(),
                        LONGEST_SECONDS),
                new Limit(
                        "readTimeoutSeconds",
                        Messages.Field_readTimeoutSeconds(),
                        connection.getReadTimeoutSeconds(),
                        LONGEST_SECONDS),
                new Limit(
                        "firstContactSeconds",
                        Messages.Field_firstContactSeconds(),
                        connection.getFirstContactSeconds(),
                        LONGEST_SECONDS),
                new Limit("stopSeconds", Messages.Field_stopSeconds(), connection.getStopSeconds(), LONGEST_SECONDS),
                new Limit(
                        "unreachableMinutes",
                        Messages.Field_unreachableMinutes(),
                        connection.getUnreachableMinutes(),
                        LONGEST_MINUTES),
                new Limit("busyMinutes", Messages.Field_busyMinutes(), connection.getBusyMinutes(), LONGEST_MINUTES))) {
            if (limit.value() < 1 || limit.value() > limit.longest()) {
                return connection.breach(
                        limit.field(),
                        Messages.ConnectionRules_limit(limit.label(), limit.field(), String.valueOf(limit.longest())));
            }
        }
        return null;
    }

    /** @return null when it can be a name */
    static String name(String name) {
        return name == null || name.isBlank() ? Messages.ConnectionRules_nameMissing() : null;
    }

    /**
     * @param example an address of the kind that is meant
     * @return null when it can be the address of a back end
     */
    static String url(String url, String example, boolean fips) {
        if (url == null || url.isBlank()) {
            return Messages.ConnectionRules_urlMissing(example);
        }
        try {
            URI uri = new URI(url.trim());
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            if (!http && !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                return Messages.ConnectionRules_urlWrong(example);
            }
            if (uri.getRawUserInfo() != null) {
                return Messages.ConnectionRules_urlWithLogin();
            }
            boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
            if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Messages.ConnectionRules_urlTooLong(example);
            }
            return http && fips ? Messages.ConnectionRules_urlPlainUnderFips() : null;
        } catch (URISyntaxException e) {
            return Messages.ConnectionRules_urlWrong(example);
        }
    }
}
