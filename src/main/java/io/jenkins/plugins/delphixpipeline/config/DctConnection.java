package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Data Control Tower (DCT), which looks after many engines. Its credential is an API key, or a user and password. */
public final class DctConnection extends DelphixConnection implements GuardedConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    private String mastersWithoutRecord;
    private String guardCredentialsId;

    @DataBoundConstructor
    public DctConnection(String name, String url) {
        super(name, url);
    }

    @Override
    public String getMastersWithoutRecord() {
        return mastersWithoutRecord == null ? RecordlessMasters.TRUST.word() : mastersWithoutRecord;
    }

    /** {@code trust} or {@code refuse}. */
    @DataBoundSetter
    public void setMastersWithoutRecord(String mastersWithoutRecord) {
        this.mastersWithoutRecord = Util.fixEmptyAndTrim(mastersWithoutRecord);
    }

    @Override
    public String getGuardCredentialsId() {
        return Util.fixNull(guardCredentialsId);
    }

    @DataBoundSetter
    public void setGuardCredentialsId(String guardCredentialsId) {
        this.guardCredentialsId = Util.fixEmptyAndTrim(guardCredentialsId);
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
