package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A Delphix virtualization engine. */
public final class EngineConnection extends DelphixConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public EngineConnection(String name, String url) {
        super(name, url);
    }

    @Override
    protected DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new EnginePlatform(settings, client, logins);
    }

    @Extension
    @Symbol("engine")
    public static final class DescriptorImpl extends ConnectionDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EngineConnection_displayName();
        }

        @Override
        protected DelphixConnection blank(String name, String url) {
            return new EngineConnection(name, url);
        }
    }
}
