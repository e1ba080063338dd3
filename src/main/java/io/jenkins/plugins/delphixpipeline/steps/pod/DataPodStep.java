package io.jenkins.plugins.delphixpipeline.steps.pod;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.run.PodsExecution;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.OperationStep;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Starts, stops, recovers, refreshes, resets, undoes or restores a data pod. */
public final class DataPodStep extends OperationStep {
    private static final String ALL = "*";

    private final String action;
    private final String template;
    private String dataPod;
    private boolean all;
    private int atOnce = 1;
    private String bookmark;
    private boolean recover = true;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public DataPodStep(String action, String template) {
        this.action = Util.fixEmptyAndTrim(action);
        this.template = Util.fixEmptyAndTrim(template);
    }

    @Override
    public DataOperation operation() throws AbortException {
        PodAction wanted = Parameters.choice("action", action, PodAction.values());
        String parent = Parameters.needed("template", template);
        if (wanted == PodAction.RESTORE) {
            Parameters.needed("bookmark", bookmark);
        } else if (bookmark != null) {
            throw new AbortException(Messages.DataPodStep_bookmarkOnlyForRestore(action));
        }
        if (all == (dataPod != null)) {
            throw new AbortException(Messages.DataPodStep_oneOrAll());
        }
        if (atOnce < 1 || !all && atOnce != 1) {
            throw new AbortException(Messages.DataPodStep_atOnce());
        }
        return new ManagePod(all ? ALL : dataPod, parent, wanted, bookmark, recover, allowUnmasked);
    }

    @Override
    public DataOperation operationWithoutPipeline() throws AbortException {
        if (all) {
            throw new AbortException(Messages.DataPodStep_allNeedsPipeline());
        }
        return operation();
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) throws AbortException {
        return all
                ? new PodsExecution(context, (ManagePod) operation(), template, atOnce, choice, getResultVariable())
                : super.execution(context, choice);
    }

    public String getAction() {
        return action;
    }

    public String getTemplate() {
        return template;
    }

    @CheckForNull
    public String getDataPod() {
        return dataPod;
    }

    @DataBoundSetter
    public void setDataPod(String dataPod) {
        this.dataPod = Util.fixEmptyAndTrim(dataPod);
    }

    public boolean isAll() {
        return all;
    }

    @DataBoundSetter
    public void setAll(boolean all) {
        this.all = all;
    }

    public int getAtOnce() {
        return atOnce;
    }

    @DataBoundSetter
    public void setAtOnce(int atOnce) {
        this.atOnce = atOnce;
    }

    @CheckForNull
    public String getBookmark() {
        return bookmark;
    }

    @DataBoundSetter
    public void setBookmark(String bookmark) {
        this.bookmark = Util.fixEmptyAndTrim(bookmark);
    }

    public boolean isRecover() {
        return recover;
    }

    @DataBoundSetter
    public void setRecover(boolean recover) {
        this.recover = recover;
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
    public static final class DescriptorImpl extends DelphixStepDescriptor {
        public DescriptorImpl() {
            super("delphixDataPod", "dataPod", "template");
        }

        @Override
        public String getDisplayName() {
            return Messages.DataPodStep_displayName();
        }

        @POST
        public ListBoxModel doFillActionItems() {
            return words(PodAction.values());
        }

        @POST
        public FormValidation doCheckDataPod(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.needed("dataPod", value));
        }

        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.needed("template", value));
        }

        @POST
        public ComboBoxModel doFillTemplateItems(
                @AncestorInPath Item item,
                @QueryParameter String template,
                @QueryParameter String connection,
                @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.templates(), template);
        }

        @POST
        public ComboBoxModel doFillDataPodItems(
                @AncestorInPath Item item,
                @QueryParameter String dataPod,
                @RelativePath("..") @QueryParameter String template,
                @RelativePath("..") @QueryParameter String connection,
                @RelativePath("..") @QueryParameter String credentialsId) {
            return names(item, connection, credentialsId, NameList.dataPods(template), dataPod);
        }
    }
}
