package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that works on a data pod: on which one, and what may be done to it and taken into it. */
public abstract class DataPodTargetStep extends OperationStep {
    private String dataPod;
    private boolean recover = true;
    private boolean allowUnmasked;

    @CheckForNull
    public final String getDataPod() {
        return dataPod;
    }

    @DataBoundSetter
    public final void setDataPod(String dataPod) {
        this.dataPod = Util.fixEmptyAndTrim(dataPod);
    }

    public final boolean isRecover() {
        return recover;
    }

    @DataBoundSetter
    public final void setRecover(boolean recover) {
        this.recover = recover;
    }

    public final boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public final void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }
}
