// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.hudson.plugins.folder;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractFolderProperty<C extends com.cloudbees.hudson.plugins.folder.AbstractFolder<?>> extends hudson.model.AbstractDescribableImpl<com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?>> implements hudson.ExtensionPoint, hudson.model.Describable<com.cloudbees.hudson.plugins.folder.AbstractFolderProperty<?>> {
    public AbstractFolderProperty() {
        super();
    }
}
