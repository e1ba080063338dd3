package io.jenkins.plugins.delphixpipeline.faults;

import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Shows in the books who asked for what, also where the requests themselves do not bear the mark of their submission: the books
 * are the only ones to read it.
 */
final class Marks {
    private static final String AGENT = "User-Agent";

    private final ThreadLocal<String> now = new ThreadLocal<>();

    /** What is asked for meanwhile by this thread bears the mark. */
    <T> T with(String mark, Supplier<T> what) {
        now.set(mark);
        try {
            return what.get();
        } finally {
            now.remove();
        }
    }

    OkHttpClient over(OkHttpClient client) {
        return client.newBuilder()
                .addInterceptor(chain -> proceed(chain, chain.request()))
                .build();
    }

    private Response proceed(okhttp3.Interceptor.Chain chain, Request request) throws java.io.IOException {
        String mark = now.get();
        String agent = String.valueOf(request.header(AGENT));
        // Engines read the agent, so theirs is left alone; of DCT's API there is a version in every path.
        boolean lacks = mark != null && request.url().encodedPath().contains("/v3/");
        return chain.proceed(
                lacks
                        ? request.newBuilder()
                                .header(AGENT, agent + " (" + mark + ')')
                                .build()
                        : request);
    }
}
