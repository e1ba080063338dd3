// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface ExtensionPoint {
}
