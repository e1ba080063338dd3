package io.jenkins.plugins.delphixpipeline.steps.pod;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.forms.BranchField;
import io.jenkins.plugins.delphixpipeline.forms.DataPodField;
import io.jenkins.plugins.delphixpipeline.forms.TemplateField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchChange;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManageBranch;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodOperation;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.run.PodsExecution;
import io.jenkins.plugins.delphixpipeline.steps.DataPodTargetStep;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Starts, stops, recovers, refreshes, resets, undoes or restores a data pod, or changes its branches. */
public final class DataPodStep extends DataPodTargetStep {
    private static final String ALL = "*";
    private static final Enum<?>[] ACTIONS = Stream.of(PodAction.values(), BranchAction.values())
            .flatMap(Stream::of)
            .toArray(Enum<?>[]::new);

    private final String action;
    private final String template;
    private boolean all;
    private int atOnce = 1;
    private String bookmark;
    private String branch;

    @DataBoundConstructor
    public DataPodStep(String action, String template) {
        this.action = Util.fixEmptyAndTrim(action);
        this.template = Util.fixEmptyAndTrim(template);
    }

    private String given() {
        return "action: '" + action + "'";
    }

    @Override
    public PodOperation operation() throws AbortException {
        Enum<?> wanted = Parameters.choice("action", action, ACTIONS);
        String parent = Parameters.needed("template", template);
        if (wanted == PodAction.RESTORE) {
            Parameters.neededWith(given(), "bookmark", bookmark);
        } else if (bookmark != null && wanted != BranchAction.CREATE_BRANCH) {
            throw new AbortException(Messages.DataPodStep_bookmarkOnlyForRestore(action));
        }
        if (wanted instanceof BranchAction) {
            Parameters.neededWith(given(), "branch", branch);
        } else if (branch != null) {
            throw new AbortException(Messages.DataPodStep_branchOnlyForBranches(action));
        }
        if (all == (getDataPod() != null)) {
            throw new AbortException(Messages.DataPodStep_oneOrAll());
        }
        if (atOnce < 1 || !all && atOnce != 1) {
            throw new AbortException(Messages.DataPodStep_atOnce());
        }
        String pod = all ? ALL : getDataPod();
        return wanted instanceof BranchAction change
                ? new ManageBranch(
                        new PodTarget(pod, parent, isRecover(), isAllowUnmasked()),
                        new BranchChange(change, branch, bookmark))
                : new ManagePod(
                        new PodTarget(pod, parent, isRecover(), isAllowUnmasked()), (PodAction) wanted, bookmark);
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
                ? new PodsExecution(context, operation(), atOnce, choice, getResultVariable())
                : super.execution(context, choice);
    }

    public String getAction() {
        return action;
    }

    public String getTemplate() {
        return template;
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

    @CheckForNull
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends DelphixStepDescriptor
            implements TemplateField, DataPodField, BranchField {
        public DescriptorImpl() {
            super("delphixDataPod", "dataPod", "template");
        }

        @Override
        public String getDisplayName() {
            return Messages.DataPodStep_displayName();
        }

        @POST
        public ListBoxModel doFillActionItems() {
            return words(ACTIONS);
        }
    }
}
