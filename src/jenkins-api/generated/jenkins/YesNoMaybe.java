// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public enum YesNoMaybe {
    YES, NO, MAYBE;
}
