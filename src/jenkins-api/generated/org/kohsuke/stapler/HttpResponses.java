// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class HttpResponses {
    public HttpResponses() {
        super();
    }

    public static org.kohsuke.stapler.HttpResponse redirectToDot() {
        throw new UnsupportedOperationException("signature only");
    }
}
