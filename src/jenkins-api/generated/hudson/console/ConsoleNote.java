// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.console;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class ConsoleNote<T> implements java.io.Serializable, hudson.model.Describable<hudson.console.ConsoleNote<?>>, hudson.ExtensionPoint {
    public static final java.lang.String PREAMBLE_STR = "[8mha:";

    public static final java.lang.String POSTAMBLE_STR = "[0m";

    public ConsoleNote() {
        super();
    }
}
