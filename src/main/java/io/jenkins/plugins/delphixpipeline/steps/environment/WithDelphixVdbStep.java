package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.NewVdbStep;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.Times;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs a block with a VDB, or a group of VDBs, that is provisioned for it and goes away by itself. */
public final class WithDelphixVdbStep extends NewVdbStep {
    static final String PREFIX = "DELPHIX";
    private static final String DELETE = "delete";
    private static final Duration USUAL_KEEP = Duration.ofHours(24);

    private String vdbGroup;
    private String lifetime;
    private String onFailure;
    private String keepFor;
    private String bookmarkName;
    private String prefix = PREFIX;
    private String account;
    private String adminCredentialsId;
    private String database;
    private String databaseType;

    @DataBoundConstructor
    public WithDelphixVdbStep() {
        // Only the source of the data is needed, which declarative options name like all others.
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return new EnvironmentExecution(
                context, order(), choice, getResultVariable(), vdbGroup == null ? getVdb() : vdbGroup);
    }

    /** What its body needs first. */
    @Override
    public DataOperation operation() throws AbortException {
        throw new AbortException(Messages.WithDelphixVdbStep_onlyPipelines());
    }

    EnvironmentOrder order() throws AbortException {
        EnvironmentOrder.Data data = vdbGroup == null
                ? new EnvironmentOrder.Data(
                        Parameters.needed("from", getFrom()), pointChoice(), placement(), isAllowUnmasked())
                : groupData();
        Parameters.environmentName("prefix", prefix);
        if (account != null && adminCredentialsId == null) {
            throw new AbortException(Messages.WithDelphixVdbStep_accountNeedsAdmin(account));
        }
        EnvironmentOrder.Login login = new EnvironmentOrder.Login(adminCredentialsId, account, database, databaseType);
        return new EnvironmentOrder(data, lifetime("lifetime", lifetime), afterFailure(), prefix, login);
    }

    private EnvironmentOrder.Data groupData() throws AbortException {
        if (getBookmark() == null) {
            throw new AbortException(Messages.WithDelphixVdbStep_groupNeedsBookmark());
        }
        Map<String, Object> ofVdb = new LinkedHashMap<>();
        ofVdb.put("vdb", getVdb());
        namedPoints().stream().filter(name -> !name.equals("bookmark")).forEach(name -> ofVdb.put(name, true));
        ofVdb.put("maskingJob", getMaskingJob());
        ofVdb.put("account", account);
        ofVdb.put("adminCredentialsId", adminCredentialsId);
        ofVdb.put("database", database);
        ofVdb.put("databaseType", databaseType);
        List<String> given = Parameters.given(ofVdb);
        if (!given.isEmpty()) {
            throw new AbortException(Messages.WithDelphixVdbStep_notForGroup(String.join(", ", given)));
        }
        return new EnvironmentOrder.Data(
                new ProvisionGroup.Source(getBookmark(), getFrom()), placement(), isAllowUnmasked());
    }

    /**
     * @param field what whoever wrote it knows it as
     * @return null for the connection's own
     */
    static Lifetime lifetime(String field, String text) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        return given == null
                ? null
                : given.matches("\\d.*")
                        ? Lifetime.of(Times.length(field, given))
                        : Lifetime.parse(given)
                                .orElseThrow(
                                        () -> new AbortException(Messages.WithDelphixVdbStep_lifetime(field, given)));
    }

    private AfterFailure afterFailure() throws AbortException {
        String chosen = onFailure == null ? DELETE : onFailure.toLowerCase(Locale.ROOT);
        if (keepFor != null && !chosen.equals("keep")) {
            throw new AbortException(Messages.WithDelphixVdbStep_keepForAlone());
        }
        if (bookmarkName != null && !chosen.equals("bookmark")) {
            throw new AbortException(Messages.WithDelphixVdbStep_bookmarkNameAlone());
        }
        return switch (chosen) {
            case DELETE -> AfterFailure.DELETE;
            case "keep" -> AfterFailure.keep(keepFor == null ? USUAL_KEEP : Times.length("keepFor", keepFor));
            case "bookmark" ->
                AfterFailure.bookmark(Parameters.neededWith("onFailure: 'bookmark'", "bookmarkName", bookmarkName));
            default -> throw new AbortException(Messages.WithDelphixVdbStep_onFailure(onFailure));
        };
    }

    @CheckForNull
    public String getVdbGroup() {
        return vdbGroup;
    }

    /** Instead of a VDB: a group of new VDBs of DCT, with the data of a bookmark. */
    @DataBoundSetter
    public void setVdbGroup(String vdbGroup) {
        this.vdbGroup = Util.fixEmptyAndTrim(vdbGroup);
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

    /** What the form begins with is not written out: it is what happens without. */
    @DataBoundSetter
    public void setOnFailure(String onFailure) {
        String given = Util.fixEmptyAndTrim(onFailure);
        this.onFailure = DELETE.equals(given) ? null : given;
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

    @CheckForNull
    public String getDatabase() {
        return database;
    }

    /** Where the back end does not tell which of the databases is meant. */
    @DataBoundSetter
    public void setDatabase(String database) {
        this.database = Util.fixEmptyAndTrim(database);
    }

    @CheckForNull
    public String getDatabaseType() {
        return databaseType;
    }

    /** Where the back end does not tell what kind of database it is. */
    @DataBoundSetter
    public void setDatabaseType(String databaseType) {
        this.databaseType = Util.fixEmptyAndTrim(databaseType);
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
