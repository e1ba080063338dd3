package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.forms.MaskingJobField;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.forms.PlacementFields;
import io.jenkins.plugins.delphixpipeline.forms.PointOwner;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Times;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of {@link WithDelphixVdbStep}: what must stand in them, and what the back end offers for them. */
public abstract class WithDelphixVdbStepDescriptor extends PointStepDescriptor
        implements PlacementFields, MaskingJobField {
    protected WithDelphixVdbStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    /** @param vdbGroup which may look for its bookmark everywhere */
    @POST
    public final FormValidation doCheckFrom(@QueryParameter String value, @QueryParameter String vdbGroup) {
        return Util.fixEmptyAndTrim(vdbGroup) == null
                ? Parameters.validation(() -> Parameters.needed("from", value))
                : FormValidation.ok();
    }

    @POST
    public final FormValidation doCheckLifetime(@QueryParameter String value) {
        return Parameters.validation(() -> WithDelphixVdbStep.lifetime(Messages.Field_lifetime(), value));
    }

    @POST
    public final FormValidation doCheckKeepFor(@QueryParameter String value) {
        return Parameters.validation(() -> {
            if (Util.fixEmptyAndTrim(value) != null) {
                Times.length(Messages.Field_keepFor(), value);
            }
        });
    }

    @POST
    public final FormValidation doCheckPrefix(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.environmentName(Messages.Field_prefix(), value));
    }

    @POST
    public final ListBoxModel doFillOnFailureItems() {
        ListBoxModel items = new ListBoxModel();
        List.of("delete", "keep", "bookmark").forEach(items::add);
        return items;
    }

    @POST
    public final ListBoxModel doFillDatabaseTypeItems() {
        return new AccountResetters(ConnectionRegistry.get().controller())
                .items(Messages.ResetCredentialsStep_typeDefault());
    }

    @POST
    public final ListBoxModel doFillAdminCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String adminCredentialsId) {
        return ConnectionForms.credentialsItems(item, adminCredentialsId);
    }

    @POST
    public final FormValidation doCheckAdminCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return ConnectionForms.checkCredentialsId(item, value);
    }

    @Override
    public final boolean takesImplicitBlockArgument() {
        return true;
    }

    @Override
    public final Set<? extends Class<?>> getProvidedContext() {
        return Set.of(EnclosingEnvironments.class);
    }

    @POST
    public final FormValidation doCheckParameters(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.json(Messages.Field_parameters(), value));
    }

    /** The data comes from what the VDB is made from, also where an earlier one is refreshed. */
    @Override
    public NameList snapshots(PointOwner owner) {
        return NameList.snapshots(owner.from());
    }

    @Override
    public NameList bookmarks(PointOwner owner) {
        return NameList.bookmarks(owner.from());
    }
}
