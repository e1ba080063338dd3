// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Api extends hudson.model.AbstractModelObject {
    public Api(java.lang.Object bean) {
        super();
    }
}
