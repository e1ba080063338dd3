package io.jenkins.plugins.delphixpipeline.steps.provision;

import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of {@link ProvisionStep}: what must stand in them, and what the back end offers for them. */
public abstract class ProvisionStepDescriptor extends PointStepDescriptor {
    protected ProvisionStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    @POST
    public final FormValidation doCheckFrom(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("from", value));
    }

    @POST
    public final FormValidation doCheckDataPod(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("dataPod", value));
    }

    @POST
    public final FormValidation doCheckTemplate(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("template", value));
    }

    @POST
    public final FormValidation doCheckParameters(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.json("parameters", value));
    }

    @POST
    public final ComboBoxModel doFillVdbItems(
            @AncestorInPath Item item,
            @QueryParameter String vdb,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.vdbs(), vdb);
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
    public final ComboBoxModel doFillDataPodItems(
            @AncestorInPath Item item,
            @QueryParameter String dataPod,
            @QueryParameter String template,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.dataPods(template), dataPod);
    }

    @POST
    public final ComboBoxModel doFillTemplateItems(
            @AncestorInPath Item item,
            @QueryParameter String template,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.templates(), template);
    }

    @POST
    public final ComboBoxModel doFillSnapshotItems(
            @AncestorInPath Item item,
            @QueryParameter String snapshot,
            @RelativePath("..") @QueryParameter String from,
            @RelativePath("../..") @QueryParameter String connection,
            @RelativePath("../..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.snapshots(from), snapshot);
    }

    @POST
    public final ComboBoxModel doFillBookmarkItems(
            @AncestorInPath Item item,
            @QueryParameter String bookmark,
            @RelativePath("..") @QueryParameter String from,
            @RelativePath("../..") @QueryParameter String connection,
            @RelativePath("../..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.bookmarks(from), bookmark);
    }
}
