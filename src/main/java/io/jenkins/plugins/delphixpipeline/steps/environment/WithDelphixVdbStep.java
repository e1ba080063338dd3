package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStep;
import java.time.Duration;
import java.util.Locale;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs a block with a VDB that is provisioned for it and goes away by itself. */
public final class WithDelphixVdbStep extends PointStep {
    static final String PREFIX = "DELPHIX";
    private static final Duration USUAL_KEEP = Duration.ofHours(24);

    private String vdb;
    private String vdbGroup;
    private String from;
    private String targetGroup;
    private String environment;
    private String repository;
    private String maskingJob;
    private String parameters;
    private boolean allowUnmasked;
    private String lifetime;
    private String onFailure;
    private String keepFor;
    private String bookmarkName;
    private String prefix = PREFIX;
    private String account;
    private String adminCredentialsId;

    @DataBoundConstructor
    public WithDelphixVdbStep() {
        // Only the source of the data is needed, which declarative options name like all others.
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return new EnvironmentExecution(context, order(), choice, getResultVariable(), vdb);
    }

    /** What its body needs first. */
    @Override
    public DataOperation operation() throws AbortException {
        throw new AbortException(Messages.WithDelphixVdbStep_onlyPipelines());
    }

    EnvironmentOrder order() throws AbortException {
        if (vdbGroup != null) {
            throw new AbortException(Messages.WithDelphixVdbStep_vdbGroup());
        }
        ProvisionVdb.Placement placement = new ProvisionVdb.Placement(
                targetGroup, environment, repository, maskingJob, Parameters.json("parameters", parameters));
        EnvironmentOrder.Data data =
                new EnvironmentOrder.Data(Parameters.needed("from", from), pointChoice(), placement, allowUnmasked);
        Parameters.environmentName("prefix", prefix);
        if (account != null && adminCredentialsId == null) {
            throw new AbortException(Messages.WithDelphixVdbStep_accountNeedsAdmin(account));
        }
        return new EnvironmentOrder(
                data, lifetime("lifetime", lifetime), afterFailure(), prefix, account, adminCredentialsId);
    }

    /** Null for the connection's own. */
    /** @param field what whoever wrote it knows it as */
    static Lifetime lifetime(String field, String text) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        return given == null
                ? null
                : Lifetime.parse(given)
                        .orElseThrow(() -> new AbortException(Messages.WithDelphixVdbStep_lifetime(field, given)));
    }

    private AfterFailure afterFailure() throws AbortException {
        String chosen = onFailure == null ? "delete" : onFailure.toLowerCase(Locale.ROOT);
        if (keepFor != null && !chosen.equals("keep")) {
            throw new AbortException(Messages.WithDelphixVdbStep_keepForAlone());
        }
        if (bookmarkName != null && !chosen.equals("bookmark")) {
            throw new AbortException(Messages.WithDelphixVdbStep_bookmarkNameAlone());
        }
        return switch (chosen) {
            case "delete" -> AfterFailure.DELETE;
            case "keep" -> AfterFailure.keep(keepFor == null ? USUAL_KEEP : time("keepFor", keepFor));
            case "bookmark" -> AfterFailure.bookmark(Parameters.needed("bookmarkName", bookmarkName));
            default -> throw new AbortException(Messages.WithDelphixVdbStep_onFailure(onFailure));
        };
    }

    static Duration time(String field, String text) throws AbortException {
        return Lifetime.parseTime(text)
                .orElseThrow(() -> new AbortException(Messages.WithDelphixVdbStep_keepFor(field, text)));
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
    public String getVdbGroup() {
        return vdbGroup;
    }

    @DataBoundSetter
    public void setVdbGroup(String vdbGroup) {
        this.vdbGroup = Util.fixEmptyAndTrim(vdbGroup);
    }

    @CheckForNull
    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Util.fixEmptyAndTrim(from);
    }

    @CheckForNull
    public String getTargetGroup() {
        return targetGroup;
    }

    @DataBoundSetter
    public void setTargetGroup(String targetGroup) {
        this.targetGroup = Util.fixEmptyAndTrim(targetGroup);
    }

    @CheckForNull
    public String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    @CheckForNull
    public String getRepository() {
        return repository;
    }

    @DataBoundSetter
    public void setRepository(String repository) {
        this.repository = Util.fixEmptyAndTrim(repository);
    }

    @CheckForNull
    public String getMaskingJob() {
        return maskingJob;
    }

    @DataBoundSetter
    public void setMaskingJob(String maskingJob) {
        this.maskingJob = Util.fixEmptyAndTrim(maskingJob);
    }

    @CheckForNull
    public String getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public void setParameters(String parameters) {
        this.parameters = Util.fixEmptyAndTrim(parameters);
    }

    @CheckForNull
    public String getLifetime() {
        return lifetime;
    }

    @DataBoundSetter
    public void setLifetime(String lifetime) {
        this.lifetime = Util.fixEmptyAndTrim(lifetime);
    }

    @CheckForNull
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        this.onFailure = Util.fixEmptyAndTrim(onFailure);
    }

    @CheckForNull
    public String getKeepFor() {
        return keepFor;
    }

    @DataBoundSetter
    public void setKeepFor(String keepFor) {
        this.keepFor = Util.fixEmptyAndTrim(keepFor);
    }

    @CheckForNull
    public String getBookmarkName() {
        return bookmarkName;
    }

    @DataBoundSetter
    public void setBookmarkName(String bookmarkName) {
        this.bookmarkName = Util.fixEmptyAndTrim(bookmarkName);
    }

    @CheckForNull
    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    @CheckForNull
    public String getAdminCredentialsId() {
        return adminCredentialsId;
    }

    @DataBoundSetter
    public void setAdminCredentialsId(String adminCredentialsId) {
        this.adminCredentialsId = Util.fixEmptyAndTrim(adminCredentialsId);
    }

    public String getPrefix() {
        return prefix;
    }

    /** How the names of the variables begin. */
    @DataBoundSetter
    public void setPrefix(String prefix) {
        String given = Util.fixEmptyAndTrim(prefix);
        this.prefix = given == null ? PREFIX : given;
    }

    public boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends WithDelphixVdbStepDescriptor {
        public DescriptorImpl() {
            super("withDelphixVdb", "vdb", "from");
        }

        @Override
        public String getDisplayName() {
            return Messages.WithDelphixVdbStep_displayName();
        }
    }
}
