package io.jenkins.plugins.delphixpipeline.steps;

import org.kohsuke.stapler.DataBoundSetter;

/** A step that takes data from a point, and refuses data that is not masked unless it is told to take it. */
public abstract class UnmaskedPointStep extends PointStep {
    private boolean allowUnmasked;

    public final boolean isAllowUnmasked() {
        return allowUnmasked;
    }

    @DataBoundSetter
    public final void setAllowUnmasked(boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
    }
}
