// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class Launcher {
    protected Launcher(@edu.umd.cs.findbugs.annotations.NonNull hudson.Launcher launcher) {
        super();
    }
}
