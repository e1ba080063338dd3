// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class ChecksPublisherFactory implements hudson.ExtensionPoint {
    public ChecksPublisherFactory() {
        super();
    }

    public static io.jenkins.plugins.checks.api.ChecksPublisher fromRun(hudson.model.Run<?, ?> run, hudson.model.TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }
}
