// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.util.io;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface OnMaster {
}
