package io.jenkins.plugins.delphixpipeline.forms;

import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A form's field {@code template}, which must be filled in where the form needs it. */
public interface TemplateField {
    /** Whether the step cannot do without it. */
    default boolean needsTemplate() {
        return true;
    }

    @POST
    default ComboBoxModel doFillTemplateItems(ChosenBackend backend, @QueryParameter String template) {
        return backend.names(NameList.templates(), template);
    }

    @POST
    default FormValidation doCheckTemplate(@QueryParameter String value) {
        return needsTemplate() ? FormValidation.validateRequired(value) : FormValidation.ok();
    }
}
