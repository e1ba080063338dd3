// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.tasks;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class BuildStepDescriptor<T extends hudson.tasks.BuildStep & hudson.model.Describable<T>> extends hudson.model.Descriptor<T> {
    protected BuildStepDescriptor() {
        super();
    }

    public abstract boolean isApplicable(java.lang.Class<? extends hudson.model.AbstractProject> jobType);

    public static <T extends hudson.tasks.BuildStep & hudson.model.Describable<T>> java.util.List<hudson.model.Descriptor<T>> filter(java.util.List<hudson.model.Descriptor<T>> base, java.lang.Class<? extends hudson.model.AbstractProject> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
