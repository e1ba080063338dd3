package io.jenkins.plugins.delphixpipeline.steps.accounts;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.forms.VdbField;
import io.jenkins.plugins.delphixpipeline.run.BlockingCompletion;
import io.jenkins.plugins.delphixpipeline.run.OperationId;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.AbstractDelphixStep;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PlainBuild;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Resets, locks or drops the accounts that came with a copy of a database from production. */
public final class ResetCredentialsStep extends AbstractDelphixStep {
    private String vdb;
    private String databaseType;
    private String host;
    private Integer port;
    private String database;
    private String adminCredentialsId;
    private List<Account> accounts;

    @DataBoundConstructor
    public ResetCredentialsStep() {
        // Either a VDB or an address: which, is checked at the start.
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return new ResetCredentialsExecution(context, request(), choice, getResultVariable());
    }

    private ResetRequest request() throws AbortException {
        if (vdb == null) {
            Parameters.neededWithout("vdb", "databaseType", databaseType);
            Parameters.neededWithout("vdb", "host", host);
            Parameters.neededWithout("vdb", "port", port == null ? null : port.toString());
            Parameters.neededWithout("vdb", "database", database);
        }
        Parameters.needed("adminCredentialsId", adminCredentialsId);
        if (accounts == null) {
            throw new AbortException(Messages.Parameters_needed("accounts"));
        }
        for (Account account : accounts) {
            account.check();
        }
        return new ResetRequest(
                vdb, new ResetRequest.Address(databaseType, host, port, database), adminCredentialsId, accounts);
    }

    /** A route to the database may exist only from the machine that the build runs on. */
    @Override
    public boolean requiresWorkspace() {
        return true;
    }

    @Override
    public void carryOut(PlainBuild build, ConnectionChoice choice, String resultVariable)
            throws InterruptedException, IOException {
        ResetRequest request = Parameters.checked(Messages.AbstractDelphixStep_refused(), this::request);
        BlockingCompletion ending = new BlockingCompletion(build.listener());
        ResetBuild resetting =
                new ResetBuild(ConnectionRegistry.get(), choice, build.run(), build.workspace(), build.listener());
        String id = OperationId.of(build.run(), null);
        ResetReport report = new ResetReport(resetting, id, request.subject(), ending, resultVariable);
        new ResetWork(request, resetting, report, () -> false).run();
        ending.await();
    }

    @CheckForNull
    public String getVdb() {
        return vdb;
    }

    @DataBoundSetter
    public void setVdb(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
    }

    @CheckForNull
    public String getDatabaseType() {
        return databaseType;
    }

    @DataBoundSetter
    public void setDatabaseType(String databaseType) {
        this.databaseType = Util.fixEmptyAndTrim(databaseType);
    }

    @CheckForNull
    public String getHost() {
        return host;
    }

    @DataBoundSetter
    public void setHost(String host) {
        this.host = Util.fixEmptyAndTrim(host);
    }

    @CheckForNull
    public Integer getPort() {
        return port;
    }

    @DataBoundSetter
    public void setPort(Integer port) {
        this.port = port;
    }

    @CheckForNull
    public String getDatabase() {
        return database;
    }

    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmptyAndTrim(database);
    }

    @CheckForNull
    public String getAdminCredentialsId() {
        return adminCredentialsId;
    }

    @DataBoundSetter
    public void setAdminCredentialsId(String adminCredentialsId) {
        this.adminCredentialsId = Util.fixEmptyAndTrim(adminCredentialsId);
    }

    @CheckForNull
    public List<Account> getAccounts() {
        return accounts == null ? null : List.copyOf(accounts);
    }

    @DataBoundSetter
    public void setAccounts(List<Account> accounts) {
        this.accounts = accounts == null || accounts.isEmpty() ? null : new ArrayList<>(accounts);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor implements VdbField {
        public DescriptorImpl() {
            super("delphixResetCredentials", "vdb", "host");
        }

        @Override
        public String getDisplayName() {
            return Messages.ResetCredentialsStep_displayName();
        }

        @POST
        public ListBoxModel doFillDatabaseTypeItems() {
            return new AccountResetters(ConnectionRegistry.get().controller())
                    .items(Messages.ResetCredentialsStep_typeDefault());
        }

        @POST
        public ListBoxModel doFillAdminCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String adminCredentialsId) {
            return ConnectionForms.credentialsItems(item, adminCredentialsId);
        }

        @POST
        public FormValidation doCheckAdminCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.validateRequired(value)
                    : ConnectionForms.checkCredentialsId(item, value);
        }
    }
}
