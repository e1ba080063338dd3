package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.ChosenBackend;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.forms.TemplateField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Lists datasets, data pods, bookmarks, snapshots or VDB groups: {@code delphixList kind: 'pods', template: 'Patients'}. */
public final class ListStep extends OperationStep {
    private final String kind;
    private String template;
    private String filter;
    private String group;
    private String maxAge;

    @DataBoundConstructor
    public ListStep(String kind) {
        this.kind = Util.fixEmptyAndTrim(kind);
    }

    @Override
    public DataOperation operation() throws AbortException {
        ListData.Kind wanted = Parameters.choice("kind", kind, ListData.Kind.values());
        boolean ofSelfService = wanted == ListData.Kind.PODS || wanted == ListData.Kind.BOOKMARKS;
        if (template != null && !ofSelfService) {
            throw new AbortException(Messages.ListStep_noTemplate(kind));
        }
        if (wanted == ListData.Kind.SNAPSHOTS && filter == null) {
            throw new AbortException(Messages.ListStep_snapshotsOf());
        }
        if (maxAge != null && (wanted == ListData.Kind.PODS || wanted == ListData.Kind.VDB_GROUPS)) {
            throw new AbortException(Messages.ListStep_noMaxAge(kind));
        }
        if (group != null && wanted != ListData.Kind.DATASETS) {
            throw new AbortException(Messages.ListStep_noGroup(kind));
        }
        return new ListData(wanted, template, filter, age("maxAge", maxAge)).inGroup(group);
    }

    /** @return null for a blank text */
    private static Duration age(String name, String text) throws AbortException {
        String given = Util.fixEmptyAndTrim(text);
        return given == null ? null : Times.length(name, given);
    }

    public String getKind() {
        return kind;
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
    public String getFilter() {
        return filter;
    }

    @DataBoundSetter
    public void setFilter(String filter) {
        this.filter = Util.fixEmptyAndTrim(filter);
    }

    @CheckForNull
    public String getMaxAge() {
        return maxAge;
    }

    /** How old the newest data may be, such as {@code 2d}; older data fails the step. */
    @DataBoundSetter
    public void setMaxAge(String maxAge) {
        this.maxAge = Util.fixEmptyAndTrim(maxAge);
    }

    @CheckForNull
    public String getGroup() {
        return group;
    }

    @DataBoundSetter
    public void setGroup(String group) {
        this.group = Util.fixEmptyAndTrim(group);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor implements TemplateField {
        public DescriptorImpl() {
            super("delphixList", "kind");
        }

        @Override
        public String getDisplayName() {
            return Messages.ListStep_displayName();
        }

        @POST
        public ListBoxModel doFillKindItems() {
            return words(ListData.Kind.values());
        }

        @POST
        public ComboBoxModel doFillGroupItems(ChosenBackend backend, @QueryParameter String group) {
            return backend.names(NameList.groups(), group);
        }

        @POST
        public FormValidation doCheckMaxAge(@QueryParameter String value) {
            return Parameters.validation(() -> age(Messages.Field_maxAge(), value));
        }

        /** Without one, those of all templates are listed. */
        @Override
        public boolean needsTemplate() {
            return false;
        }
    }
}
