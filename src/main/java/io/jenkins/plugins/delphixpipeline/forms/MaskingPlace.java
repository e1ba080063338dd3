package io.jenkins.plugins.delphixpipeline.forms;

import org.kohsuke.stapler.QueryParameter;

/** Where on a Masking Engine a form looks for jobs and connectors; a blank one stands for all of them. */
public record MaskingPlace(String application, String environment) {
    /** Makes one of what the form sends. */
    public static MaskingPlace fromStapler(@QueryParameter String application, @QueryParameter String environment) {
        return new MaskingPlace(application, environment);
    }
}
