package io.jenkins.plugins.delphixpipeline.config;

import hudson.Util;
import hudson.model.Describable;
import io.jenkins.plugins.delphixpipeline.driver.Limits;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.http.Trust;
import io.jenkins.plugins.delphixpipeline.http.tls.Pem;
import io.jenkins.plugins.delphixpipeline.http.tls.PemReading;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import okhttp3.OkHttpClient;
import org.kohsuke.stapler.DataBoundSetter;

/** A Delphix back end as an administrator describes it. Its subclasses are the kinds of back ends. */
public abstract class DelphixConnection implements Describable<DelphixConnection>, Serializable, Cloneable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Limits DEFAULTS = Limits.defaults();
    private static final int SHORTEST_SETTLE_SECONDS = 5;

    private final String name;
    private final String url;
    private String credentialsId = "";
    private String trust = TrustChoice.SYSTEM.word();
    private String caCertificate = "";
    /** The key itself is kept nowhere. */
    private transient boolean privateKeyGiven;

    private boolean useProxy = true;
    private boolean allowUnmasked;
    private String folders = "";
    private int connectTimeoutSeconds = 10;
    private int readTimeoutSeconds = 60;
    private int firstContactSeconds = (int) DEFAULTS.firstContact().toSeconds();
    private int unreachableMinutes = (int) DEFAULTS.unreachable().toMinutes();
    private int busyMinutes = (int) DEFAULTS.busy().toMinutes();
    private int stopSeconds = (int) DEFAULTS.stop().toSeconds();

    /**
     * @param name what steps call it by
     * @param url scheme, host and port
     */
    protected DelphixConnection(String name, String url) {
        this.name = Util.fixNull(name).trim();
        this.url = Util.removeTrailingSlash(Util.fixNull(url).trim());
    }

    /** A rule that a connection breaks. */
    record Breach(String field, String sentence) {}

    /** Makes the back end reachable; nothing is sent before the first question. */
    public abstract DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins);

    /** Whether its credential may be a key instead of a user and password. */
    public boolean acceptsKeys() {
        return false;
    }

    /** What the address of such a back end may look like. */
    String exampleAddress() {
        return "https://engine.example.com";
    }

    /** What must hold of this kind of connection and does not; null when everything does. */
    Breach breach() {
        return null;
    }

    /**
     * What must hold of the connections that it names, and does not.
     *
     * @param connections all that there are
     * @return null when everything holds
     */
    Breach companionBreach(List<? extends DelphixConnection> connections) {
        return null;
    }

    /** For somebody who sees many connections at once. */
    final Breach breach(String field, String sentence) {
        return new Breach(field, Messages.ConnectionRules_inConnection(name, sentence));
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** Blank when steps or folders have to bring one. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    public String getTrust() {
        return trust;
    }

    /** {@code system}, {@code certificate} or {@code none}. */
    @DataBoundSetter
    public void setTrust(String trust) {
        this.trust = Util.fixNull(trust).trim();
    }

    public String getCaCertificate() {
        return caCertificate;
    }

    /** PEM; believed in addition to the system's authorities when trust is {@code certificate}. */
    @DataBoundSetter
    public void setCaCertificate(String caCertificate) {
        privateKeyGiven = Pem.hasPrivateKey(caCertificate);
        // What is wrong with a text is told of the whole of it: nobody would miss what was left out here.
        boolean shown = !privateKeyGiven && PemReading.of(caCertificate).trouble() != null;
        this.caCertificate = shown ? Util.fixNull(caCertificate).trim() : Pem.certificates(caCertificate);
    }

    /**
     * Which certificates are trusted.
     *
     * @throws ConfigurationException when the certificate is none, or checks are switched off where they may not be
     */
    public Trust trust(boolean fips) {
        if (isPrivateKeyGiven()) {
            throw new ConfigurationException(Messages.DelphixConnection_privateKey());
        }
        return TrustChoice.of(getTrust()).with(getCaCertificate(), fips);
    }

    /** Whether a private key was given as, or beside, the CA certificate. */
    boolean isPrivateKeyGiven() {
        return privateKeyGiven;
    }

    public boolean isUseProxy() {
        return useProxy;
    }

    @DataBoundSetter
    public void setUseProxy(boolean useProxy) {
        this.useProxy = useProxy;
    }

    public boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }

    public String getFolders() {
        return folders;
    }

    /** Full names of folders or jobs, one a line, that may use it; blank for all. */
    @DataBoundSetter
    public void setFolders(String folders) {
        this.folders = Util.fixNull(folders).trim();
    }

    public int getConnectTimeoutSeconds() {
        return connectTimeoutSeconds;
    }

    @DataBoundSetter
    public void setConnectTimeoutSeconds(int connectTimeoutSeconds) {
        this.connectTimeoutSeconds = connectTimeoutSeconds;
    }

    public int getReadTimeoutSeconds() {
        return readTimeoutSeconds;
    }

    @DataBoundSetter
    public void setReadTimeoutSeconds(int readTimeoutSeconds) {
        this.readTimeoutSeconds = readTimeoutSeconds;
    }

    public int getFirstContactSeconds() {
        return firstContactSeconds;
    }

    @DataBoundSetter
    public void setFirstContactSeconds(int firstContactSeconds) {
        this.firstContactSeconds = firstContactSeconds;
    }

    public int getUnreachableMinutes() {
        return unreachableMinutes;
    }

    @DataBoundSetter
    public void setUnreachableMinutes(int unreachableMinutes) {
        this.unreachableMinutes = unreachableMinutes;
    }

    public int getBusyMinutes() {
        return busyMinutes;
    }

    @DataBoundSetter
    public void setBusyMinutes(int busyMinutes) {
        this.busyMinutes = busyMinutes;
    }

    public int getStopSeconds() {
        return stopSeconds;
    }

    @DataBoundSetter
    public void setStopSeconds(int stopSeconds) {
        this.stopSeconds = stopSeconds;
    }

    /** The work of a lost answer may still be under way for as long as the answer itself could have taken. */
    public Limits limits() {
        Duration settle =
                Duration.ofSeconds(Math.max(SHORTEST_SETTLE_SECONDS, readTimeoutSeconds + readTimeoutSeconds / 2L));
        return new Limits(
                Duration.ofMinutes(unreachableMinutes),
                Duration.ofSeconds(firstContactSeconds),
                Duration.ofMinutes(busyMinutes),
                settle,
                Duration.ofSeconds(stopSeconds));
    }

    public List<String> folderList() {
        return Arrays.stream(folders.split("\\R"))
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether a job of this full name may use it. */
    public boolean isAllowedFor(String job) {
        List<String> allowed = folderList();
        return allowed.isEmpty() || allowed.stream().anyMatch(each -> job.equals(each) || job.startsWith(each + "/"));
    }

    /** Whether the two reach the same back end in the same way, so that one session serves both. */
    public boolean connectsLike(DelphixConnection other) {
        return getClass() == other.getClass()
                && url.equals(other.url)
                && trust.equals(other.trust)
                && caCertificate.equals(other.caCertificate)
                && useProxy == other.useProxy
                && connectTimeoutSeconds == other.connectTimeoutSeconds
                && readTimeoutSeconds == other.readTimeoutSeconds
                && unreachableMinutes == other.unreachableMinutes;
    }

    /** Whether the two bear one name and reach the same back end in the same way; their limits and terms may differ. */
    public boolean isSameAs(DelphixConnection other) {
        return name.equals(other.name) && connectsLike(other);
    }

    /** The same, whatever becomes of this one. */
    public DelphixConnection copy() {
        try {
            return (DelphixConnection) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
