// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.credentialsbinding.masking;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class SecretPatterns {
    @edu.umd.cs.findbugs.annotations.NonNull
    public static java.util.regex.Pattern getAggregateSecretPattern(@edu.umd.cs.findbugs.annotations.NonNull java.util.Collection<java.lang.String> inputs) {
        throw new UnsupportedOperationException("signature only");
    }

    private SecretPatterns() {
        super();
    }

    public static class MaskingOutputStream extends hudson.console.LineTransformationOutputStream.Delegating {
        public MaskingOutputStream(@edu.umd.cs.findbugs.annotations.NonNull java.io.OutputStream out, @edu.umd.cs.findbugs.annotations.NonNull java.util.function.Supplier<java.util.regex.Pattern> secretPattern, @edu.umd.cs.findbugs.annotations.NonNull java.lang.String charsetName) {
            super(null);
        }
    }
}
