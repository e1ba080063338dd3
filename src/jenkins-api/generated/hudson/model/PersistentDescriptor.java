// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface PersistentDescriptor extends jenkins.model.Loadable, hudson.model.Saveable {
}
