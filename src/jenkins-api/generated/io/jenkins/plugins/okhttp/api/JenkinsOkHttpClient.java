// Generated from the real class; SignaturesTest says how. Do not edit.
package io.jenkins.plugins.okhttp.api;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class JenkinsOkHttpClient {
    private JenkinsOkHttpClient() {
        super();
    }

    public static okhttp3.OkHttpClient.Builder newClientBuilder(okhttp3.OkHttpClient httpClient) {
        throw new UnsupportedOperationException("signature only");
    }
}
