package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is common to all answers of one engine: envelope, clock, cookie, and the signs that a login is needed. */
final class EngineAnswers {
    static final String PATH = "/resources/json/delphix";

    private static final String COOKIE = "JSESSIONID=";
    private static final Pattern BOOTING = Pattern.compile("Engine is booting up|STARTING UP|502 Bad Gateway");

    private final String url;
    private volatile Instant lastDate;

    EngineAnswers(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /** The engine's clock at its last answer; null before the first. */
    Instant lastDate() {
        return lastDate;
    }

    /** What an engine says about an error is an answer too, whatever its status; a stranger's words are not. */
    <T> AnswerReader<Envelope<T>> envelope(ResultReader<T> reader) {
        return answer -> {
            noteDate(answer.header("Date"));
            if (answer.isJson()) {
                return Envelope.read(answer, reader);
            }
            if (answer.status() == 401 || answer.status() == 403) {
                return Envelope.turnedAway(answer);
            }
            throw stranger(answer);
        };
    }

    private static IOException stranger(WebAnswer answer) {
        String excerpt = answer.excerpt();
        return BOOTING.matcher(excerpt).find()
                ? new IOException("the engine is starting (" + excerpt + ")")
                : new GarbledAnswerException(answer);
    }

    private void noteDate(String header) {
        if (header != null) {
            try {
                lastDate = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException strange) {
                // Another answer will bring a better one.
            }
        }
    }

    /** Name and value of the session's cookie, if the answer sets one. */
    Optional<String> sessionCookie(WebAnswer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE))
                .map(cookie -> cookie.split(";", 2)[0].trim())
                .reduce((first, last) -> last);
    }
}
