// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.tasks;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class Builder implements hudson.tasks.BuildStep, hudson.model.Describable<hudson.tasks.Builder>, hudson.ExtensionPoint {
    public Builder() {
        super();
    }

    public static hudson.DescriptorExtensionList<hudson.tasks.Builder, hudson.model.Descriptor<hudson.tasks.Builder>> all() {
        throw new UnsupportedOperationException("signature only");
    }
}
