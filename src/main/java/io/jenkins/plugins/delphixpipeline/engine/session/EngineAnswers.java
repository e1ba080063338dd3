package io.jenkins.plugins.delphixpipeline.engine.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.delphixpipeline.http.AnswerReader;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** What is common to all answers of one engine: envelope, clock, cookie, and the signs that a login is needed. */
final class EngineAnswers {
    static final String PATH = "/resources/json/delphix";

    private static final String COOKIE = "JSESSIONID=";
    private static final Pattern BOOTING = Pattern.compile("Engine is booting up|STARTING UP|502 Bad Gateway");

    private final String url;
    private final ServerClock clock;
    private volatile long heardAt;

    /** @param nanos counts on whatever happens to the clock of the computer */
    EngineAnswers(String url, LongSupplier nanos) {
        this.url = url;
        this.clock = new ServerClock(nanos);
        this.heardAt = nanos.getAsLong();
    }

    String url() {
        return url;
    }

    ServerClock clock() {
        return clock;
    }

    /** When the engine last answered anything, by the clock's count. */
    long heardAt() {
        return heardAt;
    }

    /** What an engine says about an error is an answer too, whatever its status; a stranger's words are not. */
    <T> AnswerReader<Envelope<T>> envelope(ResultReader<T> reader) {
        return answer -> {
            try {
                if (!answer.isJson()) {
                    throw stranger(answer);
                }
                Envelope<T> envelope = Envelope.read(answer, reader);
                clock.noteDate(answer.header("Date"));
                heardAt = clock.nanos();
                return envelope;
            } catch (GarbledAnswerException | JsonProcessingException e) {
                if (Envelope.isTurningAway(answer.status())) {
                    return Envelope.turnedAway(answer);
                }
                throw e;
            }
        };
    }

    private static IOException stranger(WebAnswer answer) {
        String excerpt = answer.excerpt();
        return BOOTING.matcher(excerpt).find()
                ? new IOException("the engine is starting (" + excerpt + ")")
                : new GarbledAnswerException(answer);
    }

    /** Name and value of the session's cookie, if the answer sets one. */
    Optional<String> sessionCookie(WebAnswer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE))
                .map(cookie -> cookie.split(";", 2)[0].trim())
                .reduce((first, last) -> last);
    }
}
