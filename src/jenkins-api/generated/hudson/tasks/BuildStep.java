// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.tasks;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface BuildStep {
}
