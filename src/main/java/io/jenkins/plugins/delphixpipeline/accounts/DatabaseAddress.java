package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Where a database listens. Its parts are checked to be nothing else, because a JDBC address can carry settings that load
 * classes or lead elsewhere.
 */
public final class DatabaseAddress implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_DATABASE = 128;
    private static final int HIGHEST_PORT = 65535;

    private final String host;
    private final int port;
    private final String database;

    /**
     * @param host a name, an IPv4 or an IPv6 address, the latter with or without brackets
     * @param database its name; for Oracle the name of the service
     * @throws ResetException {@link ResetProblem#ADDRESS_UNUSABLE} naming the part that cannot be
     */
    public DatabaseAddress(String host, int port, String database) throws ResetException {
        this.host = bare(host);
        this.port = port;
        this.database = database;
        check();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private void check() throws ResetException {
        boolean hostFits =
                HOST_NAME.matcher(host).matches() || IPV6.matcher(host).matches();
        if (!hostFits || host.length() > LONGEST_HOST) {
            throw new ResetException(ResetProblem.ADDRESS_UNUSABLE, "host");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new ResetException(ResetProblem.ADDRESS_UNUSABLE, "port");
        }
        if (database.isBlank()
                || database.length() > LONGEST_DATABASE
                || database.chars().anyMatch(Character::isISOControl)) {
            throw new ResetException(ResetProblem.ADDRESS_UNUSABLE, "database");
        }
    }

    /** Without brackets. */
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String database() {
        return database;
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    public String authority() {
        return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }

    @Override
    public String toString() {
        return authority() + '/' + database;
    }
}
