package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Data Control Tower (DCT), which looks after many engines. Its credential is an API key, or a user and password. */
public final class DctConnection extends GuardedConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public DctConnection(String name, String url) {
        super(name, url);
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
    }
}
