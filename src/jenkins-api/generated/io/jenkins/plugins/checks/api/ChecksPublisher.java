// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.checks.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class ChecksPublisher {
    public ChecksPublisher() {
        super();
    }

    public abstract void publish(io.jenkins.plugins.checks.api.ChecksDetails details);
}
