// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class CauseOfInterruption implements java.io.Serializable {
    public CauseOfInterruption() {
        super();
    }
}
