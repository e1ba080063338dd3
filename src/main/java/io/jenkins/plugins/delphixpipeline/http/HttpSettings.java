package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.http.tls.ServerName;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Where a back end is and how patiently it is spoken to.
 *
 * @param url scheme, host and port, such as {@code https://engine.example.com}
 * @param retryBudget how long a read that fails for a passing reason is repeated; submissions never are
 * @param userAgent product and version, such as {@code delphix-pipeline/1.0}
 * @param meter is told of every request
 */
public record HttpSettings(
        String url,
        Trust trust,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration retryBudget,
        String userAgent,
        RequestMetrics meter) {

    public HttpSettings {
        Objects.requireNonNull(url);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(userAgent);
        Objects.requireNonNull(meter);
    }

    /** The system's trust and time limits that suit most networks. */
    public static HttpSettings of(String url) {
        return new HttpSettings(
                url,
                Trust.system(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                "delphix-pipeline",
                new RequestMetrics(Clock.systemUTC()));
    }

    public HttpSettings with(Trust other) {
        return new HttpSettings(url, other, connectTimeout, readTimeout, writeTimeout, retryBudget, userAgent, meter);
    }

    public HttpSettings withTimeouts(Duration connect, Duration read, Duration write) {
        return new HttpSettings(url, trust, connect, read, write, retryBudget, userAgent, meter);
    }

    public HttpSettings withRetryBudget(Duration budget) {
        return new HttpSettings(url, trust, connectTimeout, readTimeout, writeTimeout, budget, userAgent, meter);
    }

    public HttpSettings withUserAgent(String agent) {
        return new HttpSettings(url, trust, connectTimeout, readTimeout, writeTimeout, retryBudget, agent, meter);
    }

    public HttpSettings with(RequestMetrics other) {
        return new HttpSettings(url, trust, connectTimeout, readTimeout, writeTimeout, retryBudget, userAgent, other);
    }

    /** Whether the back end has answered anybody who shares the meter. */
    public Contact contact() {
        RequestMetrics.Reading reading = meter.reading();
        Failure silence = Failure.of(Problem.HOST_UNREACHABLE, url).withDetails("no answer yet");
        return new Contact(reading.answeredAt(), reading.awaySince() == null ? silence : reading.failure());
    }

    /** @throws PlatformException {@link Problem#HOST_UNREACHABLE} when the text is no address */
    HttpUrl base() {
        HttpUrl parsed = HttpUrl.parse(url.trim());
        if (parsed == null) {
            throw new PlatformException(Failure.of(Problem.HOST_UNREACHABLE, url)
                    .withDetails("not an address that begins with http:// or https://"));
        }
        return parsed;
    }

    /** What people know the back end by, whatever path is asked for. */
    public String server() {
        return ServerName.of(base());
    }
}
