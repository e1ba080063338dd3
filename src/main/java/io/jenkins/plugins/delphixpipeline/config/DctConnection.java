package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Data Control Tower (DCT), which looks after many engines. Its credential is an API key, or a user and password. */
public final class DctConnection extends GuardedConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Null in a configuration that was stored before there was such a thing. */
    private String engineConnections;

    @DataBoundConstructor
    public DctConnection(String name, String url) {
        super(name, url);
    }

    public String getEngineConnections() {
        return Util.fixNull(engineConnections);
    }

    /** Lines such as {@code engine = connection}: what DCT calls an engine, and the connection that leads to that engine itself. */
    @DataBoundSetter
    public void setEngineConnections(String engineConnections) {
        this.engineConnections = Util.fixEmptyAndTrim(engineConnections);
    }

    /**
     * The names of connections by those of engines; lines that cannot be read are left out.
     */
    public Map<String, String> engines() {
        try {
            return engines(engineConnections);
        } catch (ConfigurationException e) {
            return Map.of();
        }
    }

    /** @throws ConfigurationException when a line cannot be read, or an engine stands there twice */
    static Map<String, String> engines(String lines) {
        Map<String, String> engines = new LinkedHashMap<>();
        for (String line :
                Util.fixNull(lines).lines().filter(each -> !each.isBlank()).toList()) {
            // The name of an engine is not ours to choose, and may have such a sign.
            int sign = line.lastIndexOf('=');
            String engine = line.substring(0, Math.max(0, sign)).trim();
            String connection = line.substring(sign + 1).trim();
            if (engine.isEmpty() || connection.isEmpty()) {
                throw new ConfigurationException(Messages.DctConnection_engineLine(line.trim()));
            }
            if (engines.put(engine, connection) != null) {
                throw new ConfigurationException(Messages.DctConnection_engineTwice(engine));
            }
        }
        return engines;
    }

    /** @return null when each line gives an engine of DCT a connection to an engine */
    private static String wrongEngines(String lines, List<? extends DelphixConnection> connections) {
        try {
            return engines(lines).values().stream()
                    .map(name -> EngineConnection.wrongName(name, connections))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (ConfigurationException e) {
            return e.getMessage();
        }
    }

    @Override
    Breach companionBreach(List<? extends DelphixConnection> connections) {
        String engines = wrongEngines(getEngineConnections(), connections);
        return engines == null ? null : breach("engineConnections", engines);
    }

    @Override
    String exampleAddress() {
        return "https://dct.example.com";
    }

    @Override
    public boolean acceptsKeys() {
        return true;
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new DctPlatform(settings, client, logins);
    }

    @Extension
    @Symbol("dct")
    public static final class DescriptorImpl extends GuardedConnection.FormDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DctConnection_displayName();
        }

        @Override
        protected DelphixConnection blank(String name, String url) {
            return new DctConnection(name, url);
        }

        @Override
        protected boolean acceptsKeys() {
            return true;
        }

        /** Against the connections that are saved; one that was just added to the page is not among them yet. */
        @POST
        public FormValidation doCheckEngineConnections(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String breach = wrongEngines(value, DelphixConfiguration.get().getConnections());
            return breach == null ? FormValidation.ok() : FormValidation.error(breach);
        }
    }
}
