package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.engine.jobs.Pace;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Delphix virtualization engine. */
public final class EngineConnection extends GuardedConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Null in a configuration that was stored before there was such a thing. */
    private String maskingConnection;

    /** The same. */
    private String pace;

    @DataBoundConstructor
    public EngineConnection(String name, String url) {
        super(name, url);
    }

    public String getMaskingConnection() {
        return Util.fixNull(maskingConnection);
    }

    /** The name of the connection to the Masking Engine that runs this engine's masking jobs; blank for none. */
    @DataBoundSetter
    public void setMaskingConnection(String maskingConnection) {
        this.maskingConnection = Util.fixEmptyAndTrim(maskingConnection);
    }

    public String getPace() {
        return pace == null ? Pace.PROMPT.word() : pace;
    }

    /** {@code prompt} or {@code sparing}: how much the engine is asked while steps wait. */
    @DataBoundSetter
    public void setPace(String pace) {
        this.pace = Util.fixEmptyAndTrim(pace);
    }

    /** @return null when it names a connection to an engine */
    public static String wrongName(String name, List<? extends DelphixConnection> connections) {
        Optional<? extends DelphixConnection> named =
                connections.stream().filter(each -> each.getName().equals(name)).findFirst();
        if (named.isEmpty()) {
            return Messages.ConnectionRules_engineUnknown(name);
        }
        return named.get() instanceof EngineConnection ? null : Messages.ConnectionRules_engineKind(name);
    }

    /** A token, for an engine behind a single sign-on. */
    @Override
    public boolean acceptsKeys() {
        return true;
    }

    @Override
    Breach breach() {
        Breach guarded = super.breach();
        if (guarded == null && Pace.of(getPace()).isEmpty()) {
            return breach("pace", Messages.EngineConnection_paceUnknown(getPace()));
        }
        return guarded;
    }

    @Override
    Breach companionBreach(List<? extends DelphixConnection> connections) {
        String masking = MaskingEngineConnection.wrongName(getMaskingConnection(), connections);
        return masking == null ? null : breach("maskingConnection", masking);
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new EnginePlatform(settings, client, logins, Pace.of(getPace()).orElse(Pace.PROMPT));
    }

    @Extension
    @Symbol("engine")
    public static final class DescriptorImpl extends GuardedConnection.FormDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EngineConnection_displayName();
        }

        @Override
        protected DelphixConnection blank(String name, String url) {
            return new EngineConnection(name, url);
        }

        @Override
        protected boolean acceptsKeys() {
            return true;
        }

        /** Those that are saved; one that was just added to the page is not among them yet. */
        @POST
        public ListBoxModel doFillMaskingConnectionItems(@QueryParameter String maskingConnection) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.EngineConnection_noMaskingConnection(), "");
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                DelphixConfiguration.get().getConnections().stream()
                        .filter(MaskingEngineConnection.class::isInstance)
                        .forEach(each -> items.add(each.getName()));
            }
            return ConnectionForms.keeping(items, maskingConnection);
        }

        @POST
        public ListBoxModel doFillPaceItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.EngineConnection_prompt(), Pace.PROMPT.word());
            items.add(Messages.EngineConnection_sparing(), Pace.SPARING.word());
            return items;
        }

        @POST
        public FormValidation doCheckMaskingConnection(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            String breach = MaskingEngineConnection.wrongName(
                    value, DelphixConfiguration.get().getConnections());
            return breach == null ? FormValidation.ok() : FormValidation.error(breach);
        }
    }
}
