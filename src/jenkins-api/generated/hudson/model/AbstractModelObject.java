// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class AbstractModelObject implements hudson.model.ModelObject {
    public AbstractModelObject() {
        super();
    }

    protected final void sendError(java.lang.Exception e) throws jakarta.servlet.ServletException, java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    protected final void sendError(java.lang.String message) throws jakarta.servlet.ServletException, java.io.IOException {
        throw new UnsupportedOperationException("signature only");
    }

    protected final void requirePOST() throws jakarta.servlet.ServletException {
        throw new UnsupportedOperationException("signature only");
    }
}
