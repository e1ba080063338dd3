package io.jenkins.plugins.delphixpipeline.steps.yaml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.run.BlockingOperation;
import io.jenkins.plugins.delphixpipeline.steps.AbstractDelphixStep;
import io.jenkins.plugins.delphixpipeline.steps.DelphixStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.PlainBuild;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Does what a {@code delphix.yaml} says for an event on a branch: {@code delphixYaml event: 'push'}. */
public final class YamlStep extends AbstractDelphixStep {
    private String file = YamlRequest.FILE;
    private String event;
    private String branch;
    private String commit;
    private String bookmark;
    private String repository;
    private boolean allowUnmasked;

    @DataBoundConstructor
    public YamlStep() {
        // What is not given is taken from the build, as far as it is plain there.
    }

    @Override
    public StepExecution execution(StepContext context, ConnectionChoice choice) {
        return new YamlExecution(context, request(), choice, getResultVariable());
    }

    private YamlRequest request() {
        return new YamlRequest(file, new YamlRequest.Cause(event, branch, commit), bookmark, repository, allowUnmasked);
    }

    @Override
    public boolean requiresWorkspace() {
        return true;
    }

    @Override
    public void carryOut(PlainBuild build, ConnectionChoice choice, String resultVariable)
            throws InterruptedException, IOException {
        BlockingOperation.perform(
                request()
                        .operation(
                                build.workspace(),
                                build.environment(),
                                build.listener().getLogger()),
                build.runner(choice, resultVariable),
                build.listener());
    }

    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(String file) {
        String given = Util.fixEmptyAndTrim(file);
        this.file = given == null ? YamlRequest.FILE : given;
    }

    @CheckForNull
    public String getEvent() {
        return event;
    }

    @DataBoundSetter
    public void setEvent(String event) {
        this.event = Util.fixEmptyAndTrim(event);
    }

    @CheckForNull
    public String getBranch() {
        return branch;
    }

    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixEmptyAndTrim(branch);
    }

    @CheckForNull
    public String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = Util.fixEmptyAndTrim(commit);
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
    public String getRepository() {
        return repository;
    }

    @DataBoundSetter
    public void setRepository(String repository) {
        this.repository = Util.fixEmptyAndTrim(repository);
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
            super("delphixYaml", "event", "file");
        }

        @Override
        public String getDisplayName() {
            return Messages.YamlStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            Set<Class<?>> required = new LinkedHashSet<>(super.getRequiredContext());
            required.add(FilePath.class);
            return required;
        }
    }
}
