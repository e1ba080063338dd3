package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of {@link WithDelphixVdbStep}: what must stand in them, and what the back end offers for them. */
public abstract class WithDelphixVdbStepDescriptor extends PointStepDescriptor {
    protected WithDelphixVdbStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    @POST
    public final FormValidation doCheckFrom(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("from", value));
    }

    /** One that is left out is made of the build. */
    @POST
    @Override
    public FormValidation doCheckVdb(@QueryParameter String value) {
        return FormValidation.ok();
    }

    @POST
    public final FormValidation doCheckLifetime(@QueryParameter String value) {
        return Parameters.validation(() -> WithDelphixVdbStep.lifetime(value));
    }

    @POST
    public final FormValidation doCheckKeepFor(@QueryParameter String value) {
        return Parameters.validation(() -> {
            if (Util.fixEmptyAndTrim(value) != null) {
                WithDelphixVdbStep.time(value);
            }
        });
    }

    @POST
    public final FormValidation doCheckPrefix(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.environmentName("prefix", value));
    }

    @POST
    public final ListBoxModel doFillOnFailureItems() {
        ListBoxModel items = new ListBoxModel();
        List.of("delete", "keep", "bookmark").forEach(items::add);
        return items;
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
        return Parameters.validation(() -> Parameters.json("parameters", value));
    }

    @POST
    public final ComboBoxModel doFillFromItems(
            @AncestorInPath Item item,
            @QueryParameter String from,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.datasets(), from);
    }

    @POST
    public final ComboBoxModel doFillTargetGroupItems(
            @AncestorInPath Item item,
            @QueryParameter String targetGroup,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.groups(), targetGroup);
    }

    @POST
    public final ComboBoxModel doFillEnvironmentItems(
            @AncestorInPath Item item,
            @QueryParameter String environment,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.environments(), environment);
    }

    @POST
    public final ComboBoxModel doFillRepositoryItems(
            @AncestorInPath Item item,
            @QueryParameter String repository,
            @QueryParameter String environment,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.repositories(environment), repository);
    }

    @POST
    public final ComboBoxModel doFillMaskingJobItems(
            @AncestorInPath Item item,
            @QueryParameter String maskingJob,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.maskingJobs(), maskingJob);
    }

    @POST
    public final ComboBoxModel doFillSnapshotItems(
            @AncestorInPath Item item,
            @QueryParameter String snapshot,
            @RelativePath("..") @QueryParameter String from,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.snapshots(from), snapshot);
    }

    @POST
    public final ComboBoxModel doFillBookmarkItems(
            @AncestorInPath Item item,
            @QueryParameter String bookmark,
            @RelativePath("..") @QueryParameter String from,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.bookmarks(from), bookmark);
    }
}
