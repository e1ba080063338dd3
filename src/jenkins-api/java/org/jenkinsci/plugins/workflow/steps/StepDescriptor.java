package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

public abstract class StepDescriptor extends Descriptor<Step> {
    public abstract Set<? extends Class<?>> getRequiredContext();

    public Set<? extends Class<?>> getProvidedContext() {
        return Set.of();
    }

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public final Class<?> getMetaStepArgumentType() {
        throw new UnsupportedOperationException("signature only");
    }

    public final void checkContextAvailability(StepContext context)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (context.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    public static ExtensionList<StepDescriptor> all() {
        throw new UnsupportedOperationException("signature only");
    }

    public static Iterable<StepDescriptor> allMeta() {
        throw new UnsupportedOperationException("signature only");
    }

    public static StepDescriptor byFunctionName(String name) {
        throw new UnsupportedOperationException("signature only");
    }

    public static List<StepDescriptor> metaStepsOf(String name) {
        throw new UnsupportedOperationException("signature only");
    }

    public String argumentsToString(Map<String, Object> arguments) {
        return arguments.size() == 1 && arguments.values().iterator().next() instanceof String text ? text : null;
    }
}
