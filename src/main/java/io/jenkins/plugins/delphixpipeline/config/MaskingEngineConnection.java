package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.masking.MaskingPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
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
