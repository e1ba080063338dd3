package io.jenkins.plugins.delphixpipeline.steps;

import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a step whose target, a VDB or something of Self-Service, is chosen by radio blocks. */
public abstract class TargetStepDescriptor extends DelphixStepDescriptor {
    protected TargetStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    @POST
    public final FormValidation doCheckVdb(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("vdb", value));
    }

    @POST
    public final FormValidation doCheckTemplate(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("template", value));
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
    public final ComboBoxModel doFillVdbGroupItems(
            @AncestorInPath Item item,
            @QueryParameter String vdbGroup,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, NameList.vdbGroups(), vdbGroup);
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
}
