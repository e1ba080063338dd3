// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Queue implements hudson.model.Saveable {
    public Queue(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.LoadBalancer loadBalancer) {
        super();
    }

    public interface Task extends hudson.model.ModelObject {
    }
}
