package io.jenkins.plugins.delphixpipeline.forms;

import hudson.RelativePath;
import hudson.util.ComboBoxModel;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code branch}: a branch of the data pod that stands beside it. */
public interface BranchField {
    /**
     * @param template what stands in the field beside this one
     * @param around the same value when that field stands around the radio block of this one
     */
    @POST
    default ComboBoxModel doFillBranchItems(
            ChosenBackend backend,
            @QueryParameter String branch,
            @QueryParameter String dataPod,
            @QueryParameter String template,
            @RelativePath("..") @QueryParameter("template") String around) {
        return backend.names(NameList.branches(template, dataPod), branch);
    }
}
