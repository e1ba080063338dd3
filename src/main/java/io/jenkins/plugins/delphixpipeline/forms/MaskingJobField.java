package io.jenkins.plugins.delphixpipeline.forms;

import hudson.util.ComboBoxModel;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code maskingJob}: a job that the engine knows. */
public interface MaskingJobField {
    @POST
    default ComboBoxModel doFillMaskingJobItems(ChosenBackend backend, @QueryParameter String maskingJob) {
        return backend.names(NameList.maskingJobs(), maskingJob);
    }
}
