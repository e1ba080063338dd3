package io.jenkins.plugins.delphixpipeline.steps.accounts;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.accounts.AccountAction;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One account in a list: {@code [user: 'app', credentialsId: 'app-test']}. Stored with waiting steps. */
public final class Account implements Describable<Account>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String user;
    private String action;
    private String credentialsId;

    /** @param user kept as it is written: blanks may be part of a name */
    @DataBoundConstructor
    public Account(String user) {
        this.user = user;
    }

    public String getUser() {
        return user;
    }

    @CheckForNull
    public String getAction() {
        return action;
    }

    /** {@code reset}, {@code lock} or {@code drop}; blank for {@code reset}. */
    @DataBoundSetter
    public void setAction(String action) {
        this.action = Util.fixEmptyAndTrim(action);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    AccountAction kind() throws AbortException {
        if (action == null) {
            return AccountAction.RESET;
        }
        return Stream.of(AccountAction.values())
                .filter(each -> each.name().equalsIgnoreCase(action))
                .findFirst()
                .orElseThrow(() -> new AbortException(Messages.Parameters_choice(
                        "action", action, Parameters.words(List.of(AccountAction.values())))));
    }

    void check() throws AbortException {
        Parameters.needed("user", user);
        boolean reset = kind() == AccountAction.RESET;
        if (reset && credentialsId == null) {
            throw new AbortException(Messages.Account_credentialNeeded(user));
        }
        if (!reset && credentialsId != null) {
            throw new AbortException(Messages.Account_credentialUnused(user, action));
        }
    }

    /** Registers it as something that can be written in a pipeline. */
    @Extension
    @Symbol("delphixAccount")
    public static final class DescriptorImpl extends Descriptor<Account> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Account_displayName();
        }

        @POST
        public FormValidation doCheckUser(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        @POST
        public ListBoxModel doFillActionItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.Account_actionDefault(), "");
            Stream.of(AccountAction.values())
                    .forEach(each -> items.add(each.name().toLowerCase(Locale.ROOT)));
            return items;
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return ConnectionForms.credentialsItems(item, credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return ConnectionForms.checkCredentialsId(item, value);
        }
    }
}
