// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.hudson.plugins.folder;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractFolder<I extends hudson.model.TopLevelItem> extends hudson.model.AbstractItem implements hudson.model.TopLevelItem, hudson.model.ItemGroup<I>, hudson.model.Saveable, hudson.model.ModelObject, hudson.security.AccessControlled {
    protected AbstractFolder(hudson.model.ItemGroup parent, java.lang.String name) {
        super(null, null);
    }

    public hudson.util.DescribableList<com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?>, com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor> getProperties() {
        throw new UnsupportedOperationException("signature only");
    }
}
