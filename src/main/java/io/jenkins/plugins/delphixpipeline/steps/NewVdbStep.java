package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that may make a new VDB: of what, where it goes, and what else it gets. */
public abstract class NewVdbStep extends UnmaskedPointStep {
    private String vdb;
    private String from;
    private String targetGroup;
    private String environment;
    private String repository;
    private String maskingJob;
    private String parameters;

    /** @throws AbortException when the parameters are no JSON */
    protected final ProvisionVdb.Placement placement() throws AbortException {
        return placement(new HookSettings());
    }

    /** @throws AbortException when the parameters are no JSON */
    protected final ProvisionVdb.Placement placement(HookSettings hooks) throws AbortException {
        return new ProvisionVdb.Placement(
                targetGroup, environment, repository, maskingJob, Parameters.json("parameters", parameters), hooks);
    }

    @CheckForNull
    public final String getVdb() {
        return vdb;
    }

    @DataBoundSetter
    public final void setVdb(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
    }

    @CheckForNull
    public final String getFrom() {
        return from;
    }

    @DataBoundSetter
    public final void setFrom(String from) {
        this.from = Util.fixEmptyAndTrim(from);
    }

    @CheckForNull
    public final String getTargetGroup() {
        return targetGroup;
    }

    @DataBoundSetter
    public final void setTargetGroup(String targetGroup) {
        this.targetGroup = Util.fixEmptyAndTrim(targetGroup);
    }

    @CheckForNull
    public final String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public final void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    @CheckForNull
    public final String getRepository() {
        return repository;
    }

    @DataBoundSetter
    public final void setRepository(String repository) {
        this.repository = Util.fixEmptyAndTrim(repository);
    }

    @CheckForNull
    public final String getMaskingJob() {
        return maskingJob;
    }

    @DataBoundSetter
    public final void setMaskingJob(String maskingJob) {
        this.maskingJob = Util.fixEmptyAndTrim(maskingJob);
    }

    @CheckForNull
    public final String getParameters() {
        return parameters;
    }

    @DataBoundSetter
    public final void setParameters(String parameters) {
        this.parameters = Util.fixEmptyAndTrim(parameters);
    }
}
