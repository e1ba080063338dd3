package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import hudson.Extension;
import java.util.ArrayList;
import java.util.List;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The index of extensions that the compiler writes and a Jenkins reads. */
final class ExtensionIndex {
    private ExtensionIndex() {}

    static List<StepDescriptor> stepDescriptors(ClassLoader loader) {
        List<StepDescriptor> descriptors = new ArrayList<>();
        try {
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                if (item.element() instanceof Class<?> type && StepDescriptor.class.isAssignableFrom(type)) {
                    descriptors.add((StepDescriptor) item.instance());
                }
            }
        } catch (InstantiationException e) {
            throw new IllegalStateException("The plugin's index of extensions does not fit its classes", e);
        }
        return descriptors;
    }
}
