package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.masking.MaskingPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A Delphix Masking Engine, a service apart from the engine that holds the data. */
public final class MaskingEngineConnection extends DelphixConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public MaskingEngineConnection(String name, String url) {
        super(name, url);
    }

    /** @return null when it is blank, or names a connection to a Masking Engine */
    public static String wrongName(String name, List<? extends DelphixConnection> connections) {
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

    @Override
    String exampleAddress() {
        return "https://masking.example.com";
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new MaskingPlatform(settings, client, logins);
    }

    @Extension
    @Symbol("maskingEngine")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.MaskingEngineConnection_displayName();
        }

        @Override
        protected DelphixConnection blank(String name, String url) {
            return new MaskingEngineConnection(name, url);
        }
    }
}
