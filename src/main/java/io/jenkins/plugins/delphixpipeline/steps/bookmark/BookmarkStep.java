package io.jenkins.plugins.delphixpipeline.steps.bookmark;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.BranchField;
import io.jenkins.plugins.delphixpipeline.forms.DataPodField;
import io.jenkins.plugins.delphixpipeline.forms.TemplateField;
import io.jenkins.plugins.delphixpipeline.forms.VdbField;
import io.jenkins.plugins.delphixpipeline.forms.VdbGroupField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkVdb;
import io.jenkins.plugins.delphixpipeline.operation.group.BookmarkGroup;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.steps.DataPodTargetStep;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.Times;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Bookmarks the newest data of a data pod, of a template or of a VDB. */
public final class BookmarkStep extends DataPodTargetStep {
    private static final List<IfExists> CHOICES = List.of(IfExists.FAIL, IfExists.KEEP, IfExists.UPDATE);

    private final String name;
    private String template;
    private String vdb;
    private String vdbGroup;
    private String branch;
    private List<String> tags;
    /** Null where nothing was said. */
    private Boolean shared;

    private String expiration;
    private String description;
    private String ifExists;

    @DataBoundConstructor
    public BookmarkStep(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @Override
    public DataOperation operation() throws AbortException {
        String needed = Parameters.needed("name", name);
        if (branch != null && getDataPod() == null) {
            throw new AbortException(Messages.BookmarkStep_branchNeedsPod());
        }
        if (vdbGroup != null) {
            return ofGroup(needed);
        }
        if (vdb == null && template == null) {
            throw new AbortException(
                    getDataPod() == null
                            ? Messages.BookmarkStep_target()
                            : Messages.BookmarkStep_podNeedsTemplate(getDataPod()));
        }
        if (vdb != null && (getDataPod() != null || template != null)) {
            throw new AbortException(Messages.BookmarkStep_oneTarget());
        }
        IfExists choice = Parameters.ifExists(ifExists, CHOICES);
        return vdb == null ? selfService(needed, choice) : ofVdb(needed, choice);
    }

    private DataOperation selfService(String needed, IfExists choice) throws AbortException {
        BookmarkSelfService ofNewest = new BookmarkSelfService(
                needed, new PodTarget(getDataPod(), template, isRecover(), isAllowUnmasked()), labels(), choice);
        return branch == null ? ofNewest : ofNewest.onBranch(branch);
    }

    private BookmarkLabels labels() throws AbortException {
        OffsetDateTime expires = Times.coming("expiration", expiration, Clock.systemUTC());
        BookmarkLabels labels = new BookmarkLabels(
                tags == null ? List.of() : tags, isShared(), expires == null ? null : expires.toInstant(), description);
        return shared == null ? labels.leavingSharing() : labels;
    }

    private DataOperation ofGroup(String needed) throws AbortException {
        if (vdb != null || getDataPod() != null || template != null) {
            throw new AbortException(Messages.BookmarkStep_groupAlone());
        }
        IfExists choice = Parameters.ifExists(ifExists, CHOICES);
        Map<String, Object> impossible = new LinkedHashMap<>();
        impossible.put("description", description);
        impossible.put("ifExists: 'update'", choice == IfExists.UPDATE);
        impossible.put("recover: false", !isRecover());
        List<String> given = Parameters.given(impossible);
        if (!given.isEmpty()) {
            throw new AbortException(Messages.BookmarkStep_notForGroup(String.join(", ", given)));
        }
        return new BookmarkGroup(needed, vdbGroup, labels(), choice).allowingUnmasked(isAllowUnmasked());
    }

    private DataOperation ofVdb(String needed, IfExists choice) throws AbortException {
        Map<String, Object> impossible = new LinkedHashMap<>();
        impossible.put("description", description);
        impossible.put("ifExists: 'update'", choice == IfExists.UPDATE);
        impossible.put("recover: false", !isRecover());
        List<String> given = Parameters.given(impossible);
        if (!given.isEmpty()) {
            throw new AbortException(Messages.BookmarkStep_notForVdb(String.join(", ", given)));
        }
        boolean labelled = tags != null || isShared() || expiration != null;
        return new BookmarkVdb(needed, vdb, labelled ? labels() : null, choice).allowingUnmasked(isAllowUnmasked());
    }

    public String getName() {
        return name;
    }

    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(String template) {
        this.template = Util.fixEmptyAndTrim(template);
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

    /** Instead of a VDB: all VDBs of the group. */
    @DataBoundSetter
    public void setVdbGroup(String vdbGroup) {
        this.vdbGroup = Util.fixEmptyAndTrim(vdbGroup);
    }

    @CheckForNull
    public String getBranch() {
        return branch;
    }

    /** Of the data pod, instead of the one that is active. */
    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    @CheckForNull
    public List<String> getTags() {
        return tags == null ? null : List.copyOf(tags);
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = Parameters.list(tags);
    }

    public boolean isShared() {
        return Boolean.TRUE.equals(shared);
    }

    /** The box of a form is sent only when it is ticked, so that one that is not says nothing. */
    @DataBoundSetter
    public void setShared(boolean shared) {
        this.shared = shared;
    }

    @CheckForNull
    public String getExpiration() {
        return expiration;
    }

    @DataBoundSetter
    public void setExpiration(String expiration) {
        this.expiration = Util.fixEmptyAndTrim(expiration);
    }

    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    @CheckForNull
    public String getIfExists() {
        return ifExists;
    }

    @DataBoundSetter
    public void setIfExists(String ifExists) {
        this.ifExists = Util.fixEmptyAndTrim(ifExists);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor
            implements VdbGroupField, VdbField, TemplateField, DataPodField, BranchField {
        public DescriptorImpl() {
            super("delphixBookmark", "name");
        }

        @Override
        public String getDisplayName() {
            return Messages.BookmarkStep_displayName();
        }

        @POST
        public ListBoxModel doFillIfExistsItems() {
            return choices(Messages.BookmarkStep_ifExistsDefault(), CHOICES);
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        @POST
        public FormValidation doCheckExpiration(@QueryParameter String value) {
            return Parameters.validation(() -> Times.coming(Messages.Field_expiration(), value, Clock.systemUTC()));
        }
    }
}
