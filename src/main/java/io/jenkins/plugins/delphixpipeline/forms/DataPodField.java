package io.jenkins.plugins.delphixpipeline.forms;

import hudson.RelativePath;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code dataPod}, which must be filled in where the form needs it. */
public interface DataPodField {
    /** Whether the step cannot do without it. */
    default boolean needsDataPod() {
        return true;
    }

    /**
     * @param template what stands in the field beside this one
     * @param around the same value when that field stands around the radio block of this one
     */
    @POST
    default ComboBoxModel doFillDataPodItems(
            ChosenBackend backend,
            @QueryParameter String dataPod,
            @QueryParameter String template,
            @RelativePath("..") @QueryParameter("template") String around) {
        return backend.names(NameList.dataPods(template), dataPod);
    }

    @POST
    default FormValidation doCheckDataPod(@QueryParameter String value) {
        return needsDataPod() ? FormValidation.validateRequired(value) : FormValidation.ok();
    }
}
