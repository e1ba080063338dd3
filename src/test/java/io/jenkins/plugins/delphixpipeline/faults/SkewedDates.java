package io.jenkins.plugins.delphixpipeline.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** A proxy that puts its own date on each answer. */
public final class SkewedDates {
    private volatile Duration ahead = Duration.ZERO;

    /** By how much the proxy's clock is ahead of the back end's from now on. */
    public void ahead(Duration time) {
        ahead = time;
    }

    public OkHttpClient client() {
        return over(new OkHttpClient());
    }

    /** A client that shares the connections of another. */
    OkHttpClient over(OkHttpClient client) {
        return client.newBuilder()
                .addNetworkInterceptor(chain -> skewed(chain.proceed(chain.request())))
                .build();
    }

    private Response skewed(Response answer) {
        String date = answer.header("Date");
        if (date == null || ahead.isZero()) {
            return answer;
        }
        Instant theirs =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return answer.newBuilder()
                .header(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                theirs.plus(ahead).atOffset(ZoneOffset.UTC)))
                .build();
    }
}
