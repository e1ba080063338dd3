package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {
    @Override
    public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public boolean isApplicable(Class<? extends AbstractFolder> containerType) {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public static List<AbstractFolderPropertyDescriptor> getApplicableDescriptors(
            Class<? extends AbstractFolder> containerType) {
        throw new UnsupportedOperationException("signature only");
    }
}
