package io.jenkins.plugins.delphixpipeline.platform;

import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * Which back end answers, whatever its connection is called. References are small counters that exist on every back end, so
 * nothing may be done by reference on another one than the one that gave it. Stored with operations, so a plain class.
 */
public final class BackEndIdentity implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String address;

    private BackEndIdentity(String id, String address) {
        this.id = id;
        this.address = address;
    }

    /**
     * @param id what the back end calls itself for all time, such as an engine's UUID; null where it does not tell
     * @param url its configured address
     */
    public static BackEndIdentity of(String id, String url) {
        return new BackEndIdentity(id == null || id.isBlank() ? null : id.trim(), normalized(url));
    }

    /** Scheme, host, port and path, so that two ways to write one address are the same. */
    private static String normalized(String url) {
        URI uri = URI.create(url.trim()).normalize();
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
        return scheme + "://" + host + ":" + port + path;
    }

    /** Whether both are the same back end as far as they tell: by what they call themselves, else by where they are. */
    public boolean isSameAs(BackEndIdentity other) {
        return id != null && other.id != null ? id.equals(other.id) : address.equals(other.address);
    }

    /** Whether it is certain that it calls itself something else. */
    public boolean isCertainlyNot(String told) {
        return id != null && !id.equalsIgnoreCase(told);
    }

    /** Whether it tells what it calls itself. */
    public boolean isNamed() {
        return id != null;
    }

    /** Scheme, host, port and path of its configured address. */
    public String location() {
        return address;
    }

    /** What is kept about this back end is kept under it. */
    public String key() {
        return id == null ? address : id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackEndIdentity that && Objects.equals(id, that.id) && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, address);
    }

    @Override
    public String toString() {
        return id == null ? address : id + " at " + address;
    }
}
