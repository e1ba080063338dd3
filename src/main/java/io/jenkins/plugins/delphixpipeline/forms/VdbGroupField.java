package io.jenkins.plugins.delphixpipeline.forms;

import hudson.util.ComboBoxModel;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code vdbGroup}, for back ends that have groups. */
public interface VdbGroupField {
    @POST
    default ComboBoxModel doFillVdbGroupItems(ChosenBackend backend, @QueryParameter String vdbGroup) {
        return backend.names(NameList.vdbGroups(), vdbGroup);
    }
}
