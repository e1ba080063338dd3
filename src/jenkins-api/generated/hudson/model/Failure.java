// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class Failure extends java.lang.RuntimeException implements org.kohsuke.stapler.HttpResponse {
    public Failure(java.lang.String message) {
        super();
    }
}
