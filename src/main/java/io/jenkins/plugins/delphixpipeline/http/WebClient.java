package io.jenkins.plugins.delphixpipeline.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.delphixpipeline.http.tls.TlsMixUp;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Two ways to speak to a back end: reads are repeated patiently, submissions are sent once. Made from a client that
 * brings the proxy; cookies and redirects are never followed, since both would carry a login to somewhere else.
 */
public final class WebClient {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 501, 502, 503, 504);
    private static final String RETRY_AFTER = "Retry-After";
    private static final String WITHHELD = "Withheld-Retry-After";
    /** Who goes on answering in another language is more likely a wrong address than passing trouble. */
    private static final int MOST_GARBLED = 3;
    /** Long lists take their time, but each byte of an answer may come in time, and the last one never. */
    private static final int READ_TIMEOUTS_OF_A_CALL = 5;

    private final HttpSettings settings;
    private final HttpUrl base;
    private final OkHttpClient reads;
    private final OkHttpClient submissions;

    public WebClient(OkHttpClient given, HttpSettings settings) {
        this.settings = settings;
        this.base = settings.base();
        OkHttpClient.Builder builder = given.newBuilder()
                .cookieJar(CookieJar.NO_COOKIES)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout())
                .callTimeout(wholeCall(settings.readTimeout()));
        TlsSetup.apply(settings.trust(), builder);
        // An answer from a cache would be nobody's answer to this request.
        builder.cache(null).addNetworkInterceptor(chain -> withheld(chain.proceed(chain.request())));
        reads = builder.build();
        submissions = builder.retryOnConnectionFailure(false)
                .addNetworkInterceptor(chain -> {
                    // Network interceptors run once there is a connection: from here on, bytes may reach the server.
                    chain.request().tag(Progress.class).begun = true;
                    return chain.proceed(chain.request());
                })
                .build();
    }

    public HttpSettings settings() {
        return settings;
    }

    /**
     * OkHttp must not act on this header: it would repeat a request that has no body, and it fails on a number of seconds
     * that is too long for it.
     */
    private static Response withheld(Response answer) {
        String wait = answer.header(RETRY_AFTER);
        return wait == null
                ? answer
                : answer.newBuilder()
                        .removeHeader(RETRY_AFTER)
                        .header(WITHHELD, wait)
                        .build();
    }

    /**
     * Anything that may be asked twice, whatever its method.
     *
     * @throws PlatformException {@link Problem#HOST_UNREACHABLE}, {@link Problem#CERTIFICATE_UNTRUSTED} or
     *     {@link Problem#ANSWER_UNREADABLE}
     * @throws Cancellation.CancelledException when the request was cancelled on purpose
     */
    public <T> T read(WebRequest request, AnswerReader<T> reader) {
        Duration budget = request.retryBudget() == null ? settings.retryBudget() : request.retryBudget();
        BackOff backOff = new BackOff(budget);
        int garbled = 0;
        while (true) {
            PlatformException trouble;
            Duration retryAfter = null;
            int status = 0;
            try (Response response = execute(reads, request, plainBody(request))) {
                status = response.code();
                retryAfter = BackOff.retryAfter(response.header(WITHHELD));
                WebAnswer answer = new WebAnswer(response);
                requireNoMixUp(answer);
                if (PASSING.contains(status) && !answer.isJson()) {
                    throw new GarbledAnswerException(answer);
                }
                return readable(answer, reader);
            } catch (GarbledAnswerException e) {
                Problem problem = PASSING.contains(status) ? Problem.HOST_UNREACHABLE : Problem.ANSWER_UNREADABLE;
                trouble = new PlatformException(failure(problem, request, e.getMessage()), e);
                if (isRedirect(status) || problem == Problem.ANSWER_UNREADABLE && ++garbled == MOST_GARBLED) {
                    throw noted(trouble);
                }
            } catch (IOException e) {
                stopIfUnwanted(request);
                trouble = IoErrors.unreachable(settings.server(), e);
                if (Thread.currentThread().isInterrupted()) {
                    throw trouble;
                }
                if (trouble.problem().isOfTls()) {
                    throw noted(trouble);
                }
            }
            noted(trouble);
            pauseOrThrow(backOff, retryAfter, trouble);
        }
    }

    /**
     * Sends a submission exactly once.
     *
     * @throws PlatformException {@link Problem#OUTCOME_UNKNOWN} when it was sent and its answer was lost or is not certainly
     *     the back end's own, whatever its status: a proxy or filter may say anything after the work was done;
     *     {@link Problem#HOST_UNREACHABLE} or a problem of the certificate when it was certainly not carried out;
     *     and what the reader throws
     */
    public <T> T send(WebRequest request, AnswerReader<T> reader) {
        Progress progress = new Progress();
        try (Response response = execute(submissions, request, progress)) {
            return readable(new WebAnswer(response), reader);
        } catch (IOException e) {
            if (!progress.begun) {
                throw noted(IoErrors.unreachable(settings.server(), e));
            }
            throw noted(new PlatformException(failure(Problem.OUTCOME_UNKNOWN, request, IoErrors.describe(e)), e));
        }
    }

    private Duration wholeCall(Duration readTimeout) {
        return settings.connectTimeout()
                .plus(settings.writeTimeout())
                .plus(readTimeout.multipliedBy(READ_TIMEOUTS_OF_A_CALL));
    }

    private void requireNoMixUp(WebAnswer answer) {
        String text = answer.isJson() ? "" : answer.excerpt();
        TlsMixUp.of(settings.server(), answer.status(), text, answer.header("Location"))
                .ifPresent(failure -> {
                    throw noted(new PlatformException(failure));
                });
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private <T> T readable(WebAnswer answer, AnswerReader<T> reader) throws IOException {
        try {
            T read = reader.read(answer);
            settings.meter().answered();
            return read;
        } catch (PlatformException | Cancellation.CancelledException e) {
            throw e;
        } catch (JsonProcessingException | RuntimeException e) {
            // Whatever the reader stumbled over: it is not the answer that was expected.
            throw new GarbledAnswerException(answer, e);
        }
    }

    private Response execute(OkHttpClient client, WebRequest request, RequestBody body) throws IOException {
        return execute(
                client, request, builder(request).method(request.method(), body).build());
    }

    private Response execute(OkHttpClient client, WebRequest request, Progress progress) throws IOException {
        Request once = builder(request)
                .method(request.method(), request.body() == null ? null : new OneShotBody(request.body(), JSON))
                .tag(Progress.class, progress)
                .build();
        return execute(client, request, once);
    }

    private Response execute(OkHttpClient client, WebRequest request, Request built) throws IOException {
        OkHttpClient patient = request.readTimeout() == null
                ? client
                : client.newBuilder()
                        .readTimeout(request.readTimeout())
                        .callTimeout(wholeCall(request.readTimeout()))
                        .build();
        Call call = patient.newCall(built);
        if (request.cancellation() != null) {
            request.cancellation().bind(call);
        }
        settings.meter().asked();
        WireLog log = new WireLog(request, built.url());
        try {
            return logged(log, executeOrInterrupt(call));
        } catch (IOException e) {
            stopIfUnwanted(request);
            log.failed(e);
            throw e;
        }
    }

    private static Response logged(WireLog log, Response response) throws IOException {
        try {
            log.answered(response);
            return response;
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }

    /** Kotlin knows no checked exceptions: an interrupt while OkHttp connects comes out as it is. */
    private static Response executeOrInterrupt(Call call) throws IOException {
        try {
            return call.execute();
        } catch (IOException e) {
            throw e;
        } catch (RuntimeException e) {
            // OkHttp stumbled over what a server sent; what was sent to the server is sent all the same.
            throw new IOException("an answer that makes no sense: " + e.getMessage(), e);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("interrupted", e);
        }
    }

    private static RequestBody plainBody(WebRequest request) {
        return request.body() == null ? null : RequestBody.create(request.body(), JSON);
    }

    private Request.Builder builder(WebRequest request) {
        Request.Builder builder = new Request.Builder()
                .url(request.url(base))
                .header("Accept", "application/json")
                .header("User-Agent", settings.userAgent());
        request.headers().forEach(builder::header);
        return builder;
    }

    private static void stopIfUnwanted(WebRequest request) {
        if (request.cancellation() != null && request.cancellation().isCancelled()) {
            throw new Cancellation.CancelledException();
        }
    }

    private void pauseOrThrow(BackOff backOff, Duration retryAfter, PlatformException trouble) {
        try {
            if (!backOff.pause(retryAfter)) {
                throw trouble;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble.addSuppressed(new InterruptedIOException("interrupted before the next attempt"));
            throw trouble;
        }
    }

    /** Remembers trouble that only the reader of an answer could see, for who asks how the back end is. */
    public PlatformException noted(PlatformException trouble) {
        settings.meter().failed(trouble.failure());
        return trouble;
    }

    private Failure failure(Problem problem, WebRequest request, String details) {
        return Failure.of(problem, url(request)).withDetails(details);
    }

    /** Without the query, which would only distract. */
    private String url(WebRequest request) {
        return request.url(base).newBuilder().query(null).build().toString();
    }

    /** How far a submission got. */
    private static final class Progress {
        private volatile boolean begun;
    }
}
