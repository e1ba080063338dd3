package io.jenkins.plugins.delphixpipeline.forms;

import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code vdb}, which must be filled in. */
public interface VdbField {
    /** Those that the form is for. */
    default NameList vdbs() {
        return NameList.vdbs();
    }

    @POST
    default ComboBoxModel doFillVdbItems(ChosenBackend backend, @QueryParameter String vdb) {
        return backend.names(vdbs(), vdb);
    }

    /** @param vdbGroup what some steps take instead; null where there is no such field */
    @POST
    default FormValidation doCheckVdb(@QueryParameter String value, @QueryParameter String vdbGroup) {
        return Util.fixEmptyAndTrim(vdbGroup) == null ? FormValidation.validateRequired(value) : FormValidation.ok();
    }
}
