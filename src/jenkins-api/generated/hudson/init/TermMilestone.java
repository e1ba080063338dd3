// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.init;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public enum TermMilestone {
    STARTED, COMPLETED;
}
