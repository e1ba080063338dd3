// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.hudson.plugins.folder;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractFolderPropertyDescriptor extends hudson.model.Descriptor<com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?>> {
    public AbstractFolderPropertyDescriptor() {
        super();
    }

    public com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?> newInstance(org.kohsuke.stapler.StaplerRequest2 req, net.sf.json.JSONObject formData) throws hudson.model.Descriptor.FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?> newInstance(org.kohsuke.stapler.StaplerRequest req, net.sf.json.JSONObject formData) throws hudson.model.Descriptor.FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public static java.util.List<com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor> getApplicableDescriptors(java.lang.Class<? extends com.cloudbees.hudson.plugins.folder.AbstractFolder> containerType) {
        throw new UnsupportedOperationException("signature only");
    }
}
