package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.util.List;
import java.util.Map;
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
    private List<String> tags;
    private String snapshotPolicy;
    private String retentionPolicy;
    private String environmentUser;

    /** @throws AbortException when the parameters are no JSON */
    protected final Placement placement() throws AbortException {
        return new Placement(
                        targetGroup, environment, repository, maskingJob, Parameters.json("parameters", parameters))
                .with(settings());
    }

    /** What is given of the settings that some back ends have, by their names. */
    protected final Map<String, Object> givenSettings() {
        return settings().given();
    }

    private VdbSettings settings() {
        return new VdbSettings(tags, snapshotPolicy, retentionPolicy, environmentUser);
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

    @CheckForNull
    public final List<String> getTags() {
        return tags == null ? null : List.copyOf(tags);
    }

    @DataBoundSetter
    public final void setTags(List<String> tags) {
        this.tags = Parameters.list(tags);
    }

    @CheckForNull
    public final String getSnapshotPolicy() {
        return snapshotPolicy;
    }

    @DataBoundSetter
    public final void setSnapshotPolicy(String snapshotPolicy) {
        this.snapshotPolicy = Util.fixEmptyAndTrim(snapshotPolicy);
    }

    @CheckForNull
    public final String getRetentionPolicy() {
        return retentionPolicy;
    }

    @DataBoundSetter
    public final void setRetentionPolicy(String retentionPolicy) {
        this.retentionPolicy = Util.fixEmptyAndTrim(retentionPolicy);
    }

    @CheckForNull
    public final String getEnvironmentUser() {
        return environmentUser;
    }

    @DataBoundSetter
    public final void setEnvironmentUser(String environmentUser) {
        this.environmentUser = Util.fixEmptyAndTrim(environmentUser);
    }
}
