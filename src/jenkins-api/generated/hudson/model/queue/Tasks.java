// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model.queue;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Tasks {
    public Tasks() {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static org.springframework.security.core.Authentication getAuthenticationOf2(@edu.umd.cs.findbugs.annotations.NonNull hudson.model.Queue.Task t) {
        throw new UnsupportedOperationException("signature only");
    }
}
