package io.jenkins.plugins.delphixpipeline.simulator.api;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The requests that reached the engine, oldest first; old ones are forgotten. */
public final class RequestLog {

    private static final int LONGEST = 50_000;
    private static final int BEGINNING = 100;
    private static final Pattern REFUSAL = Pattern.compile("\\{\\s*\"type\"\\s*:\\s*\"ErrorResult\"");
    private static final Pattern SECRET = Pattern.compile("password|\"(?:token|api_key)\"");

    /**
     * One request.
     *
     * @param body as text; empty for logins and credentials, whose secrets are not kept
     * @param status HTTP status that the engine gave, 0 when a fault kept the request from it
     * @param refused whether it answered with an error, whatever its status
     */
    public record Entry(
            String method, String path, String query, String userAgent, String body, int status, boolean refused) {

        /** Whether the engine did something about it. */
        public boolean handled() {
            return status != 0;
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** @param answer null when a fault kept the request from the engine */
    public synchronized void add(HttpRequest request, HttpResponse answer) {
        if (entries.size() == LONGEST) {
            entries.removeFirst();
        }
        String path =
                request.path().startsWith(Api.BASE) ? request.path().substring(Api.BASE.length()) : request.path();
        boolean secret = SECRET.matcher(request.text()).find();
        entries.add(new Entry(
                request.method(),
                path,
                request.rawQuery(),
                request.header("user-agent"),
                secret ? "" : request.text(),
                answer == null ? 0 : answer.status(),
                answer != null && isRefusal(answer)));
    }

    /** Engine API: some refusals bear the status of success. */
    private static boolean isRefusal(HttpResponse answer) {
        byte[] body = answer.body();
        String beginning = new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8);
        return answer.status() >= 400 || REFUSAL.matcher(beginning).lookingAt();
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
