package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import hudson.FilePath;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The steps that can stand in a Jenkinsfile, by the name that they have there. */
public final class StepLibrary {
    /** What compiled Jenkinsfiles are called. */
    public static final String FILE = "Jenkinsfile";

    private final Map<String, StepDescriptor> steps = new TreeMap<>();

    public StepLibrary(Collection<? extends StepDescriptor> descriptors) {
        descriptors.forEach(descriptor -> steps.put(descriptor.getFunctionName(), descriptor));
    }

    /** All steps of the plugin, by the index of extensions that a Jenkins would read. */
    public static StepLibrary ofPlugin() {
        return new StepLibrary(ExtensionIndex.stepDescriptors(StepLibrary.class.getClassLoader()));
    }

    /** @throws IllegalArgumentException where a step of this name is written around a block */
    public void requireNoBlock(String name, OptionalInt line) {
        if (steps.get(name).takesImplicitBlockArgument()) {
            throw new IllegalArgumentException(name + place(line) + " needs a block: " + name + "(…) { … }");
        }
    }

    private static String place(OptionalInt line) {
        return line.isPresent() ? " (line " + line.getAsInt() + ")" : "";
    }

    public Set<String> names() {
        return Set.copyOf(steps.keySet());
    }

    /** Whether a step says that it works on files of a node. */
    public boolean needsNode(String name) {
        return steps.get(name).getRequiredContext().contains(FilePath.class);
    }

    /** What each takes. */
    public Map<String, Signature> signatures() {
        Map<String, Signature> signatures = new TreeMap<>();
        steps.forEach((name, descriptor) -> signatures.put(name, new DataBinding(descriptor.clazz).signature()));
        return signatures;
    }

    /**
     * @param line where the step stands in the file
     * @throws IllegalArgumentException naming the step and the argument that is wrong
     */
    public Step build(String name, Arguments arguments, OptionalInt line) {
        try {
            StepDescriptor descriptor = steps.get(name);
            DataBinding binding = new DataBinding(descriptor.clazz);
            Map<String, Object> named = binding.named(arguments);
            return (Step) binding.instantiate(
                    descriptor instanceof CustomDescribableModel own ? own.customInstantiate(named) : named);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + place(line) + ": " + e.getMessage(), e);
        }
    }
}
